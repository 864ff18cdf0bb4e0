import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { newPayloadSnippet } from '../../../src/editor/authoring/new-payload-text';
import { profileName } from '../../../src/payload/profile-name';
import { withoutFields } from '../validation/applied';
import { check } from '../validation/support';

const subjects: Readonly<Record<string, string>> = {
  host: 'web02.fabrikam.com',
  domain: 'fabrikam.net',
  user: 'ada@fabrikam.com',
  ip: '198.51.100.7',
  file: 'setup.exe',
  cloudapp: 'Expenses',
};

/** What stands in the editor before anything is typed. */
const textOf = (snippet: string) => withoutFields(snippet).replace('$0', '');

describe('The text of a new payload', () => {
  for (const kind of bundledKinds.kinds) {
    it(`of kind ${kind.id} is about what was named, and what is still to be filled in is marked`, () => {
      const text = textOf(newPayloadSnippet(kind, subjects[kind.id] ?? ''));
      assert.equal(profileName(kind, text), subjects[kind.id]);
      const problems = check(text, { kind: kind.id });
      assert.deepEqual([...new Set(problems.map(({ rule }) => rule))], ['placeholder']);
      assert.ok(problems.every(({ message }) => !message.includes(subjects[kind.id] ?? '')));
    });
  }

  it('takes digits of a hash for the hash of a file, of the type that has so many', () => {
    for (const [type, length] of [
      ['md5', 32],
      ['sha1', 40],
      ['sha256', 64],
    ] as const) {
      const hash = '0a'.repeat(length / 2);
      const text = textOf(newPayloadSnippet(bundledKinds.kind('file'), hash));
      const { hashes } = JSON.parse(text) as { hashes: unknown };
      assert.deepEqual(hashes, [{ hashType: type, hashValue: hash }]);
    }
  });

  it('keeps what is special to JSON and to snippets as it was typed', () => {
    const name = 'a"b\\c$1}${2:x}|,`';
    const text = textOf(newPayloadSnippet(bundledKinds.kind('cloudapp'), name));
    assert.equal((JSON.parse(text) as { name: unknown }).name, name);
  });
});
