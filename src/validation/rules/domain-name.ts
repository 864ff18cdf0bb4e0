import { isIP } from 'node:net';
import { quote } from '../../text/quote';
import { both, type Sentence, type Rule } from '../rule';

/** The common case, all at once: a pattern with the classes of Unicode takes a hundred times as long. */
const ascii = /^(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)+(?!\d+\.?$)[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.?$/i;

/** Letters and digits of any script, hyphens inside, underscores (as in SRV and DKIM names). */
const label = /^(?!-)[\p{L}\p{M}\p{N}_\u00b7\u30fb\u200c\u200d-]{1,63}(?<!-)$/u;

export const domainName = {
  id: 'domain-name',
  severity: 'warning',
  intents: both,
  title: 'A value that does not look like a domain name.',
  string({ property }) {
    if (property.meaning !== 'domain-name') return undefined;
    const wanted = `${quote(property.name)} looks like web01.contoso.com.`;
    return (text) => {
      const reason = text.length < 254 && ascii.test(text) ? undefined : reasonAgainst(text);
      return reason && `${quote(text)} is not a full domain name: ${reason} ${wanted}`;
    };
  },
} as const satisfies Rule;

function reasonAgainst(text: string): Sentence {
  if (text === '') return 'it is empty.';
  if (isIP(text) !== 0) return 'it is an IP address.';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return 'it is a URL.';
  if (text.length > 254) return 'it is longer than 253 characters.';
  const labels = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  const wrong = labels.find((part) => !label.test(part));
  if (wrong === '') return 'a part between two dots is empty.';
  if (wrong !== undefined) return `${quote(wrong)} cannot be a part of one.`;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'its last part is a number.';
  return labels.length < 2 ? 'the part behind the first dot is missing.' : undefined;
}
