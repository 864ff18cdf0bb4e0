import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { Tape } from '../../../src/document/tape';
import { takeSnapshot, type Snapshot } from '../../../src/payload/snapshot';
import { check, type CheckedSnapshot } from '../../../src/validation/check';
import type { FixContext } from '../../../src/validation/fixes/fix';
import { fixAll } from '../../../src/validation/fixes/fix-all';
import { withoutDuplicateTags } from '../../../src/validation/fixes/duplicate-tags';
import { fixesForAll } from '../../../src/validation/fixes/fixes';
import type { Finding, RuleId } from '../../../src/validation/problem';
import { rules } from '../../../src/validation/rules';
import { applied } from './applied';
import { guid } from './fix-case';
import { ruleCases } from './rule-cases';
import { payload as payloadWith, type CheckedAs } from './support';

/** A tape that counts how often it is looked at. */
class CountingTape extends Tape {
  looks = 0;

  override what(index: number) {
    this.looks++;
    return super.what(index);
  }
  override next(index: number) {
    this.looks++;
    return super.next(index);
  }
  override is(index: number, expected: string) {
    this.looks++;
    return super.is(index, expected);
  }
  override name(index: number) {
    this.looks++;
    return super.name(index);
  }
  override string(index: number) {
    this.looks++;
    return super.string(index);
  }
}

const context: FixContext = {
  azureTenantId: [guid],
  vendor: ['a', 'b'],
  now: '2026-11-21T05:04:12Z',
  localOffset: () => -90,
};

interface Counted extends CheckedSnapshot {
  readonly tape: CountingTape;
}

/** A checked text whose tape counts from now on. */
function counted(text: string, { intent = 'add', kind, fileName, ...options }: CheckedAs): Counted {
  const source = {
    catalog: bundledCatalog,
    text,
    fileName,
    kind: kind ?? (fileName === undefined ? 'host' : undefined),
  };
  const snapshot = takeSnapshot(source);
  const { document } = snapshot.payload;
  const tape = new CountingTape(document.text, document.tape.cells());
  const payload = { ...snapshot.payload, document: { ...document, tape } };
  return {
    snapshot: { ...snapshot, payload } satisfies Snapshot,
    check: check(snapshot, { ...options, intent }),
    tape,
  };
}

const repeated = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at));

/** A text with a problem, made larger in one of the ways that problems and what is beside them become many. */
type Growth = (count: number) => string;

/** What grows around the place of a problem: its siblings, itself under one name or many, the item that it is in. */
function growths(text: string, { snapshot: { payload } }: Counted, { path }: Finding): Growth[] {
  const { tape } = payload.document;
  const put = (at: number, pieces: string) => text.slice(0, at) + pieces + text.slice(at);
  return path.flatMap((value, depth): Growth[] => {
    const [start, end] = [tape.start(value), tape.end(value)];
    const literal = text.slice(start, end);
    const around = path[depth - 1];
    const inArray = around !== undefined && text[tape.start(around)] === '[';
    const copies: Growth[] =
      around === undefined
        ? []
        : [
            (count) => put(end, repeated(count, (at) => (inArray ? `,${literal}` : `,"n${at}":${literal}`)).join('')),
            ...(inArray ? [] : [(count: number) => put(end, `,${tape.literal(value - 1)}:${literal}`.repeat(count))]),
          ];
    if (literal.startsWith('{')) {
      copies.push((count) => put(start + 1, repeated(count, (at) => `"n${at}@x":1,`).join('')));
    }
    return copies;
  });
}

/** The problem with whatever else became one, many times over when it is the only one of its rule. */
function manyOf({ check: { findings } }: Counted, rule: string, count: number): Finding[] {
  const same = findings.filter((finding) => finding.rule === rule);
  return same.length >= count
    ? same
    : repeated(count, String)
        .flatMap(() => same)
        .slice(0, count);
}

/** How often the tape is looked at for the fixes of many problems, for all of a rule, and for all that are safe. */
async function looksOf(many: Counted, rule: RuleId, count: number): Promise<number[]> {
  const { tape, snapshot, check: checked } = many;
  const fixed = { snapshot, check: { ...checked, findings: [] } };
  const works = [
    () => fixesForAll(snapshot.payload, manyOf(many, rule, count), context),
    () => fixAll(many, { recheck: () => fixed, rule, context }),
    () => fixAll(many, { recheck: () => fixed, context }),
  ];
  const looks: number[] = [];
  for (const work of works) {
    tape.looks = 0;
    await work();
    looks.push(tape.looks);
  }
  return looks;
}

/** Asserts that twice as much takes at most two and a half times as long. */
function assertLinear(what: string, once: readonly number[], twice: readonly number[]): void {
  const isLinear = twice.every((looks, at) => looks <= 2.5 * (once[at] ?? 0) + 300);
  assert.ok(isLinear, `${what}: ${once.join()} looks at ${some}, ${twice.join()} at twice as many`);
}

const some = 120;

/** Texts with each rule's problems, of the rules that have fixes. */
const fixable = ruleCases
  .filter(([rule]) => rules.some(({ id, fix }) => fix && id === rule))
  .map(([rule, ...cases]) => {
    const texts = cases.flatMap(({ as = {}, marks }) => marks.map((text) => [text.replace(/[«»]/gu, ''), as] as const));
    return [rule, texts] as const;
  });

/** Texts with something long as the value at the end of a path, or as blanks in it or behind it. */
function lengthened(text: string, { tape }: Counted, path: readonly number[], long: string): string[] {
  const value = path.at(-1) ?? 0;
  const [start, end] = [tape.start(value), tape.end(value)];
  const blanks = `${' '.repeat(long.length)}/**/`;
  return [
    `${text.slice(0, start)}"${long}"${text.slice(end)}`,
    `${text.slice(0, end)}${blanks}${text.slice(end)}`,
    ...(/[\]}]/.test(text[end - 1] ?? '') ? [`${text.slice(0, end - 1)}${blanks}${text.slice(end - 1)}`] : []),
  ];
}

describe('The work of fixing', function () {
  this.timeout(60_000);

  for (const [rule, texts] of fixable) {
    it(`problems of ${rule} grows with the text`, async () => {
      let grown = 0;
      for (const [text, as] of texts) {
        const first = counted(text, as);
        const finding = first.check.findings.find((one) => one.rule === rule) ?? assert.fail(text);
        for (const grow of growths(text, first, finding)) {
          const [once, twice] = [counted(grow(some), as), counted(grow(2 * some), as)];
          if (once.check.findings.every((one) => one.rule !== rule)) continue;
          grown++;
          assertLinear(grow(2), await looksOf(once, rule, some), await looksOf(twice, rule, 2 * some));
        }
      }
      assert.ok(grown > 0 || texts.every(([text, as]) => counted(text, as).check.findings[0]?.path.length === 0));
    });
  }

  for (const [rule, texts] of fixable) {
    // What is quadratic somewhere does not come to an end before this.
    it(`problems of ${rule} with a long value, or long blanks, comes to an end`, async () => {
      const places = new Map<string, (long: string) => Counted[]>();
      for (const [text, as] of texts) {
        const first = counted(text, as);
        for (const { rule: found, path, pointer } of first.check.findings) {
          const place = `${pointer} ${as.kind ?? ''} ${text[first.tape.start(path.at(-1) ?? 0)] ?? ''}`;
          if (found === rule && path.length > 0)
            places.set(place, (long) => lengthened(text, first, path, long).map((longer) => counted(longer, as)));
        }
      }
      for (const lengthen of places.values()) {
        for (const piece of [':', ' ', '.', '-', 'a:']) {
          for (const { snapshot, check: checked } of lengthen(piece.repeat(100_000 / piece.length))) {
            await fixesForAll(snapshot.payload, checked.findings, context);
          }
        }
      }
    }).timeout(10_000);
  }

  it('duplicate tags grows with the text', () => {
    const [once = 0, twice = 0] = [some, 2 * some].map((count) => {
      const { snapshot, tape } = counted(payloadWith(`"tags": [${repeated(count, () => '"a"').join()}]`), {});
      assert.equal(withoutDuplicateTags(snapshot.payload)?.title, `Remove ${count - 1} duplicate tags`);
      return tape.looks;
    });
    assertLinear('tags', [once], [twice]);
  });

  it('duplicate tags is left alone where it would take longer than a frame', () => {
    const { snapshot } = counted(payloadWith(`"tags": [${'"a",'.repeat(10_000)}]`), {});
    assert.equal(withoutDuplicateTags(snapshot.payload), undefined);
  });

  it('a hundred thousand problems leaves none, in few edits', async () => {
    const text = payloadWith(`"tags": [${'null,'.repeat(100_000)}"a"]`);
    const edits = await fixAll(counted(text, {}), { recheck: (now) => counted(now, {}) });
    const mended = applied(text, edits);
    assert.deepEqual(counted(mended, {}).check.findings, []);
    assert.ok(edits.length <= 1000, String(edits.length));
  }).timeout(20_000);
});
