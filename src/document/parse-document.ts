import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonDocument, JsonNode } from './json-document';
import { Parser } from './parser';
import { nodeOf } from './tree';

const byteOrderMark = '\uFEFF';

/**
 * Reads a payload's text: JSON with comments and trailing commas; every other departure is a fault. Never throws, and
 * takes time in proportion to the text's length. A byte-order mark is taken off, offsets count behind it.
 */
export function parseDocument(source: string): JsonDocument {
  const text = source.startsWith(byteOrderMark) ? source.slice(1) : source;
  const parser = new Parser(text);
  parser.run();
  const { tape, faults, extras, stoppedAt } = parser.reader;
  let root: JsonNode | undefined;
  let positions: TextDocument | undefined;
  return {
    text,
    tape,
    faults,
    certainTo: stoppedAt ?? text.length,
    extras: extras.length > 1 ? extras.sort((a, b) => a.offset - b.offset) : extras,
    get root() {
      return tape.length > 0 ? (root ??= nodeOf(tape, 0)) : undefined;
    },
    get positions() {
      return (positions ??= TextDocument.create('', 'json', 0, text));
    },
  };
}
