import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { diskKey } from '../../../src/editor/host/disk-key';
import { FileRecords } from '../../../src/editor/host/file-records';

const ignoring = ['win32', 'darwin'] as const;

describe('What is remembered of a file', () => {
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
    const key = (file: vscode.Uri) => diskKey(file.toString(), 'win32');
    const records = new FileRecords(state, key, (text) => diskKey(text, 'win32'));
    const uri = { toString: () => other } as vscode.Uri;
    assert.equal(records.intentOf(uri, undefined), 'update');
  });
});
