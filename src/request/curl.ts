import type { GraphRequest } from './graph-request';
import { shownHeaders } from './http-text';

/**
 * Largest body in bytes that is passed as an argument. Linux allows 128 KiB for one (`MAX_ARG_STRLEN`), Windows 32,767
 * characters for a whole command line.
 */
const longestArgument = 30_000;

/** One word for a POSIX shell: single quotes keep everything, a quote itself is closed, escaped and reopened. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * A cURL command for a POSIX shell that sends the body to the byte: as an argument (`--data-raw`, which keeps a leading
 * `@`), or through standard input when it is too long for one.
 */
export function toCurl(request: GraphRequest): string {
  const { method, url, body } = request;
  const headers = Object.entries(shownHeaders(request)).map(
    ([name, value]) => `--header ${quoted(`${name}: ${value}`)}`,
  );
  const command = (...data: readonly string[]) =>
    [`curl --request ${method} ${quoted(url)}`, ...headers, ...data].join(' \\\n  ');
  if (body === undefined) return command();
  if (Buffer.byteLength(body) <= longestArgument) return command(`--data-raw ${quoted(body)}`);
  return fromHereDocument(body, command('--data-binary @-'));
}

/** The command with the text as its standard input. A here-document ends with a line feed; a text may not. */
function fromHereDocument(text: string, command: string): string {
  const end = unusedWord(text);
  if (text.endsWith('\n')) return `${command} <<'${end}'\n${text}${end}`;
  return `head -c ${Buffer.byteLength(text)} <<'${end}' |\n${text}\n${end}\n${command}`;
}

/** A word that occurs nowhere in the text. */
function unusedWord(text: string): string {
  let word = 'END';
  for (let number = 1; text.includes(word); number++) word = `END_${number}`;
  return word;
}
