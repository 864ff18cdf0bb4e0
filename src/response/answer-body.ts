import type { HttpAnswer } from '../transport/http-answer';
import { headerValue } from '../transport/http-answer';
import { cutBetweenCharacters } from '../text/plain-text';
import { prettyJson } from './pretty-json';
import { redactText } from '../text/redaction';
import { shownBodyLimit, type BodyView } from './view';

type Answer = Pick<HttpAnswer, 'headers' | 'body' | 'bodyBytes' | 'bodyState'>;

/** An answer's body, read once: its form, and its value when it is whole JSON. */
interface ParsedBody {
  readonly form: BodyView['form'];
  readonly value: unknown;
}

/** What a body is, whatever its media type says: proxies label both ways. */
export function parseBody(answer: Answer): ParsedBody {
  const text = withoutMark(answer.body);
  if (text.trim() === '') return { form: 'empty', value: undefined };
  try {
    return { form: 'json', value: JSON.parse(text) };
  } catch {
    const cut = answer.bodyState !== 'whole' && /\bjson\b/i.test(headerValue(answer.headers, 'content-type') ?? '');
    return { form: cut ? 'json' : 'text', value: undefined };
  }
}

/** The part of the body that the panel shows. */
export function shownBody(answer: Answer, form: BodyView['form']): BodyView {
  // One more than the limit tells a text that just fits from one that is cut.
  const text = bodyText(answer.body, form, shownBodyLimit + 1);
  return {
    form,
    text: redactText(cutBetweenCharacters(text, shownBodyLimit)),
    bytes: answer.bodyBytes,
    truncated: text.length > shownBodyLimit,
    received: answer.bodyState,
  };
}

/**
 * The whole body for an editor or the clipboard: pretty-printed when it is JSON, without bearer tokens.
 *
 * @param form what the view says that the body is
 */
export function wholeBody(body: string, form: BodyView['form']): string {
  return redactText(bodyText(body, form));
}

function bodyText(body: string, form: BodyView['form'], limit = Number.POSITIVE_INFINITY): string {
  const text = withoutMark(body);
  if (form === 'empty') return '';
  return form === 'json' ? prettyJson(text, limit) : text.slice(0, limit);
}

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text);
