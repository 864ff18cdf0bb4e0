import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { diskKey, uriKey } from '../../../src/editor/host/disk-key';
import { FileRecords } from '../../../src/editor/host/file-records';
import type { RecordChange } from '../../../src/editor/host/record-exchange';
import { placeKey, type Environment } from '../../../src/request/environment';
import { cleanupAfterEach } from '../../support/cleanup';
import { onPlatform } from '../../support/on-platform';
import { MemoryState } from './memory-state';

const ignoring = ['win32', 'darwin'] as const;

describe('What is remembered of a file', () => {
  const cleanup = cleanupAfterEach();
  const one = 'file:///c%3A/B%C3%BCro%20100%25/Web01.host.secprofile.json';
  const other = 'file:///C:/BU%CC%88RO%20100%25/web01.HOST.secprofile.json';

  it('is that of every spelling of it where the system ignores case', () => {
    for (const platform of ignoring) {
      assert.equal(diskKey(one, platform), diskKey(other, platform));
      assert.equal(diskKey(diskKey(one, platform), platform), diskKey(one, platform));
    }
    assert.notEqual(diskKey(one, 'linux'), diskKey(other, 'linux'));
  });

  it('is kept apart on the disk of another machine', () => {
    const remote = 'vscode-remote://ssh-remote%2Bbox/home/Web01.json';
    for (const platform of ignoring) assert.equal(diskKey(remote, platform), remote);
  });

  it('is found again after an update from a version that kept the spelling', () => {
    const stored: unknown = [[one, { intent: 'update' }]];
    const state = { get: () => stored as never, update: () => Promise.resolve() };
    cleanup.defer(onPlatform('win32').restore);
    const records = new FileRecords(state, uriKey);
    const uri = { toString: () => other } as vscode.Uri;
    assert.equal(records.intentOf(uri, undefined), 'update');
  });

  describe('is told under the spelling that was known last, and so it is', () => {
    const uri = (text: string) => ({ toString: () => text }) as vscode.Uri;
    const place: Environment = { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' };
    let state: MemoryState;
    const open = () => new FileRecords(state, uriKey);
    const names = (records: FileRecords) => records.knownIn(place).map(([name]) => name);

    beforeEach(() => {
      cleanup.defer(onPlatform('win32').restore);
      state = new MemoryState();
    });

    it('in the next session, after either spelling was written, and in another window', () => {
      const [records, told] = [open(), [] as RecordChange[]];
      records.share((changes) => told.push(...changes));
      records.know(uri(one), place, { id: 'a' });
      assert.deepEqual([names(records), names(open())], [[one], [one]]);
      records.note(place, [[uri(other), { id: 'a' }]]);
      assert.deepEqual(names(records), [other]);
      records.know(uri(diskKey(one)), place, { id: 'a' });
      assert.deepEqual(names(open()), [diskKey(one)]);
      records.know(uri(other), place, { id: 'b' });
      const elsewhere = new FileRecords(new MemoryState(), uriKey);
      elsewhere.take(told);
      assert.deepEqual(names(elsewhere), [other]);
    });

    it('of an earlier version, and where there is none', () => {
      const known = { [placeKey(place)]: { id: 'a' } };
      void state.update('files', [
        [one, { known }],
        ['untitled:x.json', { known }],
      ]);
      assert.deepEqual(names(open()), [one, 'untitled:x.json']);
    });

    it('after the file was renamed, and a folder above it, that is spelled otherwise', () => {
      const records = open();
      records.know(uri(one), place, { id: 'a' });
      const folder = other.slice(0, other.lastIndexOf('/'));
      records.rename(uri(folder), uri('file:///d%3A/Neu'));
      const moved = 'file:///d%3A/Neu/Web01.host.secprofile.json';
      assert.deepEqual(names(records), [moved]);
      records.rename(uri(moved), uri('file:///d%3A/Neu/WEB01.host.secprofile.json'));
      assert.deepEqual(names(open()), ['file:///d%3A/Neu/WEB01.host.secprofile.json']);
    });
  });
});
