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

/** Opens the page of a kind: every property, nested type and enum. Returns its URI. */
export async function openDocumentation(services: Documentation, of: Kind | vscode.Uri | undefined): Promise<string> {
  const kind = of && 'type' in of ? of.id : await kindOfPayload(services, of);
  const page = vscode.Uri.joinPath(services.extensionUri, 'docs', 'kinds', `${kind}.md`);
  await showPage(page);
  return page.toString();
}
