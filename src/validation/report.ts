import type { JsonDocument } from '../document/json-document';
import type { Finding, RuleId, Severity } from './problem';
import type { Rule } from './rule';

/** Severities that differ from the table's; `off` silences a rule. Those that are always errors stay what they are. */
export type RuleSettings = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/** A range of the text that a rule has something to say about. */
export interface Mark extends Pick<Finding, 'entry' | 'path' | 'pointer' | 'message'> {
  readonly rule: Rule<RuleId>;
  readonly start: number;
  readonly end: number;
  /** How far the text must be read for the mark to be certain, when that is more than its end: what is missing. */
  readonly certainAt?: number | undefined;
}

/** Marks kept for each rule: nobody reads more, and a broken list of millions must not fill the memory. */
export const markLimit = 10_000;

/** Collects marks and turns them into findings. */
export class Report {
  readonly #marks: Mark[] = [];
  #count: Map<Rule<RuleId>, number> | undefined;

  constructor(
    private readonly document: JsonDocument,
    private readonly settings: RuleSettings,
  ) {}

  add(mark: Mark): void {
    this.#count ??= new Map();
    const count = (this.#count.get(mark.rule) ?? 0) + 1;
    this.#count.set(mark.rule, count);
    if (count <= markLimit) this.#marks.push(mark);
  }

  /** Marks the range of an entry of the tape. */
  entry(rule: Rule<RuleId>, entry: number, path: readonly number[], pointer: string, message: string): void {
    const { tape } = this.document;
    this.add({ rule, entry, path, start: tape.start(entry), end: tape.end(entry), pointer, message });
  }

  /** The findings in the order of the text, with the severities that the settings say. */
  findings(): Finding[] {
    // Finding the lines takes time, and most texts have no problem.
    if (this.#marks.length === 0) return [];
    const { positions } = this.document;
    return this.#told().map(({ rule, start, end, pointer, message, entry, path }) => ({
      rule: rule.id,
      severity: this.#severity(rule) as Severity,
      message,
      pointer,
      range: { start: positions.positionAt(start), end: positions.positionAt(end) },
      entry,
      path,
    }));
  }

  /** The marks that stay: certain, not silenced, and one for one mistake. */
  #told(): Mark[] {
    const marks = silenceWrongTypes(certainMarks(this.#marks, this.document));
    const told = marks.filter(({ rule }) => this.#severity(rule) !== 'off');
    return told.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  #severity({ id, severity, alwaysError }: Rule<RuleId>): Severity | 'off' {
    return alwaysError ? severity : (this.settings[id] ?? severity);
  }
}

/**
 * A value of the wrong type isn't also a wrong GUID, and one integer isn't wrong twice. A placeholder is reported all the
 * same, because it says where the value comes from.
 */
function silenceWrongTypes(marks: readonly Mark[]): readonly Mark[] {
  const wrong = new Map<number, Mark>();
  for (const mark of marks) if (mark.rule.id === 'type' && !wrong.has(mark.start)) wrong.set(mark.start, mark);
  if (wrong.size === 0) return marks;
  return marks.filter((mark) => mark.rule.id === 'placeholder' || (wrong.get(mark.start) ?? mark) === mark);
}

/**
 * Leaves out marks that a syntax fault makes doubtful: those that touch one, and those after the place where reading
 * stopped.
 */
function certainMarks(marks: readonly Mark[], { faults, certainTo }: JsonDocument): readonly Mark[] {
  if (faults.length === 0) return marks;
  const starts = faults.map(({ offset }) => offset);
  return marks.filter(({ rule, start, end, certainAt = end }) => {
    if (rule.id === 'syntax') return true;
    if (certainAt > certainTo) return false;
    const next = faults[firstAtLeast(starts, start)];
    const before = faults[firstAtLeast(starts, start) - 1];
    return !(next && next.offset < end) && !(before && before.offset + before.length > start);
  });
}

/** Index of the first number that is not below `value`, in numbers that rise. */
function firstAtLeast(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
