import { parseArgs, type ParseArgsConfig } from 'node:util';
import { HumanError } from '../errors';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>;

/**
 * Reads a command's arguments by node:util's rules: `--name value`, `--name=value`, options and files in any order.
 *
 * @throws HumanError for an unknown option, a value that is missing, and an argument or value without anything in it: a
 * variable that a script forgot to set must not mean something else
 */
export function parseArguments<T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true as const });
    refuseEmpty(parsed);
    return parsed;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const unknown = /^Unknown option '([^']*)'/.exec(message)?.[1];
    if (unknown === undefined) throw new HumanError(message);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new HumanError(
      `There is no option ${unknown}.${didYouMean(unknown, names)} To name a file like that, put it after a bare --.`,
    );
  }
}

function refuseEmpty({
  values,
  positionals,
}: {
  readonly values: object;
  readonly positionals: readonly string[];
}): void {
  if (positionals.includes('')) throw new HumanError('One of the arguments is empty. Name a file, or leave it out.');
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if ([value].flat().includes('')) throw new HumanError(`--${name} is empty. Give it a value, or leave it out.`);
  }
}

/**
 * The value of an option that takes one of a few words.
 *
 * @throws HumanError with the words that it takes
 */
export function choice<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  throw new HumanError(
    `--${option} can't be "${value}".${didYouMean(value, allowed)} It takes ${list(allowed, 'or')}.`,
  );
}
