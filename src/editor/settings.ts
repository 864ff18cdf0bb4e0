import * as vscode from 'vscode';
import type { RuleSettings } from '../validation/report';
import type { AddRequestLine } from '../request/graph-request';

const section = 'securityProfiles';

/** How an Add addresses the set; anything unknown counts as the default. */
export function addRequestLine(scope: vscode.ConfigurationScope): AddRequestLine {
  return vscode.workspace.getConfiguration(section, scope).get('addRequestLine') === 'ref' ? 'ref' : 'collection';
}

/** Milliseconds to wait for an answer; the setting is in seconds. */
export function requestTimeoutMs(): number {
  const seconds = vscode.workspace.getConfiguration(section).get<number>('requestTimeout', 100);
  return Math.min(600, Math.max(1, seconds)) * 1000;
}

/** Severities that differ from the rules' own; names and values that mean nothing are left to the settings editor to mark. */
export function ruleSettings(scope: vscode.ConfigurationScope): RuleSettings {
  const set = vscode.workspace.getConfiguration(section, scope).get<Record<string, unknown>>('rules', {});
  return Object.fromEntries(Object.entries(set).filter(([, severity]) => known.includes(severity)));
}

const known: readonly unknown[] = ['error', 'warning', 'information', 'off'];

/** Port of the sandbox; 0 for any that is free. */
export function sandboxPort(): number {
  const port = vscode.workspace.getConfiguration(section).get<number>('sandbox.port', 0);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0;
}
