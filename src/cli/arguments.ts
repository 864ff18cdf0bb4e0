import { parseArgs, type ParseArgsConfig } from 'node:util';
import { HumanError } from '../errors';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';
import type { KindId } from '../catalog/kinds';
import { bundledKinds } from '../catalog/bundled-kinds';
import { safeUrl } from '../request/safe-url';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>;

/**
 * Reads a command's arguments by node:util's rules: `--name value`, `--name=value`, options and files in any order.
 *
 * @throws HumanError for an unknown option, a missing value, and an empty argument or value: a variable that a script forgot
 * to set must not mean something else
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
 * The value of an option that takes one of several words.
 *
 * @throws HumanError that lists the words
 */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  throw new HumanError(
    `--${option} can't be "${value}".${didYouMean(value, allowed)} It takes ${list(allowed, 'or')}.`,
  );
}

/**
 * Repairs a path that cmd.exe completed to `"C:\pay\"`: programs on Windows read `\"` as a quotation mark, which no file name
 * contains there.
 */
export function completedPath(argument: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && argument.endsWith('"') ? `${argument.slice(0, -1)}\\` : argument;
}

/** The kind that `--kind` names, if any. @throws HumanError that lists the kinds */
export function kindOption(value: string | undefined): KindId | undefined {
  if (value === undefined) return undefined;
  return oneOf(
    'kind',
    value,
    bundledKinds.kinds.map(({ id }) => id),
  );
}

export const defaultBase = 'https://graph.microsoft.com/beta';

/**
 * The base of all URLs, without a trailing slash.
 *
 * @throws HumanError if a token must not be sent there, or the base doesn't end in `/beta`
 */
export function baseUrl(text: string): string {
  const url = safeUrl(text);
  const path = url.pathname.replace(/\/$/, '');
  if (!path.endsWith('/beta') || url.search !== '' || url.hash !== '') {
    throw new HumanError(`--base must end in /beta, as ${defaultBase} does.`);
  }
  return url.origin + path;
}
