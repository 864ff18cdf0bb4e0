import { plainText } from '../../text/plain-text';

/** No notification or label has room for more. */
const longest = 1000;

/**
 * Text of a file or a server for a notification: one line, nothing invisible, and without the brackets that make a link
 * there: `[x](command:…)` could be clicked.
 */
export function noticeText(text: string): string {
  return plainText(text, longest).replace(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'));
}

/** What VS Code turns into an icon in a label: `$(name)`, or `$(name~spin)`. */
const icon = /\$\([\dA-Za-z-]+(?:~[A-Za-z]+)?\)/g;

/** Text of a file or a server for a label in which `$(name)` is an icon: status bar, quick pick, Test Explorer. */
export function labelText(text: string): string {
  return plainText(text, longest).replace(icon, '\\$&');
}

/** Text of a file or a server for the prompt of an input box, which has both links and icons. */
export function promptText(text: string): string {
  return labelText(noticeText(text));
}

/** Names that a question or a message has room for. */
export const mostNamed = 10;

/** The names of files below a question about them, a line each. */
export function namedFiles(names: readonly string[]): string {
  const rest = names.length > mostNamed ? [`… and ${names.length - mostNamed} more`] : [];
  return [...names.slice(0, mostNamed).map(noticeText), ...rest].join('\n');
}
