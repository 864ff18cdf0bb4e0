import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { deleteRow, orphansOf } from '../../../src/plan/orphans';
import type { PayloadFile } from '../../../src/plan/payload-file';
import type { KnownProfile } from '../../../src/plan/state/state';
import { inspectText } from '../../../src/validation/inspect';

const id = 'a7c0e3f4-0000-4000-8000-000000000000';
const name = (stem: string) => `/w/${stem}.secprofile.json`;

/** A payload file as it is read. */
function file(stem: string, text: string): PayloadFile {
  const { kind, id: found, problems } = inspectText(text, { fileName: name(stem), intent: 'auto' });
  const known = bundledKinds.findKind(kind ?? '');
  return { path: stem, absolute: name(stem), kind: known, id: found, problems, digest: '' };
}

interface Known {
  readonly there?: Readonly<Record<string, Partial<KnownProfile>>>;
  readonly gone: Readonly<Record<string, Partial<KnownProfile>>>;
  readonly files?: readonly PayloadFile[];
  readonly owned?: readonly string[];
}

/** What would be deleted: each profile's names, or why it isn't. */
function deleted({ there = {}, gone, files = [], owned = [] }: Known) {
  const profiles = Object.entries({ ...there, ...gone }).map(
    ([stem, more]) => [name(stem), { kind: 'host', id, ...more }] as const,
  );
  const isThere = new Set(Object.keys(there).map(name));
  const options = {
    ...{ kinds: bundledKinds, exists: (one: string) => isThere.has(one), shown: (one: string) => one },
    owned: new Set(owned),
  };
  return orphansOf(files, { profiles: () => profiles }, options).map((orphan) => {
    const { send, error } = deleteRow(orphan, files, options) ?? assert.fail();
    return send?.what === 'delete' ? send.names : error;
  });
}

describe('The profiles whose file is gone', () => {
  it('are those that no file has under any name, each once, by the name of the last write', () => {
    const [old, middle] = [{ written: '2026-01-01T00:00:00Z' }, { written: '2026-01-02T00:00:00Z' }];
    const gone = { a: old, b: { id: id.toUpperCase(), ...middle }, c: {} };
    assert.deepEqual(deleted({ gone }), [[name('b'), name('a'), name('c')]]);
    assert.deepEqual(deleted({ gone, there: { d: { id: id.toUpperCase() } } }), []);
    assert.deepEqual(deleted({ gone, owned: [id] }), []);
  });

  it('are not those of a file of another kind: that may be what is wrong with the file', () => {
    const text = JSON.stringify({ '@odata.type': '#microsoft.graph.hostSecurityProfile', id });
    assert.deepEqual(deleted({ gone: { 'a.host': {} }, files: [file('a.user', text)] }), []);
    assert.deepEqual(deleted({ gone: { 'a.host': {} }, there: { 'a.user': { kind: 'user' } } }), []);
  });

  it('are not deleted where a file may have the ID that has two, or none that can be read', () => {
    const twice = `{"id": "${id.replace('a7', 'b7')}", "id": "${id}"}`;
    const other = `{"id": "${id}", "id": "${id.replace('a7', 'b7')}"}`;
    for (const text of [twice, other, '<<<<<<< HEAD\n{}', '']) {
      const moved = file('b.host', text);
      const outcomes = deleted({ gone: { 'a.host': {} }, files: [moved] });
      if (moved.id !== id) assert.deepEqual(outcomes, ['It may be b.host now, whose ID can’t be read.'], text);
      else assert.deepEqual(outcomes, [], text);
      assert.deepEqual(deleted({ gone: { 'a.host': {} }, files: [file('b.user', '{')] }), [[name('a.host')]]);
    }
    const broken: PayloadFile = { ...file('b.host', '{}'), kind: undefined, error: 'It can’t be read.' };
    assert.match(String(deleted({ gone: { 'a.host': {} }, files: [broken] })), /^It may be b\.host now/);
    assert.deepEqual(deleted({ gone: { 'a.host': {} }, files: [{ ...broken, id: 'other' }] }), [[name('a.host')]]);
    assert.deepEqual(deleted({ gone: { 'a.host': {} }, files: [file('b.host', '{"fqdn": 1}')] }), [[name('a.host')]]);
  });
});
