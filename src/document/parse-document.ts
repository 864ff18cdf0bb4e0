import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentParts, JsonDocument } from './json-document';
import { depthLimit, Parser } from './parser';
import { Tape } from './tape';

const byteOrderMark = '\uFEFF';

/**
 * Parses a payload's text: JSON with comments and trailing commas; any other deviation is a fault. Never throws, and takes
 * time proportional to the text's length. A byte-order mark is removed, and offsets count from the character after it.
 *
 * @param deepest how deep brackets may nest; pass more than the default only if nothing recurses into the result
 */
export function parseDocument(source: string, deepest = depthLimit): JsonDocument {
  const text = withoutMark(source);
  const parser = new Parser(text, deepest);
  parser.run();
  const { tape, faults, extras, stoppedAt } = parser.reader;
  if (extras.length > 1) extras.sort((a, b) => a.offset - b.offset);
  return documentOf(text, tape, { faults, extras, certainTo: stoppedAt ?? text.length });
}

/** What another thread needs, in addition to the text, to have the document without parsing it again. */
export function partsOf({ tape, faults, extras, certainTo }: JsonDocument): DocumentParts {
  return { cells: tape.cells(), faults, extras, certainTo };
}

/** Puts together the document that {@link partsOf} took apart. */
export function assembleDocument(source: string, { cells, ...rest }: DocumentParts): JsonDocument {
  const text = withoutMark(source);
  return documentOf(text, new Tape(text, cells), rest);
}

function documentOf(text: string, tape: Tape, rest: Omit<DocumentParts, 'cells'>): JsonDocument {
  let positions: TextDocument | undefined;
  return {
    text,
    tape,
    ...rest,
    get positions() {
      return (positions ??= TextDocument.create('', 'json', 0, text));
    },
  };
}

function withoutMark(source: string): string {
  return source.startsWith(byteOrderMark) ? source.slice(1) : source;
}
