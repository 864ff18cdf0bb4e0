import { escapeSegment } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import { Members } from '../document/value';
import { findMember } from '../document/members';
import { isWellFormed, mayHoldHalfPairs } from '../text/well-formed';
import type { Bound, PropertyPlan, TypePlan, ValuePlan } from './plan';
import type { Report } from './report';
import type { ObjectFinding, ObjectValue, Rule, ValueCheck } from './rule';
import { duplicateKey, duplicateSentence } from './rules/duplicate-key';
import { brokenTextSentence, type } from './rules/type';

/**
 * Goes over a document once, from left to right: makes the plain value that the compiled schema wants, and puts every
 * value before the checks that look at it. Where no type is known it looks for duplicate names only. Depth is bounded by
 * the parser.
 */
export class Walk {
  /** Names and indexes that lead to the container at hand: pointers are made of them when one is wanted. */
  readonly #path: (string | number)[] = [];
  readonly #mayBreakText: boolean;

  constructor(
    private readonly tape: Tape,
    private readonly report: Report,
  ) {
    this.#mayBreakText = mayHoldHalfPairs(tape.text);
  }

  /** Checks the root, an object, as a profile of `plan`; its plain value. */
  root(plan: TypePlan | undefined): ObjectValue {
    return this.#object(0, plan);
  }

  #object(object: number, plan: TypePlan | undefined): ObjectValue {
    const { tape } = this;
    const members = new Members();
    const end = tape.next(object);
    for (let at = object + 1; at < end; at = tape.next(at + 1)) {
      const name = tape.name(at);
      if (name in members) {
        this.report.entry(duplicateKey, at, this.#pointer(name), duplicateSentence(name));
        this.#value(at + 1, undefined, name);
        continue;
      }
      const property = plan?.properties.get(name);
      if (this.#mayBreakText) this.#brokenText(at, tape.string(at), name);
      if (plan && plan.names.length > 0) this.#name(at, name, property, plan);
      members[name] =
        property?.item && tape.what(at + 1) === Entry.Array
          ? this.#items(at + 1, property.item, name)
          : this.#value(at + 1, property?.own, name);
    }
    if (plan && plan.objects.length > 0) this.#members(object, plan, members);
    return members;
  }

  /** The value of an entry; `undefined` where it is still missing. */
  #value(entry: number, plan: ValuePlan | undefined, segment: string | number): unknown {
    const { tape } = this;
    switch (tape.what(entry)) {
      case Entry.Object: {
        this.#path.push(segment);
        const members = this.#object(entry, plan?.nested);
        this.#path.pop();
        return members;
      }
      case Entry.Array:
        return this.#items(entry, undefined, segment);
      case Entry.String: {
        const text = tape.string(entry);
        if (this.#mayBreakText) this.#brokenText(entry, text, segment);
        if (plan) this.#scalar(entry, text, plan.strings, segment);
        return text;
      }
      case Entry.Number: {
        const literal = tape.literal(entry);
        if (plan) this.#scalar(entry, literal, plan.numbers, segment);
        return Number(literal);
      }
      case Entry.Null:
        if (plan) this.#scalar(entry, 'null', plan.nulls, segment);
        return null;
      case Entry.Missing:
        return undefined;
      default:
        return tape.what(entry) === Entry.True;
    }
  }

  #items(array: number, plan: ValuePlan | undefined, segment: string | number): unknown[] {
    const { tape } = this;
    const items: unknown[] = [];
    const end = tape.next(array);
    this.#path.push(segment);
    for (let at = array + 1; at < end; at = tape.next(at)) items.push(this.#value(at, plan, items.length));
    this.#path.pop();
    return items;
  }

  #scalar(entry: number, text: string, checks: readonly Bound<ValueCheck>[], segment: string | number): void {
    for (const { rule, check } of checks) {
      const message = check(text);
      if (message === undefined) continue;
      this.report.entry(rule, entry, this.#pointer(segment), message);
      return;
    }
  }

  #name(at: number, name: string, property: PropertyPlan | undefined, plan: TypePlan): void {
    for (const { rule, check } of plan.names) {
      const message = check(name, property !== undefined);
      if (message === undefined) continue;
      this.report.entry(rule, at, this.#pointer(name), message);
      return;
    }
  }

  #members(object: number, plan: TypePlan, members: ObjectValue): void {
    for (const { rule, check } of plan.objects) {
      for (const finding of check(members)) this.#finding(rule, finding, object);
    }
  }

  #finding(rule: Rule, { message, mark }: ObjectFinding, object: number): void {
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
    const entry = (findMember(tape, property, object) ?? object) + ('nameOf' in mark ? 0 : 1);
    const [start, end] = [tape.start(entry), tape.end(entry)];
    this.report.add({ rule, start, end, pointer: this.#pointer(property), message, certainAt });
  }

  #brokenText(entry: number, text: string, segment: string | number): void {
    if (isWellFormed(text)) return;
    this.report.entry(type, entry, this.#pointer(segment), brokenTextSentence);
  }

  /** JSON pointer of the container at hand, or of something in it. */
  #pointer(segment?: string | number): string {
    const path = segment === undefined ? this.#path : [...this.#path, segment];
    return path.map((part) => `/${escapeSegment(String(part))}`).join('');
  }
}
