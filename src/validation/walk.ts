import { boundedPointer } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import { Members } from '../document/value';
import { findMember } from '../document/members';
import { checksOf, type BoundCheck, type TypePlan, type ValuePlan } from './check-plan';
import type { RuleId } from './problem';
import type { Report } from './report';
import type { NameCheck, ObjectFinding, ObjectValue, Rule, ValueCheck } from './rule';
import { rules } from './rules';

const repeatedNames = checksOf(rules, ({ repeatedName }) => repeatedName);

/**
 * Walks a document once, from left to right: builds the plain value for the compiled schema, and runs the checks of every
 * value. Where no type is known, it looks for duplicate names only. The parser bounds the depth.
 */
export class Walk {
  /** Names and indexes that lead to the container at hand, for pointers that are made on demand. */
  readonly #segments: (string | number)[] = [];
  /** Entries of the containers from the root to the one at hand. */
  readonly #path: number[] = [];
  /** Checks of every name and string of the document. */
  readonly #texts: readonly BoundCheck<ValueCheck>[];

  constructor(
    private readonly tape: Tape,
    private readonly report: Report,
  ) {
    this.#texts = checksOf(rules, ({ anyText }) => anyText?.(tape.text));
  }

  /** Checks the root, an object, as a profile of `plan`; its plain value. */
  root(plan: TypePlan | undefined): ObjectValue {
    return this.#object(0, plan);
  }

  #object(object: number, plan: TypePlan | undefined): ObjectValue {
    const { tape } = this;
    const members = new Members();
    const end = tape.next(object);
    this.#path.push(object);
    for (let at = object + 1; at < end; at = tape.next(at + 1)) {
      const name = tape.name(at);
      if (name in members) {
        this.#name(at, name, plan?.properties.has(name) ?? false, repeatedNames);
        this.#value(at + 1, undefined, name);
        continue;
      }
      const property = plan?.properties.get(name);
      this.#name(at, name, property !== undefined, this.#texts);
      if (plan) this.#name(at, name, property !== undefined, plan.names);
      members[name] =
        property?.item && tape.what(at + 1) === Entry.Array
          ? this.#items(at + 1, property.item, name)
          : this.#value(at + 1, property?.own, name);
    }
    if (plan && plan.objects.length > 0) this.#members(object, plan, members);
    this.#path.pop();
    return members;
  }

  /** The value of an entry; `undefined` where it is still missing. */
  #value(entry: number, plan: ValuePlan | undefined, segment: string | number): unknown {
    const { tape } = this;
    switch (tape.what(entry)) {
      case Entry.Object: {
        this.#segments.push(segment);
        const members = this.#object(entry, plan?.nested?.());
        this.#segments.pop();
        return members;
      }
      case Entry.Array:
        return this.#items(entry, undefined, segment);
      case Entry.String: {
        const text = tape.string(entry);
        this.#scalar(entry, text, this.#texts, segment);
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
    this.#segments.push(segment);
    this.#path.push(array);
    for (let at = array + 1; at < end; at = tape.next(at)) items.push(this.#value(at, plan, items.length));
    this.#path.pop();
    this.#segments.pop();
    return items;
  }

  #scalar(entry: number, text: string, checks: readonly BoundCheck<ValueCheck>[], segment: string | number): void {
    for (const { rule, check } of checks) {
      const message = check(text);
      if (message === undefined) continue;
      this.#report(rule, entry, entry, segment, message);
      return;
    }
  }

  #name(at: number, name: string, isDeclared: boolean, checks: readonly BoundCheck<NameCheck>[]): void {
    for (const { rule, check } of checks) {
      const message = check(name, isDeclared);
      if (message === undefined) continue;
      this.#report(rule, at, at + 1, name, message);
      return;
    }
  }

  #members(object: number, plan: TypePlan, members: ObjectValue): void {
    for (const { rule, check } of plan.objects) {
      for (const finding of check(members)) this.#finding(rule, finding, object);
    }
  }

  #finding(rule: Rule<RuleId>, { message, mark }: ObjectFinding, object: number): void {
    const { tape } = this;
    const certainAt = tape.end(object);
    if (mark === 'object') {
      // Something missing in a member is marked at its name, which the root and list items don't have.
      const name = typeof this.#segments.at(-1) === 'string' ? object - 1 : undefined;
      const start = tape.start(name ?? object);
      const end = name === undefined ? start + 1 : tape.end(name);
      const at = { entry: name ?? object, path: [...this.#path], pointer: this.#pointer() };
      this.report.add({ rule, ...at, start, end, message, certainAt });
      return;
    }
    const property = 'nameOf' in mark ? mark.nameOf : mark.valueOf;
    const name = findMember(tape, property, object) ?? object;
    const entry = 'nameOf' in mark ? name : name + 1;
    const at = { entry, path: [...this.#path, name + 1], pointer: this.#pointer(property) };
    this.report.add({ rule, ...at, start: tape.start(entry), end: tape.end(entry), message, certainAt });
  }

  /** Marks a value of the container at hand, or its name. */
  #report(rule: Rule<RuleId>, entry: number, value: number, segment: string | number, message: string): void {
    this.report.entry(rule, entry, [...this.#path, value], this.#pointer(segment), message);
  }

  /** JSON pointer of the container at hand, or of something in it. */
  #pointer(segment?: string | number): string {
    return boundedPointer(segment === undefined ? this.#segments : [...this.#segments, segment]);
  }
}
