import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import {
  getLanguageService,
  MarkupContent,
  type CompletionItem,
  type Diagnostic,
  type LanguageService,
} from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jsonOf, root } from './files';

/** VS Code's JSON service with schemas from files of this repository, set up as VS Code sets it up. */
export class JsonService {
  private readonly service: LanguageService;

  /** @param associations file name patterns to the paths of their schemas */
  constructor(associations: readonly { fileMatch: string[]; path: string }[]) {
    this.service = getLanguageService({
      schemaRequestService: (uri) => readFile(new URL(uri), 'utf8'),
      workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
      clientCapabilities: {
        textDocument: {
          completion: { completionItem: { documentationFormat: ['markdown'] } },
        },
      },
    });
    this.service.configure({
      validate: true,
      allowComments: false,
      schemas: associations.map(({ fileMatch, path }) => ({ fileMatch, uri: pathToFileURL(join(root, path)).href })),
    });
  }

  private open(name: string, text: string) {
    const document = TextDocument.create(`file:///payloads/${name}`, 'json', 1, text);
    return { document, tree: this.service.parseJSONDocument(document) };
  }

  async problems(name: string, text: string): Promise<Diagnostic[]> {
    const { document, tree } = this.open(name, text);
    return this.service.doValidation(document, tree);
  }

  /** Completions at the `|` in the text. */
  async completions(name: string, marked: string): Promise<CompletionItem[]> {
    const { document, tree } = this.open(name, marked.replace('|', ''));
    const list = await this.service.doComplete(document, document.positionAt(marked.indexOf('|')), tree);
    return list?.items ?? [];
  }

  /** The hover's Markdown at the `|` in the text; empty when there is none. */
  async hover(name: string, marked: string): Promise<string> {
    const { document, tree } = this.open(name, marked.replace('|', ''));
    const hover = await this.service.doHover(document, document.positionAt(marked.indexOf('|')), tree);
    return [hover?.contents ?? []]
      .flat()
      .map((part) => (MarkupContent.is(part) ? part.value : typeof part === 'string' ? part : part.value))
      .join('\n');
  }
}

/** The sentence that a completion shows beside it. */
export function documentationOf(item: CompletionItem | undefined): string {
  const documentation = item?.documentation ?? '';
  return typeof documentation === 'string' ? documentation : documentation.value;
}

interface Manifest {
  readonly contributes: { readonly jsonValidation: readonly { fileMatch: string | string[]; url: string }[] };
}

let shared: JsonService | undefined;

/** The service with what package.json contributes: what VS Code's JSON editor knows of payload files. */
export function contributed(): JsonService {
  if (!shared) {
    const { jsonValidation } = (jsonOf('package.json') as Manifest).contributes;
    shared = new JsonService(
      jsonValidation.map(({ fileMatch, url }) => ({ fileMatch: [fileMatch].flat(), path: url })),
    );
  }
  return shared;
}
