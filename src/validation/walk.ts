import { escapeSegment } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import { isWellFormed, mayHoldHalfPairs } from '../text/well-formed';
import { Cursor, SeenMembers } from './cursor';
import type { Bound, PropertyPlan, TypePlan, ValuePlan } from './plan';
import type { Report } from './report';
import type { ObjectFinding, Rule, ValueCheck } from './rule';
import { duplicateKey, duplicateSentence } from './rules/duplicate-key';
import { brokenTextSentence, type } from './rules/type';
import { Suspects } from './suspects';

const none: readonly Bound<ValueCheck>[] = [];

/**
 * Goes over a document once, from left to right, and puts every value before the checks that want it. Where no type is
 * known it looks for duplicate names only. Depth is bounded by the parser.
 */
export class Walk {
  /** Places where the schema may have something to say. */
  readonly suspects = new Suspects();
  readonly #cursor: Cursor;
  /** One for each depth, used again and again. */
  readonly #seen: SeenMembers[] = [];
  /** Names and indexes that lead to the container at hand: pointers are made of them when one is wanted. */
  readonly #path: (string | number)[] = [];
  readonly #mayBreakText: boolean;
  #depth = 0;

  constructor(
    private readonly tape: Tape,
    private readonly report: Report,
  ) {
    this.#cursor = new Cursor(tape);
    this.#mayBreakText = mayHoldHalfPairs(tape.text);
  }

  /** Checks the root, an object, as a profile of `plan`. */
  root(plan: TypePlan | undefined): void {
    this.#object(0, plan);
  }

  #object(object: number, plan: TypePlan | undefined): void {
    const { tape } = this;
    const seen = (this.#seen[this.#depth++] ??= new SeenMembers(tape));
    seen.start(plan);
    const end = tape.next(object);
    for (let at = object + 1; at < end; at = tape.next(at + 1)) {
      const name = tape.name(at);
      const property = plan?.properties.get(name);
      if (!seen.add(name, property, at + 1)) {
        this.report.entry(duplicateKey, at, this.#pointer(name), duplicateSentence(name));
        this.#value(at + 1, undefined, name);
        continue;
      }
      if (this.#mayBreakText) this.#brokenText(at, name);
      if (plan) this.#name(at, name, property, plan);
      if (property?.item && tape.what(at + 1) === Entry.Array) this.#items(at + 1, property.item, name);
      else this.#value(at + 1, property?.own, name);
    }
    if (plan && plan.objects.length > 0) this.#members(object, plan, seen);
    this.#depth--;
  }

  #value(value: number, plan: ValuePlan | undefined, segment: string | number): void {
    const what = this.tape.what(value);
    if (plan && (plan.accepts & (1 << what)) === 0) this.suspects.add();
    if (what === Entry.Object) {
      this.#path.push(segment);
      this.#object(value, plan?.nested);
      this.#path.pop();
    } else if (what === Entry.Array) {
      this.#items(value, undefined, segment);
    } else {
      if (this.#mayBreakText && what === Entry.String) this.#brokenText(value, segment);
      if (plan) this.#scalar(value, checksFor(what, plan), segment);
    }
  }

  #items(array: number, plan: ValuePlan | undefined, segment: string | number): void {
    const { tape, suspects } = this;
    const end = tape.next(array);
    let index = 0;
    this.#path.push(segment);
    for (let at = array + 1; at < end; at = tape.next(at)) {
      const before = suspects.count;
      this.#value(at, plan, index++);
      if (suspects.count > before) suspects.addItem(at);
    }
    this.#path.pop();
  }

  #scalar(value: number, checks: readonly Bound<ValueCheck>[], segment: string | number): void {
    if (checks.length === 0) return;
    this.#cursor.moveTo(value);
    for (const { rule, check } of checks) {
      const message = check(this.#cursor);
      if (message === undefined) continue;
      this.report.entry(rule, value, this.#pointer(segment), message);
      return;
    }
  }

  #name(at: number, name: string, property: PropertyPlan | undefined, plan: TypePlan): void {
    if (!property?.own && this.#mayBreakSchema(at, name, plan)) this.suspects.add();
    for (const { rule, check } of plan.names) {
      const message = check(name, property !== undefined);
      if (message === undefined) continue;
      this.report.entry(rule, at, this.#pointer(name), message);
      return;
    }
  }

  /** Of a name that the type does not declare, and of `@odata.type`. */
  #mayBreakSchema(at: number, name: string, { type: { open }, typeNames }: TypePlan): boolean {
    if (name !== '@odata.type') return !open && !name.includes('@');
    return this.tape.what(at + 1) !== Entry.String || !typeNames.some((typeName) => this.tape.is(at + 1, typeName));
  }

  #members(object: number, plan: TypePlan, seen: SeenMembers): void {
    for (const { rule, check } of plan.objects) {
      for (const finding of check(seen)) this.#finding(rule, finding, object, seen);
    }
  }

  #finding(rule: Rule, { message, mark }: ObjectFinding, object: number, seen: SeenMembers): void {
    const { tape } = this;
    const certainAt = tape.end(object);
    if (mark === 'object') {
      // What a member lacks is marked at its name; the root and the items of lists have none.
      const name = typeof this.#path.at(-1) === 'string' ? object - 1 : undefined;
      const start = tape.start(name ?? object);
      const end = name === undefined ? start + 1 : tape.end(name);
      this.report.add({ rule, start, end, pointer: this.#pointer(), message, certainAt });
      return;
    }
    const property = 'nameOf' in mark ? mark.nameOf : mark.valueOf;
    const entry = (seen.value(property) ?? object) - ('nameOf' in mark ? 1 : 0);
    const [start, end] = [tape.start(entry), tape.end(entry)];
    this.report.add({ rule, start, end, pointer: this.#pointer(property), message, certainAt });
  }

  #brokenText(entry: number, segment: string | number): void {
    if (isWellFormed(this.tape.string(entry))) return;
    this.report.entry(type, entry, this.#pointer(segment), brokenTextSentence);
  }

  /** JSON pointer of the container at hand, or of something in it. */
  #pointer(segment?: string | number): string {
    const path = segment === undefined ? this.#path : [...this.#path, segment];
    return path.map((part) => `/${escapeSegment(String(part))}`).join('');
  }
}

function checksFor(what: Entry, plan: ValuePlan): readonly Bound<ValueCheck>[] {
  if (what === Entry.String) return plan.strings;
  if (what === Entry.Number) return plan.numbers;
  return what === Entry.Null ? plan.nulls : none;
}
