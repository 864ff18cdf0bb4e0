import { resolve } from 'node:path';
import { decodeUtf8 } from '../document/utf8';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import { toCurl } from '../request/curl';
import { isSendable, requestOf, type GraphRequest } from '../request/graph-request';
import { shownHeaders, toHttpText } from '../request/http-text';
import { toPowerShell } from '../request/powershell';
import { oneOf, kindOption, parseArguments, baseUrl, defaultBase } from './arguments';
import { intents } from '../payload/intent';
import { exitCode, type Io } from './io';
import { printableJson, say } from './printable';
import { problemText } from './report-text';
import { resultsTo } from './results';
import { colourOptions, styleFor } from './style';
import { stdinArgument } from './targets';

/** The text of `secprofile request --help`. */
const requestHelp = `Usage: secprofile request <file|-> [options]

Prints the request for a payload, with a placeholder for the token. Nothing is sent. If the payload has errors, they are
printed to standard error instead.

Options:
  --intent auto|add|update  An Add (POST) or an Update (PATCH). Default: auto, an Update if the payload has an "id",
                            otherwise an Add
  --id ID                   ID of the profile to update, if the payload has no "id"; use with --intent update
  --base URL                Base URL of the service, ending in /beta. Default: https://graph.microsoft.com/beta
  --kind KIND               host, domain, user, ip, file, or cloudapp; overrides the file name
  --stdin-filename NAME     File name for standard input: sets the kind
  --format FORMAT           text: as in an .http file (default); json: an object; curl: a command for a POSIX shell;
                            powershell: commands for PowerShell 5.1 or later
  --output FILE             Write the request to a file instead of standard output
  --color, --no-color       Turn colors on or off. Default: on in a terminal, unless NO_COLOR is set
  --help                    Print this help

Exit codes: 0 the request was printed, 1 the payload has errors, 2 an option is wrong or a file can't be read or written
`;

const options = {
  intent: { type: 'string', default: 'auto' },
  id: { type: 'string' },
  base: { type: 'string', default: defaultBase },
  kind: { type: 'string' },
  'stdin-filename': { type: 'string' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  ...colourOptions,
} as const;

const formats: Readonly<Record<'text' | 'json' | 'curl' | 'powershell', (request: GraphRequest) => string>> = {
  text: toHttpText,
  json(request) {
    const { method, url, body } = request;
    return `${JSON.stringify({ method, url, headers: shownHeaders(request), body }, null, 2)}\n`;
  },
  curl: (request) => `${toCurl(request)}\n`,
  powershell: (request) => `${toPowerShell(request)}\n`,
};

/** `secprofile request`: prints what would be sent, and sends nothing. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, options);
  if (values.help) {
    io.stdout.write(requestHelp);
    return exitCode.fine;
  }
  const choiceOfIntent = oneOf('intent', values.intent, intents);
  const kind = kindOption(values.kind);
  const format = oneOf('format', values.format, ['text', 'json', 'curl', 'powershell']);
  const base = baseUrl(values.base);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new HumanError('A request is made from one file. Name it, or use - for standard input.');
  }

  const text = await read(file, io);
  const name = file === stdinArgument ? (values['stdin-filename'] ?? file) : file;
  const { checkText: check } = await import('./check');
  const checked = check(name, text, { intent: choiceOfIntent, kind, idRequired: values.id === undefined });
  const { payload, problems, intent } = checked;
  if (!isSendable(payload) || problems.some(({ severity }) => severity === 'error')) {
    const style = styleFor(io.stderr, io, values);
    for (const problem of problems) io.stderr.write(problemText(checked, problem, style));
    return exitCode.errors;
  }
  if (values.id !== undefined && (intent === 'add' || payload.id !== undefined)) {
    const why = intent === 'add' ? 'an Add has no id in its URL' : 'the "id" in the payload counts';
    say(io.stderr, `secprofile: --id is ignored: ${why}.`);
  }
  const request = { intent, base, addRequestLine: 'collection', id: values.id, clientRequestId: io.newGuid() } as const;
  const results = resultsTo(values.output, io);
  if (file !== stdinArgument) results.spare(resolve(io.cwd, file));
  const shown = formats[format](requestOf(payload, request));
  if (format === 'json') results.write(printableJson(shown, results.isAscii));
  else if (results.isTerminal) results.write(forTerminal(shown));
  else results.write(format === 'powershell' && values.output !== undefined ? marked(shown) : shown);
  await results.end();
  return exitCode.fine;
}

/**
 * The same request for a terminal: characters that it would interpret become JSON escapes, and the last line ends. That
 * changes only the body, where it means the same.
 */
function forTerminal(shown: string): string {
  const safe = printableJson(shown.replace(/\r(?!\n)/g, '\n'));
  return safe.endsWith('\n') ? safe : `${safe}\n`;
}

/** PowerShell 5.1 reads a script in the system's code page unless a byte-order mark says that it's UTF-8. */
function marked(script: string): string {
  return /[\u0080-\uffff]/.test(script) ? `\uFEFF${script}` : script;
}

/** @throws HumanError if there is no text to read */
async function read(file: string, io: Io): Promise<string> {
  try {
    return file === stdinArgument ? decodeUtf8(await io.readStdin()) : readTextFile(resolve(io.cwd, file));
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${file}: ${error.message}`) : error;
  }
}
