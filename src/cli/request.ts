import { resolve } from 'node:path';
import { decodeUtf8 } from '../document/decode-utf8';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import { bundledKinds } from '../catalog/bundled-kinds';
import { toCurl } from '../request/curl';
import { buildRequest, type GraphRequest } from '../request/graph-request';
import { shownHeaders, toHttpText } from '../request/http-text';
import { toPowerShell } from '../request/powershell';
import { choice, parseArguments } from './arguments';
import { baseUrl, defaultBase } from './base-url';
import { exitCode, type Io } from './io';
import { problemText } from './report-text';
import { requestHelp } from './request-help';
import { colourOptions, styleFor } from './style';
import { stdinArgument } from './targets';

const options = {
  intent: { type: 'string', default: 'add' },
  id: { type: 'string' },
  base: { type: 'string', default: defaultBase },
  kind: { type: 'string' },
  'stdin-filename': { type: 'string' },
  format: { type: 'string', default: 'text' },
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
  const intent = choice('intent', values.intent, ['add', 'update']);
  const kind =
    values.kind === undefined
      ? undefined
      : choice(
          'kind',
          values.kind,
          bundledKinds.kinds.map(({ id }) => id),
        );
  const show = formats[choice('format', values.format, ['text', 'json', 'curl', 'powershell'])];
  const base = baseUrl(values.base);
  if (values.id === '') throw new HumanError('--id is empty. Give the id of the profile to update.');
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new HumanError('A request is made of one file. Name it, or - for standard input.');
  }

  const text = await read(file, io);
  const name = file === stdinArgument ? (values['stdin-filename'] ?? file) : file;
  const { check } = await import('./check');
  const checked = check(name, text, { intent, kind, idRequired: values.id === undefined });
  const { payload, problems } = checked;
  if (!payload.kind || problems.some(({ severity }) => severity === 'error')) {
    const style = styleFor(io.stderr, io, values);
    for (const problem of problems) io.stderr.write(problemText(checked, problem, style));
    return exitCode.errors;
  }
  if (values.id !== undefined && (intent === 'add' || payload.id !== undefined)) {
    const why = intent === 'add' ? 'an Add has no id in its URL' : 'the "id" in the payload counts';
    io.stderr.write(`secprofile: --id is left aside: ${why}.\n`);
  }
  const id = payload.id ?? values.id;
  if (intent === 'update') refuseDots(id);
  const clientRequestId = io.newGuid();
  const request = { intent, base, addRequestLine: 'collection', id, clientRequestId } as const;
  const shown = show(buildRequest(payload, payload.kind, request));
  // Verbatim for programs; for a person the prompt should not stand behind the last brace.
  io.stdout.write(io.stdout.isTerminal && !shown.endsWith('\n') ? `${shown}\n` : shown);
  return exitCode.fine;
}

/** @throws HumanError when there is no text to be had */
async function read(file: string, io: Io): Promise<string> {
  try {
    return file === stdinArgument ? decodeUtf8(await io.readStdin()) : readTextFile(resolve(io.cwd, file));
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${file}: ${error.message}`) : error;
  }
}

/** Dots would climb out of the set, percent-encoded or not (WHATWG URL §3.1). @throws HumanError */
function refuseDots(id: string | undefined): void {
  if (id === '.' || id === '..') throw new HumanError(`The id "${id}" cannot stand in a URL: it means another folder.`);
}
