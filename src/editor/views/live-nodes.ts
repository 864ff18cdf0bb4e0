import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import type { LiveProfile } from '../../live/live-profile';
import { shortId } from '../../text/guid';
import { environments, type EnvironmentName } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { plural } from '../../text/quantities';
import { actionButton } from '../error-boundary';
import type { ListState } from '../live/live-list';
import type { PayloadLinks } from '../live/payload-links';
import type { CommandId } from '../manifest/command-ids.generated';

/** The live profiles of a kind. The same object each time: VS Code knows a node by that. */
export interface LiveNode {
  readonly type: 'live';
  readonly kind: Kind;
  /** `In the sandbox` */
  title: string;
  environment: EnvironmentName;
  /** What is known of them. */
  state: ListState;
  /** How many the sandbox keeps; undefined if that is only known after they are listed. */
  keptCount: number | undefined;
  search: string;
  /** The rows below it as they were drawn last, by key. */
  rows?: ReadonlyMap<string, LiveRow>;
}

/** A live profile, as commands get it. Always the same object. */
export interface ProfileNode {
  readonly type: 'profile';
  readonly environment: EnvironmentName;
  readonly kind: Kind;
  readonly id: string;
  readonly name: string | undefined;
  readonly changedAt: string | undefined;
  /** Whether others have the name too. */
  readonly isOneOfMany: boolean;
  /** Its payload files in the workspace. */
  readonly files: readonly vscode.Uri[];
  /** Whether to say that there are none, because the workspace has payloads of other profiles of the kind. */
  readonly isLeftOut: boolean;
}

/** Something to be told of a list, or to be done about it. */
export interface NoteNode {
  readonly type: 'note';
  readonly kind: Kind;
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly description: string | undefined;
  readonly command: { readonly id: string; readonly args: readonly unknown[] } | undefined;
}

export type LiveRow = ProfileNode | NoteNode;

/** The rows below a kind’s live profiles. */
export function liveRows(node: LiveNode, links: PayloadLinks): LiveRow[] {
  const { rows: before } = node;
  const keyed = freshRows(node, links).map(
    (row) => [row.type === 'note' ? row.key : `${row.environment} ${row.id}`, row] as const,
  );
  const rows = new Map(keyed.map(([key, row]) => [key, Object.assign(before?.get(key) ?? row, row)]));
  node.rows = rows;
  return [...rows.values()];
}

function freshRows({ kind, environment, state, search }: LiveNode, links: PayloadLinks): LiveRow[] {
  const { profiles, unreadable, trouble } = state;
  const counts = new Map<string, number>();
  for (const { name } of profiles) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const hasPayloads = links.hasPayloads(kind);
  const rows = profiles.map((profile): ProfileNode => {
    const files = links.filesOf(profile);
    return {
      type: 'profile',
      environment,
      ...identityOf(profile),
      isOneOfMany: (counts.get(profile.name ?? '') ?? 0) > 1,
      files,
      isLeftOut: hasPayloads && files.length === 0,
    };
  });
  const note = (key: string, label: string, icon: string, more: Partial<NoteNode> = {}): NoteNode => {
    return { type: 'note', kind, key, label, icon, description: undefined, command: undefined, ...more };
  };
  const command = (id: CommandId) => ({ command: { id, args: [kind.id] } });
  const isEmpty = profiles.length === 0 && !state.hasMore && !trouble && state.isLoaded;
  return [
    ...rows,
    ...(isEmpty ? [note('none', search === '' ? 'No profiles' : 'No matches', 'info')] : []),
    ...(unreadable > 0 ? [note('unreadable', `${plural(unreadable, 'profile')} without an ID left out`, 'info')] : []),
    ...(trouble ? [note('trouble', plainText(trouble.message, 500), 'warning')] : []),
    ...(trouble?.actions ?? []).map((action) => {
      const [label, id, ...args] = actionButton(action);
      return note(`do ${id}`, label, 'arrow-right', { command: { id, args } });
    }),
    ...(trouble ? [note('again', 'Try Again', 'refresh', command('securityProfiles.loadMoreProfiles'))] : []),
    ...(state.hasMore && !trouble
      ? [note('more', 'Load More', 'ellipsis', { ...leftOf(state), ...command('securityProfiles.loadMoreProfiles') })]
      : []),
  ];
}

const identityOf = ({ kind, id, name, changedAt }: LiveProfile) => ({ kind, id, name, changedAt });

/** What “Load More” says of what it loads. */
function leftOf({ count, profiles }: ListState): Partial<NoteNode> {
  return count !== undefined && count > profiles.length ? { description: `${count - profiles.length} left` } : {};
}

export function liveItem(node: LiveNode): vscode.TreeItem {
  const { kind, title, search } = node;
  const count = countText(node);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `live ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon(environments[node.environment].icon);
  const filter = search === '' ? '' : `filter: ${plainText(search, 100)}`;
  item.description = [count, filter].filter((part) => part !== '').join(', ');
  item.contextValue = search === '' ? 'live' : 'liveFiltered';
  const spoken = count && `, ${count}`;
  const where = title.charAt(0).toLowerCase() + title.slice(1);
  item.accessibilityInformation = { label: `${kind.label} profiles ${where}${spoken}${filter && `, ${filter}`}` };
  return item;
}

/** `3`; `100+` where nobody tells how many there are. */
function countText({ state: { isLoaded, count, profiles, hasMore, trouble }, keptCount }: LiveNode): string {
  if (trouble && profiles.length === 0) return '';
  if (!isLoaded) return keptCount === undefined ? '' : String(keptCount);
  return count === undefined ? `${profiles.length}${hasMore ? '+' : ''}` : String(count);
}

/** The time of a change as people here write it; empty for none, and for what is no time. */
function timeText(changedAt: string | undefined): string {
  const time = Date.parse(changedAt ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toLocaleString();
}

export function profileItem(node: ProfileNode): vscode.TreeItem {
  const { kind, id, name, changedAt, isOneOfMany, files, isLeftOut } = node;
  const label = name ?? plainText(id);
  const short = plainText(shortId(id));
  const changed = timeText(changedAt);
  const file = files.map((uri) => plainText(baseName(uri.path), 255)).join(', ');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = `profile ${kind.id} ${id}`;
  item.iconPath = new vscode.ThemeIcon(kind.icon);
  const leftOut = isLeftOut ? 'not in this folder' : '';
  const parts = [name === undefined ? '' : short, isOneOfMany ? changed : '', file, leftOut];
  item.description = parts.filter((part) => part !== '').join(' · ');
  item.tooltip = [
    label,
    plainText(id),
    ...(changed === '' ? [] : [`Changed ${changed}`]),
    file === '' ? 'No payload in this workspace' : `Payload: ${file}`,
  ].join('\n');
  item.contextValue = files.length > 0 ? 'profileWithFile' : 'profile';
  item.command = { command: 'securityProfiles.openProfile' satisfies CommandId, title: 'Open', arguments: [node] };
  const spoken = [isOneOfMany ? short : '', isOneOfMany && changed !== '' ? `changed ${changed}` : ''];
  const said = [`${kind.label} profile ${label}`, ...spoken, file === '' ? leftOut : `payload ${file}`];
  item.accessibilityInformation = { label: said.filter((part) => part !== '').join(', ') };
  return item;
}

export function noteItem({ kind, key, label, icon, description, command }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = `${key} ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  if (description !== undefined) item.description = description;
  item.tooltip = label;
  item.contextValue = 'note';
  if (command) item.command = { command: command.id, title: label, arguments: [...command.args] };
  item.accessibilityInformation = { label: description === undefined ? label : `${label}, ${description}` };
  return item;
}
