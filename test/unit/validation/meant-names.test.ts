import assert from 'node:assert/strict';
import { synonyms } from '../../../src/catalog/synonyms';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { check, payload } from './support';

const messages = (text: string, kind: string) => check(text, { kind }).map(({ message }) => message);

describe('A name that a type lacks', () => {
  for (const { id, type } of bundledKinds.kinds) {
    it(`is told by what other systems call a property of a ${id}`, () => {
      for (const [property, names] of Object.entries(synonyms[type] ?? {}))
        for (const name of names)
          assert.ok(
            messages(payload(`"${name}": "x"`), id).includes(
              `"${name}" isn't a property of ${type}. Did you mean "${property}"?`,
            ),
            name,
          );
    });
  }

  it('is told in nested types, and where letters are swapped', () => {
    const said = messages(payload('"tgas": [], "logonUsers": [{"userName": "a"}, {"logonDi": "1"}]'), 'host');
    assert.deepEqual(said, [
      '"tgas" isn\'t a property of hostSecurityProfile. Did you mean "tags"?',
      '"userName" isn\'t a property of logonUser. Did you mean "accountName"?',
      '"logonDi" isn\'t a property of logonUser. Did you mean "logonId"?',
    ]);
  });

  it('is told by the object that it belongs in, where no property of its own is meant', () => {
    assert.match(messages(payload('"asn": 1'), 'ip').join('\n'), /It belongs in "ipReferenceData"\./);
    assert.match(messages(payload('"name": "a.exe"'), 'file').join('\n'), /Did you mean "names"\?/);
  });
});
