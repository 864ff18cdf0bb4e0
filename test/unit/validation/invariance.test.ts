import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Kind } from '../../../src/catalog/kinds';
import { exemplars } from './exemplars';
import { mutations, sitesOf } from './mutations';
import { escaped, randomOf, reformatted, reordered, type Random } from './rewrite';
import { verdict } from './support';

const folder = 'test/fixtures/docs-pages';

/** Texts with many problems: the docs pages' bodies, and payloads with several mistakes of the known kinds. */
function texts(): { text: string; kind: Kind }[] {
  const docs = readdirSync(folder).flatMap((name) =>
    exemplars.filter(({ kind }) => name.includes(`-${kind.id}.`)).map(({ kind }) => ({ kind, name })),
  );
  const bodies = docs.map(({ kind, name }) => ({ kind, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  const wrong = exemplars.map(({ kind, text }) => ({ kind, text: withMistakes(text, kind) }));
  return [...exemplars, ...bodies, ...wrong];
}

/** One mistake of each known kind that leaves JSON without a name twice, one after the other. */
function withMistakes(text: string, kind: Kind): string {
  const random = randomOf(text.length);
  return Object.values(mutations).reduce((made, mutate) => {
    const places = sitesOf(made, kind);
    const site = places[random(places.length)];
    const mutant = site && mutate(made, site, (of) => of[0] ?? assert.fail());
    const harmless = mutant && !['syntax', 'duplicate-key'].includes(mutant.rule) && !/\\u|\udfff/.test(mutant.text);
    return harmless ? mutant.text : made;
  }, text);
}

describe('The verdict on a payload', () => {
  const all = texts();

  const same = (what: string, change: (text: string, random: Random) => string) => {
    it(`is the same ${what}`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...all),
          fc.nat(),
          fc.constantFrom('add', 'update'),
          ({ text, kind }, seed, intent) => {
            const as = { kind: kind.id, intent } as const;
            assert.deepEqual(verdict(change(text, randomOf(seed)), as).sort(), verdict(text, as).sort());
          },
        ),
        { numRuns: 500 },
      );
    });
  };

  same('with other blanks, line ends, comments, trailing commas and a byte-order mark', reformatted);
  same('with escapes in names and texts', escaped);
  same('with its members in another order', (text, random) => JSON.stringify(reordered(JSON.parse(text), random)));
  same('with \\r\\n or \\r for \\n', (text, random) => text.replaceAll('\n', random(2) === 0 ? '\r\n' : '\r'));

  it('is not the same for all of them', () => {
    assert.ok(new Set(all.map(({ text, kind }) => verdict(text, { kind: kind.id }).join())).size > 12);
  });
});
