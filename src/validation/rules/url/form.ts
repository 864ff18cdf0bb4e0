import type { Sentence } from '../../rule';

/**
 * Why a text isn't an absolute URL; `undefined` when it is one (WHATWG URL): a scheme of two letters or more (one is a
 * Windows drive), no white space, no brackets but those of an IPv6 host, not defanged.
 */
export function urlFault(text: string): Sentence {
  const isUrl = /^[a-z][a-z\d+.-]+:[^\s<>"{}|\\^`]+$/i.test(text) && !/^hxxps?:/i.test(text) && URL.canParse(text);
  if (isUrl) return undefined;
  if (/^hxxps?:|\[[.:]\]/i.test(text)) return 'it is defanged. Write http and plain dots.';
  if (/\s/.test(text)) return 'it contains white space.';
  if (!/^[a-z][a-z\d+.-]+:/i.test(text)) return 'it has no scheme, such as https://.';
  return "it can't be read. Write it like https://www.contoso.com/path.";
}
