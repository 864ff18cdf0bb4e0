import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from '../../../src/document/parse-document';
import type { Kind } from '../../../src/catalog/kinds';
import { readPayload } from '../../../src/payload/read-payload';
import { isForAll, type FixContext } from '../../../src/validation/fixes/fix';
import { fixAll } from '../../../src/validation/fixes/fix-all';
import { fixesForAll } from '../../../src/validation/fixes/fixes';
import { applied, asks } from './applied';
import { exemplars } from './exemplars';
import { mutations, sitesOf } from './mutations';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check as checkSnapshot, type CheckedSnapshot } from '../../../src/validation/check';
import { check } from './support';

/** How a text is laid out. */
interface Layout {
  readonly indent: string;
  readonly lineEnd: string;
  readonly comments: boolean;
  readonly trailing: boolean;
}

const layouts = fc.record<Layout>({
  indent: fc.constantFrom('', '  ', '    ', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
  trailing: fc.boolean(),
});

/** Lays a value out; on one line where there is no indentation. Comments are numbered, so that none is lost unseen. */
function laidOut(value: unknown, layout: Layout): string {
  let comments = 0;
  const note = () => (layout.comments ? ` /* ${++comments} */` : '');
  const write = (part: unknown, depth: number): string => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const names = Array.isArray(part) ? undefined : Object.keys(part);
    const values = Object.values(part).map((inner, index) => {
      const name = names?.[index];
      return `${name === undefined ? '' : `${JSON.stringify(name)}: `}${write(inner, depth + 1)}${note()}`;
    });
    const [open, close] = names ? '{}' : '[]';
    const inLine = layout.indent === '';
    const before = inLine ? ' ' : layout.lineEnd + layout.indent.repeat(depth + 1);
    const after =
      (layout.trailing && values.length > 0 ? ',' : '') +
      note() +
      (inLine ? ' ' : layout.lineEnd + layout.indent.repeat(depth));
    return `${open ?? ''}${values.map((inner) => before + inner).join(',')}${after}${close ?? ''}`;
  };
  return write(value, 0);
}

const context: FixContext = {
  now: '2026-11-21T05:04:12Z',
  localOffset: () => 60,
  vendor: ['Contoso'],
  provider: ['A', 'B'],
};
const asPayload = (text: string, { id }: Kind) =>
  readPayload(parseDocument(text), { catalog: bundledCatalog, kind: id });
function checked(text: string, kind: Kind['id']): CheckedSnapshot {
  const snapshot = takeSnapshot({ catalog: bundledCatalog, text, kind });
  return { snapshot, check: checkSnapshot(snapshot, { intent: 'add' }) };
}

const trailingCommas = (text: string) => parseDocument(text).extras.filter(({ offset }) => text[offset] === ',').length;

/** A payload without problems in any layout, with one to three mistakes of the known sorts. */
const mutants = fc
  .tuple(
    fc.constantFrom(...exemplars),
    layouts,
    fc.array(fc.tuple(fc.constantFrom(...Object.entries(mutations)), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([{ kind, text: plain }, layout, mistakes]) => {
    let text = laidOut(JSON.parse(plain), layout);
    for (const [[, mutate], where, random] of mistakes) {
      const sites = sitesOf(text, kind);
      const site = sites[where % sites.length];
      text = (site && mutate(text, site, (of) => of[random % of.length] ?? assert.fail())?.text) ?? text;
    }
    return { kind, text, layout };
  });

describe('A fix of whatever mistake in whatever layout', function () {
  this.timeout(120_000);

  it('makes its problem vanish, brings no syntax error, and keeps comments, commas and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(mutants, async ({ kind, text, layout }) => {
        const problems = check(text, { kind: kind.id });
        const faults = parseDocument(text).faults.length;
        // What stands in a name's second occurrence is not looked at, and comes up when the first one goes.
        const hidden = problems.some(({ rule }) => rule === 'duplicate-key');
        for (const problem of problems) {
          const count = (of: string) => check(of, { kind: kind.id }).filter(({ rule }) => rule === problem.rule).length;
          const before = count(text);
          const [fixes = []] = await fixesForAll(asPayload(text, kind), [problem], context);
          for (const fix of fixes) {
            const { title, edits, checkAs } = fix;
            if (checkAs) continue;
            const mended = applied(text, edits);
            const shown = `${problem.rule}, ${title}:\n${text}\n→\n${mended}`;
            const staysMarked = problem.rule === 'placeholder' && asks(fix, context);
            assert.ok(count(mended) < before || hidden || staysMarked, shown);
            assert.ok(parseDocument(mended).faults.length <= faults, shown);
            assert.ok(trailingCommas(mended) <= trailingCommas(text), shown);
            assert.equal(/[^\r]\n/.test(mended), layout.lineEnd === '\n' && mended.includes('\n'), shown);
            const gone = edits.map(({ offset, length }) => text.slice(offset, offset + length)).join('');
            for (const [comment] of text.matchAll(/\/\* \d+ \*\//g))
              assert.ok(mended.includes(comment) || gone.includes(comment), shown);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('of all kinds at once leaves nothing that can be mended without asking, in one step', async () => {
    await fc.assert(
      fc.asyncProperty(mutants, fc.boolean(), async ({ kind, text }, byRule) => {
        const rule = byRule ? check(text, { kind: kind.id })[0]?.rule : undefined;
        const options = {
          recheck: (now: string) => checked(now, kind.id),
          rule,
          context,
        };
        const edits = await fixAll(checked(text, kind.id), options);
        const mended = applied(text, edits);
        const problems = check(mended, { kind: kind.id }).filter(
          (problem) => rule === undefined || problem.rule === rule,
        );
        const left = (await fixesForAll(asPayload(mended, kind), problems, context))
          .flat()
          .filter((fix) => isForAll(fix) && (rule !== undefined || fix.fixAll));
        assert.deepEqual(left, [], `${text}\n→\n${mended}`);
        assert.ok(parseDocument(mended).faults.length <= parseDocument(text).faults.length, `${text}\n→\n${mended}`);
        assert.deepEqual(await fixAll(checked(mended, kind.id), options), []);
      }),
      { numRuns: 300 },
    );
  });
});

/** Rules, with the sentences about them, as a list in which each may stand more than once. */
const told = (problems: readonly { rule: string; message: string }[]) =>
  problems.map(({ rule, message }) => `${rule}: ${message}`);

/** What the second list has and the first has not. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('A fix', function () {
  this.timeout(120_000);
  const contexts: readonly FixContext[] = [
    {},
    context,
    { ...context, azureTenantId: ['b2f0c3d4-1111-4222-8333-944455556666'] },
  ];

  it('writes what is right, or a placeholder that stays marked until the person has changed it', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutants,
        fc.constantFrom(...contexts),
        fc.constantFrom('add', 'update'),
        async (mutant, around, intent) => {
          const { kind, text } = mutant;
          const checkAgain = (of: string) => check(of, { kind: kind.id, intent });
          const problems = checkAgain(text);
          // What stands in a name's second occurrence is not looked at, and comes up when the first one goes.
          fc.pre(!problems.some(({ rule }) => rule === 'duplicate-key' || rule === 'syntax'));
          for (const problem of problems) {
            const others = told(problems.filter((other) => other !== problem));
            const [fixes = []] = await fixesForAll(asPayload(text, kind), [problem], around);
            for (const fix of fixes) {
              if (fix.checkAs) continue;
              const mended = applied(text, fix.edits);
              const news = checkAgain(mended);
              // What could not be looked at before: whether two times are in order, or what is in a list without brackets.
              const isRevealed = (mark: string) =>
                (problem.rule === 'date-time' && mark.startsWith('date-order: ')) ||
                fix.title.endsWith('square brackets');
              const marks = added(others, told(news)).filter((mark) => !isRevealed(mark));
              const shown = `${problem.rule}, ${fix.title}:\n${text}\n→\n${mended}\n${marks.join('\n')}`;
              if (asks(fix, around))
                assert.ok(marks.length > 0 && marks.every((mark) => mark.startsWith('placeholder: ')), shown);
              else assert.deepEqual(marks, [], shown);
            }
          }
        },
      ),
      { numRuns: 800 },
    );
  });
});
