import type { Kind } from '../../catalog/kinds';
import { minimalAdd } from '../../catalog/templates.generated';

/** Lengths of hexadecimal digits that are hashes, and their types. */
const hashTypes: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

/**
 * The smallest Add of a kind as a snippet, in VS Code's syntax.
 *
 * @param subject what the payload is about, such as a host's name: stands in the property that identifies one
 */
export function newPayloadSnippet({ id, identifying }: Kind, subject: string): string {
  const snippet = minimalAdd[id] ?? '';
  if (subject === '') return snippet;
  const hashType = identifying.includes('hashes') && /^[\da-f]+$/i.test(subject) && hashTypes[subject.length];
  if (!hashType) return withField(snippet, identifying[0] ?? '', subject);
  const typed = snippet.replace(/("hashType": "\$\{\d+\|)([^|]*)/, (_, head: string, options: string) => {
    const others = options.split(',').filter((option) => option !== hashType);
    return head + [hashType, ...others].join();
  });
  return withField(typed, 'hashValue', subject);
}

/** Another text in the field of a property, or in the first item of its list. */
function withField(snippet: string, property: string, text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\$}]/g, '\\$&');
  const field = new RegExp(`("${property}": \\[?"\\$\\{\\d+:)(?:\\\\.|[^}\\\\])*`);
  return snippet.replace(field, (_, head: string) => head + inner);
}
