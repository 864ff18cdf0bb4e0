import { resolve } from 'node:path';
import { decodeUtf8 } from '../document/utf8';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import { toCurl } from '../request/curl';
import { isSendable, requestOf, type GraphRequest } from '../request/graph-request';
import { shownHeaders, toHttpText } from '../request/http-text';
import { toPowerShell } from '../request/powershell';
import { choice, parseArguments } from './arguments';
import { baseUrl, defaultBase } from './base-url';
import { intents } from '../payload/intent';
import { kindOption } from './payload-options';
import { exitCode, type Io } from './io';
import { printableJson, say } from './printable';
import { problemText } from './report-text';
import { resultsTo } from './results';
import { colourOptions, styleFor } from './style';
import { stdinArgument } from './targets';

/** The text of `secprofile request --help`. */
const requestHelp = `Usage: secprofile request <file|-> [options]

Prints the request that would be sent, with a placeholder for the token. Nothing is sent. A payload with errors gives no
request: its problems go to standard error.

Options:
  --intent auto|add|update  An Add (POST), an Update (PATCH) or, unless said otherwise, an Update when the payload has an
                            "id" and else an Add
  --id ID                   The profile to update, when the payload has no "id" of its own; with --intent update
  --base URL                Where it would go; ends in /beta. Default: https://graph.microsoft.com/beta
  --kind KIND               host, domain, user, ip, file or cloudapp; wins over the file name
  --stdin-filename NAME     The name of what comes from standard input: tells the kind
  --format FORMAT           text: as in an .http file (the default); json: as an object; curl: a command for a POSIX
                            shell; powershell: commands for PowerShell 5.1 and later
  --output FILE             Write the request to a file instead of standard output
  --color, --no-color       Colours of problems, or none; without either, colours on a terminal unless NO_COLOR is set
  --help                    Print this text

Exit codes: 0 printed, 1 errors in the payload, 2 something cannot be read or written, or an option is wrong
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
  const choiceOfIntent = choice('intent', values.intent, intents);
  const kind = kindOption(values.kind);
  const format = choice('format', values.format, ['text', 'json', 'curl', 'powershell']);
  const base = baseUrl(values.base);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new HumanError('A request is made of one file. Name it, or - for standard input.');
  }

  const text = await read(file, io);
  const name = file === stdinArgument ? (values['stdin-filename'] ?? file) : file;
  const { check } = await import('./check');
  const checked = check(name, text, { intent: choiceOfIntent, kind, idRequired: values.id === undefined });
  const { payload, problems, intent } = checked;
  if (!isSendable(payload) || problems.some(({ severity }) => severity === 'error')) {
    const style = styleFor(io.stderr, io, values);
    for (const problem of problems) io.stderr.write(problemText(checked, problem, style));
    return exitCode.errors;
  }
  if (values.id !== undefined && (intent === 'add' || payload.id !== undefined)) {
    const why = intent === 'add' ? 'an Add has no id in its URL' : 'the "id" in the payload counts';
    say(io.stderr, `secprofile: --id is left aside: ${why}.`);
  }
  const request = { intent, base, addRequestLine: 'collection', id: values.id, clientRequestId: io.newGuid() } as const;
  const results = resultsTo(values.output, io);
  const shown = formats[format](requestOf(payload, request));
  const toFile = values.output !== undefined;
  if (format === 'json') results.write(printableJson(shown, !toFile && io.platform === 'win32'));
  else if (results.isTerminal) results.write(forTerminal(shown));
  else results.write(format === 'powershell' && toFile ? marked(shown) : shown);
  await results.end();
  return exitCode.fine;
}

/**
 * The same request for a person: what a terminal would act on as JSON escapes, and a line end after the last brace. All
 * of it stands in the body, where it means the same.
 */
function forTerminal(shown: string): string {
  const safe = printableJson(shown.replace(/\r(?!\n)/g, '\n'));
  return safe.endsWith('\n') ? safe : `${safe}\n`;
}

/** PowerShell 5.1 reads a script in the system's own character set unless a byte-order mark says that it is UTF-8. */
function marked(script: string): string {
  return /[\u0080-\uffff]/.test(script) ? `\uFEFF${script}` : script;
}

/** @throws HumanError when there is no text to be had */
async function read(file: string, io: Io): Promise<string> {
  try {
    return file === stdinArgument ? decodeUtf8(await io.readStdin()) : readTextFile(resolve(io.cwd, file));
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${file}: ${error.message}`) : error;
  }
}
