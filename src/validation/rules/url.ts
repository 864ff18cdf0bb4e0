import { quote } from '../../text/quote';
import { both, type Sentence, type Rule } from '../rule';

/** An absolute URL. `deploymentPackageUrl` may also be a bare word such as `appx` (graph-facts.md §6). */
export const url = {
  id: 'url',
  severity: 'warning',
  intents: both,
  title: 'A value that does not look like a URL.',
  string({ property }) {
    if (property.meaning === 'url') return (text) => finding(text);
    if (property.meaning === 'url-or-word') return (text) => (/[:/]/.test(text) ? finding(text) : undefined);
    return undefined;
  },
} as const satisfies Rule;

function finding(text: string): Sentence {
  return isUrl(text) ? undefined : `${quote(text)} is not a URL: ${reason(text)}`;
}

/** Scheme of two letters or more (one is a Windows drive), no blanks, no brackets but those of an IPv6 host. */
function isUrl(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:[^\s<>"{}|\\^`]+$/i.test(text) && !/^hxxps?:/i.test(text) && URL.canParse(text);
}

function reason(text: string): string {
  if (/^hxxps?:|\[[.:]\]/i.test(text)) return 'it is defanged. Write http and plain dots.';
  if (/\s/.test(text)) return 'there is a blank in it.';
  if (!/^[a-z][a-z\d+.-]+:/i.test(text)) return 'it lacks a scheme such as https://.';
  return 'it cannot be read. Write it as https://www.contoso.com/path.';
}
