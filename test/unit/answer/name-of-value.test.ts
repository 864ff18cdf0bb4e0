import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { profileName } from '../../../src/payload/profile-name';
import { nameOfValue } from '../../../src/answer/name-of-value';

describe('The name of an answered profile', () => {
  const { kinds, kind } = bundledKinds;

  it('is that of the same profile as a text, for every example and every kind', () => {
    const texts = readdirSync('examples')
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.stringify(parse(readFileSync(`examples/${file}`, 'utf8'))));
    assert.ok(texts.length >= kinds.length);
    const odd = [
      '{}',
      '[]',
      '{"fqdn": ""}',
      '{"fqdn": ["a"]}',
      '{"hashes": [{"hashValue": "x"}]}',
      '{"aName": {"bValue": "y"}}',
    ];
    let named = 0;
    for (const text of [...texts, ...odd]) {
      for (const each of kinds) {
        const name = profileName(each, text);
        assert.equal(nameOfValue(each, JSON.parse(text)), name, `${each.id}: ${text.slice(0, 200)}`);
        if (name !== undefined) named += 1;
      }
    }
    assert.ok(named > kinds.length, `${named}`);
  });

  it('is not taken from what an object inherits', () => {
    assert.equal(nameOfValue({ ...kind('host'), identifying: ['constructor', 'toString'] }, {}), undefined);
  });
});
