import * as vscode from 'vscode';
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
