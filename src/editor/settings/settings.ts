import * as vscode from 'vscode';
import type { RuleSettings } from '../../validation/report';
import type { AddRequestLine } from '../../request/graph-request';

const section = 'securityProfiles';

/** How an Add addresses the set; anything unknown counts as the default. */
export function addRequestLine(scope: vscode.ConfigurationScope): AddRequestLine {
  return vscode.workspace.getConfiguration(section, scope).get('addRequestLine') === 'ref' ? 'ref' : 'collection';
}

/** Milliseconds to wait for an answer; the setting is in seconds. What is no number counts as the default. */
export function requestTimeoutMs(): number {
  const seconds = vscode.workspace.getConfiguration(section).get<unknown>('requestTimeout');
  return Math.min(600, Math.max(1, typeof seconds === 'number' ? seconds : 100)) * 1000;
}

/** Severities that differ from the rules' own; names and values that mean nothing are left to the settings editor to mark. */
export function ruleSettings(scope: vscode.ConfigurationScope): RuleSettings {
  // VS Code hands out whatever the file says, `null` too.
  const set = vscode.workspace.getConfiguration(section, scope).get<unknown>('rules') ?? {};
  return Object.fromEntries(Object.entries(set).filter(([, severity]) => known.includes(severity)));
}

const known: readonly unknown[] = ['error', 'warning', 'information', 'off'];

/** Port of the sandbox; 0 for any that is free. */
export function sandboxPort(): number {
  const port = vscode.workspace.getConfiguration(section).get<number>('sandbox.port', 0);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0;
}
