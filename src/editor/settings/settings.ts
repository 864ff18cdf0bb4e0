import type * as vscode from 'vscode';
import type { AddRequestLine, UpdateBody } from '../../request/graph-request';
import type { RuleSettings } from '../../validation/report';
import * as rows from '../manifest/setting-rows';
import { read } from './read-setting';

/** How an Add addresses the set. */
export const addRequestLine = (scope: vscode.ConfigurationScope): AddRequestLine => read(rows.addRequestLine, scope);

/** What an Update sends. */
export const updateBody = (scope: vscode.ConfigurationScope): UpdateBody => read(rows.updateBody, scope);

/** Milliseconds to wait for an answer; the setting is in seconds. */
export const requestTimeoutMs = (): number => read(rows.requestTimeout) * 1000;

/** Severities that differ from the rules' own; names and values that mean nothing are left to the settings editor to mark. */
export function ruleSettings(scope: vscode.ConfigurationScope): RuleSettings {
  const set = Object.entries(read(rows.rules, scope));
  return Object.fromEntries(set.filter(([, severity]) => severities.includes(severity)));
}

const severities: readonly unknown[] = ['error', 'warning', 'information', 'off'];

/** How many attempts the history keeps; 0 for none. */
export const historyLimit = (): number => read(rows.historyLimit);

/** Where a response comes up. */
export const responseLocation = (): 'panel' | 'beside' => read(rows.responseLocation);

/** Port of the sandbox; 0 for any that is free. */
export const sandboxPort = (): number => read(rows.sandboxPort);

/** Tenants, by ID or domain, that have to be named before anything is written to them. */
export const protectedTenants = (): readonly string[] => read(rows.protectedTenants);
