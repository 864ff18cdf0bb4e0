import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { exemplars } from './exemplars';
import { mutations, placeOf, sitesOf } from './mutations';
import { check } from './support';

describe('A payload without a problem', () => {
  for (const { kind, text } of exemplars) {
    it(`of the kind ${kind.id} with every property stays without one`, () => {
      assert.deepEqual(check(text, { kind: kind.id }), []);
    });
  }

  for (const [what, mutate] of Object.entries(mutations)) {
    it(`and ${what} have exactly that problem, in exactly that place`, () => {
      const made = new Set<string>();
      const places = exemplars.flatMap(({ kind, text }) => sitesOf(text, kind).map((site) => ({ kind, text, site })));
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.nat(), ({ kind, text, site }, random) => {
          const mutant = mutate(text, site, (of) => of[random % of.length] ?? assert.fail());
          fc.pre(mutant !== undefined);
          made.add(`${kind.id} ${placeOf(site)}`);
          const problems = check(mutant.text, { kind: kind.id });
          assert.deepEqual(
            problems.map(({ rule, offset, text: marked }) => ({ rule, start: offset, end: offset + marked.length })),
            [{ rule: mutant.rule, start: mutant.start, end: mutant.end }],
            `${kind.id} ${placeOf(site)}`,
          );
        }),
        { numRuns: 400, maxSkipsPerRun: 200 },
      );
      assert.ok(made.size > 0);
    });
  }
});
