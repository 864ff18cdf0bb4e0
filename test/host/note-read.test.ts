import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { FileRecords } from '../../src/editor/host/file-records';
import { noteRead } from '../../src/editor/live/note-read';
import { knownEnvironment } from '../../src/editor/send/targets';
import { MemoryState } from '../unit/editor/memory-state';

const kind = bundledKinds.kind('host');
const payload = (id: string) => ({ uri: vscode.Uri.file(`/w/${id}.host.secprofile.json`), kind: 'host', id });
const profile = (id: string) => ({
  ...{ kind, id, name: undefined, etag: undefined, changedAt: undefined },
  text: `{"id":"${id}","os":"read"}`,
});

describe('What was read of several profiles', () => {
  it('leaves alone what was written while the others were looked at', async () => {
    const records = new FileRecords(new MemoryState());
    const auth = { current: () => undefined };
    const environment = knownEnvironment('sandbox', auth);
    const payloads = ['first', 'second'].map(payload);
    const [first, second] = payloads.map(({ uri }) => uri);
    assert.ok(first && second);
    records.know(first, environment, { id: 'first', etag: 'old' });
    let looked = 0;
    const services = {
      ...{ records, auth },
      index: { all: () => Promise.resolve(payloads as never) },
      digestKey: {
        load: () => {
          looked += 1;
          if (looked === 2) records.know(first, environment, { id: 'first', etag: 'written', writtenAt: Date.now() });
          return Promise.resolve('key');
        },
      },
    };
    const profiles = ['first', 'second'].map(profile);
    await noteRead(services, { environment: 'sandbox', profiles, isWhole: true });
    assert.equal(looked, 2);
    assert.equal(records.knownOf(first, environment)?.etag, 'written');
    assert.ok(records.knownOf(second, environment)?.digests);
  });
});
