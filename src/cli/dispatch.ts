import { version } from '../../package.json';
import { HumanError } from '../errors';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';
import { exitCode, type CommandModule, type Io, type StandardOutput } from './io';
import { fileSentence } from '../files/file-sentence';
import { say } from './printable';

/** A subcommand as a row of the table in `src/cli.ts`. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** The text of `secprofile --help`. */
function usage(commands: readonly CommandRow[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    'Usage: secprofile <command> [options]',
    '',
    'Checks, previews, and sends profile payloads for the Microsoft Graph security API (beta).',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    'Options:',
    '  --help     Print this help, or, after a command, help for that command',
    '  --version  Print the version',
    '',
    "Exit codes: 0 success, 1 a payload has errors or the service refused, 2 the command couldn't run",
    '',
  ].join('\n');
}

/**
 * Runs the command that the arguments name. Never rejects: a HumanError becomes a sentence on standard error, anything else
 * is a bug and printed with its stack.
 *
 * @returns the exit code of contract §7
 */
export async function dispatch(args: readonly string[], io: Io, commands: readonly CommandRow[]): Promise<number> {
  const code = await runCommand(args, io, commands);
  const told = [
    await tellUnwritten(io.stdout, 'Standard output', io.stderr),
    await tellUnwritten(io.stderr, 'Standard error', io.stdout),
  ];
  return told.includes(true) ? exitCode.failed : code;
}

async function runCommand(args: readonly string[], io: Io, commands: readonly CommandRow[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    io.stdout.write(usage(commands));
    return exitCode.fine;
  }
  if (name === '--version') {
    io.stdout.write(`${version}\n`);
    return exitCode.fine;
  }
  if (name === undefined) {
    io.stderr.write(usage(commands));
    return exitCode.failed;
  }
  try {
    const command = commands.find((row) => row.name === name);
    if (!command) throw new HumanError(unknownCommand(name, commands));
    return await (await command.load()).run(rest, io);
  } catch (error) {
    say(io.stderr, `secprofile: ${sentenceOf(error)}`);
    return exitCode.failed;
  }
}

/** Reports on the other stream that one couldn't be written: a full disk, a failed device. */
async function tellUnwritten(stream: StandardOutput, name: string, other: StandardOutput): Promise<boolean> {
  const failure = await stream.failure();
  if (failure === undefined) return false;
  say(other, `secprofile: ${name} can't be written: ${fileSentence(failure)}`);
  return true;
}

function unknownCommand(name: string, commands: readonly CommandRow[]): string {
  if (name === '') return 'The name of the command is empty.';
  const names = commands.map((row) => row.name);
  const what = name.startsWith('-') ? `There is no option ${name} before a command.` : `There is no command ${name}.`;
  return `${what}${didYouMean(name, names)} The commands are ${list(names)}. For more, run secprofile --help.`;
}

function sentenceOf(error: unknown): string {
  if (HumanError.is(error)) return error.message;
  return `this is a bug in secprofile. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
