import { bodyFacts, type BodyFacts } from '../answer/body-facts';
import type { Kind } from '../catalog/kinds';
import { joined, laidOutBy, type TextForm, type WorkOut } from '../difference/work';
import type { HttpAnswer } from '../transport/http-answer';
import { headerValue } from '../transport/http-answer';
import { cutBetweenCharacters } from '../text/plain-text';
import { prettyJson } from '../document/pretty-json';
import { redactPieces } from '../text/redact-pieces';
import { redactText } from '../text/redaction';
import { shownBodyLimit, type BodyView, type ResponseView } from './view';
import { payloadSuffix } from '../catalog/file-names';
import { fileNameFor } from '../text/file-name';

type Answer = Pick<HttpAnswer, 'headers' | 'body' | 'pieces' | 'bodyBytes' | 'bodyState'>;

/** Bytes of the largest body that is parsed: 64 MiB of `[[],[],…]` would block a thread for twelve seconds. */
export const readBodyLimit = 4 * 1024 * 1024;

/** What a body says; undefined if it isn't JSON or is too large to be parsed. */
export function bodyFactsOf(answer: Answer, { identifying }: Pick<Kind, 'identifying'>): BodyFacts | undefined {
  return bodyFacts(textToRead(answer), identifying);
}

/** {@link bodyFactsOf} without blocking this thread. */
export function bodyFactsBy(
  workOut: WorkOut,
  answer: Answer,
  { identifying }: Pick<Kind, 'identifying'>,
): Promise<BodyFacts | undefined> {
  return workOut('bodyFacts', textToRead(answer), identifying);
}

const textToRead = ({ body, bodyBytes }: Answer) => (bodyBytes > readBodyLimit ? '' : withoutMark(body));

/** What a body really is: proxies label JSON as text, and text as JSON. @param facts what it says, if it is JSON */
export function formOf(answer: Answer, facts: BodyFacts | undefined): BodyView['form'] {
  if (answer.bodyBytes > readBodyLimit) return 'unread';
  if (facts) return 'json';
  if (answer.body.trim() === '') return 'empty';
  const isCut = answer.bodyState !== 'whole' && /\bjson\b/i.test(headerValue(answer.headers, 'content-type') ?? '');
  return isCut ? 'json' : 'text';
}

/** The part of the body that the panel shows. */
export function shownBody(answer: Answer, form: BodyView['form']): BodyView {
  // One more than the limit tells a text that just fits from one that is cut.
  const text = form === 'unread' ? '' : bodyText(answer.body, form, shownBodyLimit + 1);
  return {
    form,
    text: redactText(cutBetweenCharacters(text, shownBodyLimit)),
    bytes: answer.bodyBytes,
    truncated: form === 'unread' || text.length > shownBodyLimit,
    received: answer.bodyState,
  };
}

/** How JSON is laid out: to be read, or to be compared. */
export type JsonForm = Exclude<TextForm, 'text'>;

/**
 * The whole body for an editor, a file or the clipboard, without bearer tokens: laid out when it is JSON that was read. In
 * pieces, for whoever lets others have their turn between two of them.
 *
 * @param form what the view says that the body is
 * @param json how it is laid out when it is JSON
 */
export async function* bodyPieces(
  workOut: WorkOut,
  { body, pieces = [body] }: Pick<Answer, 'body' | 'pieces'>,
  form: BodyView['form'],
  json: JsonForm = 'json',
): AsyncGenerator<string> {
  const [first = '', ...others] = pieces;
  if (form === 'unread') yield* redactPieces([withoutMark(first), ...others]);
  else if (form !== 'empty') yield* laidOutBy(workOut, withoutMark(body), form === 'json' ? json : 'text');
}

/** All pieces of {@link bodyPieces}. */
export const wholeBody = (...given: Parameters<typeof bodyPieces>): Promise<string> => joined(bodyPieces(...given));

function bodyText(body: string, form: BodyView['form'], limit: number): string {
  const text = withoutMark(body);
  if (form === 'empty') return '';
  return form === 'json' ? prettyJson(text, limit) : text.slice(0, limit);
}

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** The file name for an answer's body, after the profile or else its payload: `web01.contoso.com.response.json`. */
export function bodyFileName({ name, file, answer }: Pick<ResponseView, 'name' | 'file' | 'answer'>): string {
  const stem = file.endsWith(payloadSuffix) ? file.slice(0, -payloadSuffix.length) : file;
  return fileNameFor(name ?? stem, { ending: answer?.body.form === 'text' ? '.response.txt' : '.response.json' });
}
