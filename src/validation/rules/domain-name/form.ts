import { isIP } from 'node:net';
import { quote } from '../../../text/quote';
import type { Sentence } from '../../rule';

/** The common case in one test: a pattern with Unicode classes takes a hundred times as long. */
const ascii = /^(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)+(?!\d+\.?$)[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.?$/i;

/** Letters and digits of any script, hyphens inside, underscores (as in SRV and DKIM names). */
const label = /^(?!-)[\p{L}\p{M}\p{N}_\u00b7\u30fb\u200c\u200d-]{1,63}(?<!-)$/u;

/** Why a text isn't a fully qualified domain name; `undefined` when it is one. */
export function domainNameFault(text: string): Sentence {
  if (text.length < 254 && ascii.test(text)) return undefined;
  if (text === '') return 'it is empty.';
  if (isIP(text) !== 0) return 'it is an IP address.';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return 'it is a URL.';
  if (text.length > 254) return 'it is longer than 253 characters.';
  const labels = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  const wrong = labels.find((part) => !label.test(part));
  if (wrong === '') return 'a part between two dots is empty.';
  if (wrong !== undefined) return `${quote(wrong)} can't be part of one.`;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'its last part is a number.';
  return labels.length < 2 ? 'it has no dot.' : undefined;
}
