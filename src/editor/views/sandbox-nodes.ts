import * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import { profileName, shortId } from '../../payload/profile-name';
import type { ProfileReader, StoredProfile } from '../../sandbox/sandbox';

/** The sandbox's profiles of a kind. */
export interface SandboxNode {
  readonly type: 'sandbox';
  readonly kind: Kind;
  readonly count: number;
}

export interface ProfileNode {
  readonly type: 'profile';
  readonly kind: Kind;
  readonly profile: StoredProfile;
  /** What people know it by; undefined where there is only an id. */
  readonly name: string | undefined;
  /** Whether others have the name too. */
  readonly isOneOfMany: boolean;
}

/** Stands below the last profile while there are more. */
export interface MoreNode {
  readonly type: 'more';
  readonly kind: Kind;
  readonly hidden: number;
}

/** A stored profile is never changed in place, so its name is looked up once. */
const names = new WeakMap<StoredProfile, { readonly name: string | undefined }>();

function nameOf(kind: Kind, profile: StoredProfile): string | undefined {
  const known = names.get(profile);
  if (known) return known.name;
  const name = profileName(kind, profile.text);
  names.set(profile, { name });
  return name;
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The profiles of a kind, sorted by what is shown of them, as many as are to be shown. */
export function profileNodes(sandbox: ProfileReader, kind: Kind, shown: number): (ProfileNode | MoreNode)[] {
  const { profiles } = sandbox.list(kind.id, { top: Infinity });
  const count = new Map<string | undefined, number>();
  for (const profile of profiles) {
    const name = nameOf(kind, profile);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  const sorted = profiles
    .map((profile) => ({ profile, name: nameOf(kind, profile) }))
    .sort((a, b) => compare(a.name ?? a.profile.id, b.name ?? b.profile.id) || (a.profile.id < b.profile.id ? -1 : 1));
  const nodes = sorted.slice(0, shown).map(({ profile, name }): ProfileNode => {
    return { type: 'profile', kind, profile, name, isOneOfMany: name !== undefined && (count.get(name) ?? 0) > 1 };
  });
  const hidden = profiles.length - nodes.length;
  return hidden === 0 ? nodes : [...nodes, { type: 'more', kind, hidden }];
}

export function sandboxItem({ kind, count }: SandboxNode): vscode.TreeItem {
  const item = new vscode.TreeItem('In the sandbox', vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `sandbox ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon('database');
  item.description = String(count);
  item.contextValue = 'sandbox';
  item.accessibilityInformation = { label: `${kind.label} profiles in the sandbox, ${count}` };
  return item;
}

export function profileItem(node: ProfileNode): vscode.TreeItem {
  const { kind, profile, name, isOneOfMany } = node;
  const label = name ?? profile.id;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = `profile ${kind.id} ${profile.id}`;
  item.iconPath = new vscode.ThemeIcon(kind.icon);
  if (name !== undefined) item.description = shortId(profile.id);
  item.tooltip = `${label}\n${profile.id}`;
  item.contextValue = 'profile';
  item.command = {
    command: 'securityProfiles.openProfile',
    title: 'Open',
    arguments: [node],
  };
  item.accessibilityInformation = {
    label: `${kind.label} profile ${label}${isOneOfMany ? `, ${shortId(profile.id)}` : ''}`,
  };
  return item;
}

export function moreItem({ kind, hidden }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show more (${hidden} left)`, vscode.TreeItemCollapsibleState.None);
  item.id = `more ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'securityProfiles.showMoreProfiles', title: 'Show More', arguments: [kind.id] };
  return item;
}
