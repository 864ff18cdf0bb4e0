import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName } from '../../catalog/file-names';
import type { RememberedProfile } from '../../difference/remembered-profile';
import {
  idPlaceholder,
  type GraphRequest,
  type RequestOptions,
  type SendablePayload,
} from '../../request/graph-request';
import { payloadDocument } from '../host/payload-document';
import { requestLanguage } from '../manifest/request-language';
import { sideColumn } from '../host/editor-positions';
import { workOut } from '../problems/work-out';
import { addRequestLine, updateBody } from '../settings/settings';
import { previewEnvironment, type SendServices } from './targets';

/**
 * The request of a document as it would go out, with the intent that the file is checked as. Without a token: that is
 * added when it is sent.
 *
 * @throws HumanError when there is no kind, or the text is not a JSON object without syntax faults
 */
async function previewOf(services: SendServices, document: vscode.TextDocument): Promise<GraphRequest> {
  const { isSendable, requestOf } = await import('../../request/graph-request');
  const { payload, fileName } = await services.snapshots.read(document);
  if (!isSendable(payload)) {
    throw new HumanError(
      `There is no request for ${fileName} yet: it has no kind, or it isn’t a JSON object without syntax errors.`,
      [{ action: 'validate', uri: document.uri.toString() }],
    );
  }
  const environment = await previewEnvironment(services);
  const found = services.records.knownOf(document.uri, environment);
  // A payload that has an id is about that profile, whatever the file was added as.
  const known = found && (payload.id ?? found.id) === found.id ? found : undefined;
  const { intent } = (await services.snapshots.check(document)).check;
  const request = requestOf(payload, {
    intent,
    base: environment.base,
    addRequestLine: addRequestLine(document),
    id: known?.id ?? idPlaceholder,
    clientRequestId: randomUUID(),
    ...(await whatDiffers(services, document, payload, known)),
  });
  return { ...request, isAnonymous: environment.isAnonymous };
}

/** Above the preview of an Update by difference: lines that tools for `.http` files take for comments. */
const liveDecides = '# The live profile is read before this is sent. Only what differs from it goes out.\n';

/** What an Update by difference leaves out, as far as is known: when it is sent, the live profile decides. */
async function whatDiffers(
  { digestKey }: SendServices,
  document: vscode.TextDocument,
  payload: SendablePayload,
  known: RememberedProfile | undefined,
): Promise<Pick<RequestOptions, 'without' | 'etag'>> {
  if (!known?.digests || updateBody(document) === 'payload') return {};
  const [{ knownUnder }, { leftOut }, { rootMembers }] = await Promise.all([
    import('../../difference/remembered-profile'),
    import('../../difference/compare'),
    import('../../difference/root-members'),
  ]);
  const key = await digestKey.load();
  const { digests } = knownUnder(key, known);
  if (!digests) return {};
  const changed = new Set(await workOut('changedSince', payload, digests, key));
  const equal = [...rootMembers(payload.document).values.keys()].filter((name) => !changed.has(name));
  return { without: leftOut({ equal }), etag: known.etag };
}

/** A request, and its `.http` form. */
type Preview = GraphRequest & { readonly text: string };

/** Opens each request in `.http` form, read-only; returns it, of several a list. */
export async function previewRequest(
  services: SendServices,
  uris: readonly vscode.Uri[],
): Promise<Preview | readonly Preview[]> {
  if (uris.length < 2) return previewOne(services, uris[0], true);
  const previews: Preview[] = [];
  for (const uri of uris) previews.push(await previewOne(services, uri, false));
  return previews;
}

/**
 * For reading: removes the blank lines that are left where comments and members were cut out. A JSON string has no line end, so
 * they are never part of one.
 */
const withoutBlankLines = (request: GraphRequest): GraphRequest => ({
  ...request,
  body: request.body?.replace(/^[ \t]*\r?\n/gm, '').trimEnd() ?? '',
});

/** @param preview whether the tab is the one that the next preview takes */
async function previewOne(services: SendServices, uri: vscode.Uri | undefined, preview: boolean): Promise<Preview> {
  const document = await payloadDocument(uri);
  const request = await previewOf(services, document);
  const { toHttpText } = await import('../../request/http-text');
  const isDifference = request.method === 'PATCH' && updateBody(document) === 'changes';
  const text = toHttpText(request);
  const shown = `${isDifference ? liveDecides : ''}${toHttpText(withoutBlankLines(request))}`;
  await services.documents.open(`${baseName(document.uri.path)}.http`, shown, {
    viewColumn: sideColumn(),
    preserveFocus: true,
    languageId: requestLanguage,
    preview,
  });
  return { ...request, text };
}

/** Puts `POST https://…` on the clipboard; returns it. */
export async function copyRequestLine(services: SendServices, uri?: vscode.Uri): Promise<string> {
  const request = await previewOf(services, await payloadDocument(uri));
  const line = `${request.method} ${request.url}`;
  await vscode.env.clipboard.writeText(line);
  vscode.window.setStatusBarMessage('Copied the request line', 3000);
  return line;
}
