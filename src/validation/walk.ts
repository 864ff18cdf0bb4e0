import { escapeSegment } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import { Cursor, SeenMembers } from './cursor';
import type { Bound, PropertyPlan, TypePlan, ValuePlan } from './plan';
import type { Report } from './report';
import type { ObjectFinding, Rule, ValueCheck } from './rule';
import { duplicateKey, duplicateSentence } from './rules/duplicate-key';
import { brokenTextSentence, type } from './rules/type';

const none: readonly Bound<ValueCheck>[] = [];

/**
 * Goes over a document once, from left to right, and puts every value before the checks that want it. Where no type is
 * known it looks for duplicate names only. Depth is bounded by the parser.
 */
export class Walk {
  readonly #cursor: Cursor;
  readonly #seen: SeenMembers[] = [];
  readonly #mayBreakText: boolean;
  #depth = 0;
  /**
   * Whether the schema may have something to say: a JSON type that a property does not take, a name that a closed type
   * does not have, or another `@odata.type`. Only then the compiled validator is asked: without any of these it has
   * nothing to refuse but what rules of our own look at (tested by mutation), and making the value that it wants takes
   * as long as everything else.
   */
  mayBreakSchema = false;

  constructor(
    private readonly tape: Tape,
    private readonly report: Report,
  ) {
    this.#cursor = new Cursor(tape);
    this.#mayBreakText = /\\u[dD][89a-fA-F]|\p{Surrogate}/u.test(tape.text);
  }

  /** Checks the root, an object, as a profile of `plan`. */
  root(plan: TypePlan | undefined): void {
    this.#object(0, plan, '', -1);
  }

  /** @param name entry of the name of the member that the object is the value of; -1 where it has none */
  #object(object: number, plan: TypePlan | undefined, pointer: string, name: number): void {
    const { tape } = this;
    const seen = (this.#seen[this.#depth] ??= new SeenMembers(tape));
    seen.start(plan);
    this.#depth++;
    const end = tape.next(object);
    for (let at = object + 1; at < end; at = tape.next(at + 1)) {
      const text = tape.name(at);
      const property = plan?.properties.get(text);
      if (!seen.add(text, property, at + 1)) {
        this.report.entry(duplicateKey, at, below(pointer, text), duplicateSentence(text));
        this.#value(at + 1, undefined, pointer, text);
        continue;
      }
      if (this.#mayBreakText) this.#brokenText(at, below(pointer, text));
      if (plan && !property?.own) this.#unplanned(at, text, plan);
      if (plan && plan.names.length > 0) this.#name(at, text, property, plan);
      if (property?.item && tape.what(at + 1) === Entry.Array) this.#items(at + 1, property.item, below(pointer, text));
      else this.#value(at + 1, property?.own, pointer, text);
    }
    if (plan && plan.objects.length > 0) this.#members(object, plan, seen, pointer, name);
    this.#depth--;
  }

  #value(value: number, plan: ValuePlan | undefined, pointer: string, segment: string | number): void {
    const what = this.tape.what(value);
    if (plan && (plan.accepts & (1 << what)) === 0) this.mayBreakSchema = true;
    if (what === Entry.Object) {
      this.#object(value, plan?.nested, below(pointer, segment), typeof segment === 'string' ? value - 1 : -1);
    } else if (what === Entry.Array) {
      this.#items(value, undefined, below(pointer, segment));
    } else {
      if (this.#mayBreakText && what === Entry.String) this.#brokenText(value, below(pointer, segment));
      if (plan) this.#scalar(value, checksFor(what, plan), pointer, segment);
    }
  }

  #items(array: number, plan: ValuePlan | undefined, pointer: string): void {
    const { tape } = this;
    const end = tape.next(array);
    let index = 0;
    for (let at = array + 1; at < end; at = tape.next(at)) this.#value(at, plan, pointer, index++);
  }

  #scalar(value: number, checks: readonly Bound<ValueCheck>[], pointer: string, segment: string | number): void {
    if (checks.length === 0) return;
    this.#cursor.moveTo(value);
    for (const { rule, check } of checks) {
      const message = check(this.#cursor);
      if (message === undefined) continue;
      this.report.entry(rule, value, below(pointer, segment), message);
      return;
    }
  }

  #name(at: number, name: string, property: PropertyPlan | undefined, plan: TypePlan): void {
    for (const { rule, check } of plan.names) {
      const message = check(name, property !== undefined);
      if (message === undefined) continue;
      this.report.entry(rule, at, below('', name), message);
      return;
    }
  }

  #members(object: number, plan: TypePlan, seen: SeenMembers, pointer: string, name: number): void {
    for (const { rule, check } of plan.objects) {
      for (const finding of check(seen)) this.#finding(rule, finding, object, seen, pointer, name);
    }
  }

  #finding(
    rule: Rule,
    { message, mark }: ObjectFinding,
    object: number,
    seen: SeenMembers,
    pointer: string,
    name: number,
  ): void {
    const { tape, report } = this;
    const certainAt = tape.end(object);
    if (mark === 'object') {
      const start = tape.start(name < 0 ? object : name);
      report.add({ rule, start, end: name < 0 ? start + 1 : tape.end(name), pointer, message, certainAt });
      return;
    }
    const property = 'nameOf' in mark ? mark.nameOf : mark.valueOf;
    const entry = (seen.value(property) ?? object) - ('nameOf' in mark ? 1 : 0);
    report.add({
      rule,
      start: tape.start(entry),
      end: tape.end(entry),
      pointer: below(pointer, property),
      message,
      certainAt,
    });
  }

  /** A name that the type does not declare, or `@odata.type`. */
  #unplanned(at: number, name: string, plan: TypePlan): void {
    const breaks =
      name === '@odata.type'
        ? !plan.typeNames.some((type) => this.#isText(at + 1, type))
        : !plan.type.open && !name.includes('@');
    if (breaks) this.mayBreakSchema = true;
  }

  #isText(value: number, text: string): boolean {
    return this.tape.what(value) === Entry.String && this.tape.is(value, text);
  }

  #brokenText(entry: number, pointer: string): void {
    if (/\p{Surrogate}/u.test(this.tape.string(entry))) this.report.entry(type, entry, pointer, brokenTextSentence);
  }
}

function checksFor(what: Entry, plan: ValuePlan): readonly Bound<ValueCheck>[] {
  if (what === Entry.String) return plan.strings;
  if (what === Entry.Number) return plan.numbers;
  return what === Entry.Null ? plan.nulls : none;
}

function below(pointer: string, segment: string | number): string {
  return `${pointer}/${typeof segment === 'string' ? escapeSegment(segment) : segment}`;
}
