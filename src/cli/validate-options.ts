import { HumanError } from '../errors';
import type { KindId } from '../catalog/kinds';
import { oneOf, kindOption, parseArguments } from './arguments';
import { intents, type IntentChoice } from '../payload/intent';
import { colourOptions, type ColourChoice } from './style';

const options = {
  intent: { type: 'string', default: 'auto' },
  kind: { type: 'string' },
  'stdin-filename': { type: 'string' },
  format: { type: 'string', default: 'text' },
  quiet: { type: 'boolean', short: 'q' },
  output: { type: 'string' },
  rules: { type: 'string', multiple: true },
  'max-warnings': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  ...colourOptions,
} as const;

/** The parsed arguments of `secprofile validate`. */
export interface ValidateOptions {
  readonly help: boolean;
  readonly intent: IntentChoice;
  readonly kind: KindId | undefined;
  /** The file name for standard input. */
  readonly stdinName: string | undefined;
  readonly format: 'text' | 'json' | 'sarif';
  /** Whether only errors and warnings are printed. */
  readonly quiet: boolean;
  /** The file for the results; standard output if missing. */
  readonly output: string | undefined;
  /** As given, each a comma-separated list. */
  readonly rules: readonly string[];
  readonly maxWarnings: number;
  readonly colour: ColourChoice;
  /** Files, folders, patterns and `-`; at least one, unless help is requested. */
  readonly targets: readonly string[];
}

/** @throws HumanError for invalid arguments */
export function validateOptions(args: readonly string[]): ValidateOptions {
  const { values, positionals } = parseArguments(args, options);
  const help = values.help ?? false;
  if (positionals.length === 0 && !help) {
    throw new HumanError('There is nothing to validate. Name files, folders, or patterns, or - for standard input.');
  }
  return {
    help,
    intent: oneOf('intent', values.intent, intents),
    kind: kindOption(values.kind),
    stdinName: values['stdin-filename'],
    format: oneOf('format', values.format, ['text', 'json', 'sarif']),
    quiet: values.quiet ?? false,
    output: values.output,
    rules: values.rules ?? [],
    maxWarnings: warningLimit(values['max-warnings']),
    colour: values,
    targets: positionals,
  };
}

function warningLimit(value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new HumanError(`--max-warnings takes a whole number from 0 up, not "${value}".`);
}
