import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { workOutHere } from '../../../src/difference/work';
import { saveProfile } from '../../../src/plan/save-profile';

const live = (id: string) => ({
  kind: bundledKinds.kind('host'),
  id,
  text: JSON.stringify({ id, fqdn: 'web01.contoso.com' }),
  etag: undefined,
  name: 'web01.contoso.com',
  changedAt: undefined,
});

describe('A live profile as a payload file', () => {
  it('is written once, even where it is listed twice; one with the same name has a file of its own', async () => {
    const written: string[] = [];
    const create = (name: string) => Promise.resolve(written.push(name) > 0);
    const folder = { names: new Set<string>(), profiles: new Set<string>(), create };
    const saved = [];
    for (const id of ['aaaa', 'AAAA', 'bbbb']) saved.push(await saveProfile(live(id), folder, workOutHere));
    assert.equal(saved[1], 'present');
    assert.equal(written.length, 2);
    assert.equal(new Set(written).size, 2);
  });
});
