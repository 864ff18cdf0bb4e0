import * as vscode from 'vscode';
import { baseName, shortName } from '../../catalog/file-names';
import { setOf, type Kind } from '../../catalog/kinds';
import { changesText } from '../../difference/remembered-profile';
import type { Severity } from '../../validation/problem';
import { countsText } from '../../validation/problem-counts';
import { shortId } from '../../text/guid';
import { plainText } from '../../text/plain-text';
import { plural } from '../../text/quantities';
import { uriKey } from '../host/disk-key';
import type { PayloadLinks } from '../live/payload-links';
import type { IndexedPayload } from '../problems/indexed-payload';

/** A kind, or the group of payloads whose kind nobody tells. The same object each time: VS Code knows a node by that. */
export interface KindNode {
  readonly type: 'kind';
  readonly kind: Kind | undefined;
  payloads: readonly IndexedPayload[];
  /** The rows of the payloads as they were drawn last, by the text of their URIs. */
  rows?: ReadonlyMap<string, PayloadNode>;
}

/** A payload file. Always the same object. */
export interface PayloadNode {
  readonly type: 'payload';
  readonly uri: vscode.Uri;
  payload: IndexedPayload;
  readonly parent: KindNode;
  /** Its folder, where another payload of the kind has the same name. */
  folder: string | undefined;
  /** The live profile that it belongs to, in the chosen environment. */
  profileId: string | undefined;
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The payloads of a kind, sorted by what is shown of them. As long as the files are the same, they aren't sorted again. */
export function payloadNodes(parent: KindNode, links?: Pick<PayloadLinks, 'idOf'>): PayloadNode[] {
  const { payloads, rows: before } = parent;
  const isSame = before?.size === payloads.length && payloads.every(({ uri }) => before.has(uri.toString()));
  const rows = isSame ? before : sortedRows(parent);
  for (const payload of payloads) {
    const row = rows.get(payload.uri.toString());
    if (row) Object.assign(row, { payload, profileId: links?.idOf(payload.uri) });
  }
  parent.rows = rows;
  return [...rows.values()];
}

function sortedRows(parent: KindNode): ReadonlyMap<string, PayloadNode> {
  const named = parent.payloads.map((payload) => ({
    payload,
    name: shortName(baseName(payload.uri.path), parent.kind),
    folder: undefined,
  }));
  // Folders of the workspace may have one name, too.
  const sorted = toldApart(toldApart(named, folderOf), (uri) => vscode.Uri.joinPath(uri, '..').fsPath).sort(
    (a, b) => compare(a.name, b.name) || compare(a.folder ?? '', b.folder ?? ''),
  );
  return new Map(
    sorted.map(({ payload, folder }) => {
      const { uri } = payload;
      const key = uri.toString();
      const fresh: PayloadNode = { type: 'payload', uri, payload, parent, folder, profileId: undefined };
      return [key, Object.assign(parent.rows?.get(key) ?? fresh, { folder })];
    }),
  );
}

interface NamedPayload {
  readonly payload: IndexedPayload;
  readonly name: string;
  readonly folder: string | undefined;
}

/** Gives those that look the same a folder each. */
function toldApart(rows: readonly NamedPayload[], folder: (uri: vscode.Uri) => string): NamedPayload[] {
  const lookOf = ({ name, folder = '' }: NamedPayload) => `${folder}/${name}`;
  const count = new Map<string, number>();
  for (const row of rows) count.set(lookOf(row), (count.get(lookOf(row)) ?? 0) + 1);
  return rows.map((row) => (count.get(lookOf(row)) === 1 ? row : { ...row, folder: folder(row.payload.uri) }));
}

/** `fleet/berlin`; the workspace's folder by its name. */
function folderOf(uri: vscode.Uri): string {
  const folder = vscode.Uri.joinPath(uri, '..');
  const own = vscode.workspace.getWorkspaceFolder(folder);
  return own && uriKey(own.uri) === uriKey(folder) ? own.name : vscode.workspace.asRelativePath(folder);
}

/** `2 errors, 1 warning`, `no problems`, or why there is no count. */
function countsInWords({ counts }: IndexedPayload): string {
  if (counts === undefined) return 'not checked yet';
  if (counts === 'unreadable') return 'can’t be read';
  if (counts === 'outside') return 'not read: a link out of the workspace';
  return countsText(counts);
}

/** How a file stands to its live profile, whatever it's checked as: nothing where nobody has looked yet. */
function stateInWords({ kind, counts, changes }: IndexedPayload, profileId: string | undefined): string[] {
  if (typeof counts !== 'object') return [];
  if (typeof changes === 'number') return [changesText(changes)];
  // Without a kind, nobody knows which profile it is.
  return profileId === undefined && (kind || !changes) ? ['not added'] : [];
}

/** Nothing to say of what is well, or not known yet. */
const quiet: readonly string[] = ['no problems', 'not checked yet'];

/** The problems of all payloads of a kind, in words; nothing where there are none. */
function problemsOf(payloads: readonly IndexedPayload[]): string[] {
  const counts = payloads.flatMap(({ counts }) => (typeof counts === 'object' ? [counts] : []));
  const sum = (severity: Severity) => counts.reduce((total, each) => total + each[severity], 0);
  const text = countsText({ error: sum('error'), warning: sum('warning'), information: sum('information') });
  return quiet.includes(text) ? [] : [text];
}

export function kindItem({ kind, payloads }: KindNode): vscode.TreeItem {
  const item = new vscode.TreeItem(kind?.plural ?? 'Unknown kind', vscode.TreeItemCollapsibleState.Expanded);
  item.id = `kind ${kind?.id ?? 'unknown'}`;
  item.iconPath = new vscode.ThemeIcon(kind?.icon ?? 'question');
  const counts = [plural(payloads.length, 'payload'), ...problemsOf(payloads)].join(', ');
  item.description = kind ? counts : `${counts}: no kind in name or @odata.type`;
  item.tooltip = kind ? setOf(kind) : 'The file name or the root @odata.type determines the kind.';
  item.contextValue = kind ? 'kind' : 'unknownKind';
  item.accessibilityInformation = { label: `${item.label as string}, ${counts}` };
  return item;
}

/** Of a file, on all systems. */
const longestName = 255;

/** The worst that is known of a payload. */
function iconOf({ counts }: IndexedPayload): vscode.ThemeIcon {
  if (typeof counts === 'string' || (counts?.error ?? 0) > 0) {
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
  if ((counts?.warning ?? 0) > 0)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('json');
}

export function payloadItem({ payload, uri, parent, folder, profileId }: PayloadNode): vscode.TreeItem {
  // A sign in a name that turns the reading direction would turn the counts after it too.
  const name = plainText(baseName(uri.path), longestName);
  const counts = countsInWords(payload);
  const where = folder && plainText(folder, longestName);
  const item = new vscode.TreeItem(shortName(name, parent.kind), vscode.TreeItemCollapsibleState.None);
  item.id = `payload ${uri.toString()}`;
  // Not as a file: VS Code would add a count of its own after ours, of open files alone.
  item.iconPath = iconOf(payload);
  const state = stateInWords(payload, profileId);
  const profile = profileId === undefined ? undefined : plainText(shortId(profileId));
  const said = [...state, ...(quiet.includes(counts) ? [] : [counts])].join(', ');
  item.description = [where, profile, said].filter(Boolean).join(' · ');
  item.contextValue = 'payload';
  const belongs = profileId === undefined ? [] : [`profile ${plainText(profileId)}`];
  item.tooltip = [`${plainText(vscode.workspace.asRelativePath(uri), 1000)}: ${counts}`, ...belongs].join('\n');
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  item.accessibilityInformation = {
    label: [name, where, profile && `profile ${profile}`, ...state, counts].filter(Boolean).join(', '),
  };
  return item;
}
