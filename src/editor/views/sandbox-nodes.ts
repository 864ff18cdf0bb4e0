import * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import type { Sandbox, StoredProfile } from '../../sandbox/sandbox';
import { nameOf } from '../sandbox/profile-name';

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
}

/** Stands below the last profile while there are more. */
export interface MoreNode {
  readonly type: 'more';
  readonly kind: Kind;
  readonly hidden: number;
}

/** The profiles of a kind, as many as are to be shown. */
export function profileNodes(sandbox: Sandbox, kind: Kind, shown: number): (ProfileNode | MoreNode)[] {
  const { profiles, skiptoken } = sandbox.list(kind.id, { top: shown });
  const nodes = profiles.map((profile): ProfileNode => ({ type: 'profile', kind, profile }));
  const hidden = sandbox.count(kind.id) - profiles.length;
  return skiptoken === undefined ? nodes : [...nodes, { type: 'more', kind, hidden }];
}

export function sandboxItem({ kind, count }: SandboxNode): vscode.TreeItem {
  const item = new vscode.TreeItem('In the sandbox', vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `sandbox ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon('beaker');
  item.description = String(count);
  item.contextValue = 'sandbox';
  item.accessibilityInformation = { label: `${kind.label} profiles in the sandbox, ${count}` };
  return item;
}

export function profileItem({ kind, profile }: ProfileNode): vscode.TreeItem {
  const name = nameOf(profile);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = `profile ${kind.id} ${profile.id}`;
  item.iconPath = new vscode.ThemeIcon(kind.icon);
  if (name !== profile.id) item.description = profile.id;
  item.tooltip = `${name}\n${profile.id}`;
  item.contextValue = 'profile';
  item.command = {
    command: 'securityProfiles.openProfile',
    title: 'Open',
    arguments: [{ type: 'profile', kind, profile }],
  };
  item.accessibilityInformation = { label: `${kind.label} profile ${name}` };
  return item;
}

export function moreItem({ kind, hidden }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show more (${hidden} left)`, vscode.TreeItemCollapsibleState.None);
  item.id = `more ${kind.id}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'securityProfiles.showMoreProfiles', title: 'Show More', arguments: [kind.id] };
  return item;
}
