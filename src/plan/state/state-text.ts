import { HumanError } from '../../errors';
import type { KnownProfile, PendingAdd, PlanState } from './state';

const format = 'secprofile-state';
const version = 1;

/** The text of a state file: sorted by path, an entry a line, so that a version control system shows what changed. */
export function stateText({ base, tenant, profiles, pending }: PlanState): string {
  const head = { format, version, base, ...(tenant === undefined ? {} : { tenant }) };
  const lines = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${lines.join('')}  "profiles": ${mapText(profiles)},\n  "pending": ${mapText(pending)}\n}\n`;
}

function mapText(map: ReadonlyMap<string, unknown>): string {
  const lines = [...map]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
}

/**
 * Reads the text of a state file.
 *
 * @throws HumanError that says what is wrong with it, to follow the file's name and a colon
 */
export function parseState(text: string): PlanState {
  const root = record(parsed(text));
  if (!root || root['format'] !== format) throw new HumanError("it isn't a state file of secprofile.");
  if (root['version'] !== version) {
    const said = typeof root['version'] === 'number' ? ` (version ${root['version']})` : '';
    throw new HumanError(`it was written by a newer secprofile${said}. Update secprofile to use it.`);
  }
  const { base, tenant } = root;
  if (typeof base !== 'string') throw broken('"base" is missing');
  if (tenant !== undefined && typeof tenant !== 'string') throw broken(`"tenant" isn't text`);
  return {
    base,
    ...(tenant === undefined ? {} : { tenant }),
    profiles: entries(root, 'profiles', profileOf),
    pending: entries(root, 'pending', pendingOf),
  };
}

const broken = (what: string) =>
  new HumanError(`it is damaged: ${what}. Restore it, for example from version control.`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken("it isn't JSON, perhaps because it was cut off");
  }
}

/**
 * A pending Add that is kept on its own.
 *
 * @throws HumanError where it is damaged
 */
export function parsePending(text: string): PendingAdd {
  const pending = pendingOf(record(parsed(text)) ?? {});
  if (!pending) throw broken("it doesn't say what was added");
  return pending;
}

type Fields = Readonly<Record<string, unknown>>;

const record = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

function entries<T>(root: Fields, name: string, read: (fields: Fields) => T | undefined): Map<string, T> {
  const fields = record(root[name] ?? {});
  if (!fields) throw broken(`"${name}" isn't an object`);
  return new Map(
    Object.entries(fields).map(([path, value]) => {
      const entry = read(record(value) ?? {});
      if (entry === undefined) throw broken(`the entry of ${JSON.stringify(path)} in "${name}" can't be read`);
      return [path, entry];
    }),
  );
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));
const optional = <T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined =>
  value === undefined || is(value);

function profileOf({ kind, id, etag, written, replaced }: Fields): KnownProfile | undefined {
  if (!isText(kind) || !isText(id)) return undefined;
  if (!optional(etag, isText) || !optional(written, isTime) || !optional(replaced, isText)) return undefined;
  return { kind, id, etag, written, replaced };
}

function pendingOf({ kind, since, body }: Fields): PendingAdd | undefined {
  return isText(kind) && isTime(since) && isText(body) ? { kind, since, body } : undefined;
}
