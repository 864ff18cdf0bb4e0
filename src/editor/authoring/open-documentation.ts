import * as vscode from 'vscode';
import type { Kind, KindId } from '../../catalog/kinds';
import { payloadDocument } from '../host/payload-document';
import { showPage } from '../host/page';
import type { Snapshots } from '../problems/snapshots';

/** What finds and opens the page of a kind. */
interface Documentation {
  readonly extensionUri: vscode.Uri;
  readonly snapshots: Pick<Snapshots, 'read'>;
}

/** The kind of a payload, else of the active editor's; `host` where nothing tells it. */
async function kindOfPayload({ snapshots }: Documentation, uri: vscode.Uri | undefined): Promise<KindId> {
  const { payload } = await snapshots.read(await payloadDocument(uri));
  return payload.kind?.id ?? 'host';
}

/** Scheme by which a setting names a page, such as `docs:history`. */
const scheme = 'docs';

async function nameOf(services: Documentation, of: Kind | vscode.Uri | undefined): Promise<string> {
  if (of instanceof vscode.Uri && of.scheme === scheme && /^[a-z-]+$/.test(of.path)) return of.path;
  return `kinds/${of && 'type' in of ? of.id : await kindOfPayload(services, of)}`;
}

/** Opens the page of a topic, or of a kind: every property, nested type, and enum. Returns its URI. */
export async function openDocumentation(services: Documentation, of: Kind | vscode.Uri | undefined): Promise<string> {
  const page = vscode.Uri.joinPath(services.extensionUri, 'docs', `${await nameOf(services, of)}.md`);
  await showPage(page);
  return page.toString();
}
