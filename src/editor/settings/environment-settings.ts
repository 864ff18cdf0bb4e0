import * as vscode from 'vscode';
import { betaOf, cloudOf } from '../../auth/clouds';
import { baseUrlProblem, customTarget, graphTarget, type SignInTarget } from '../../auth/sign-in-target';
import { HumanError } from '../../errors';
import type { Environment, EnvironmentName } from '../../request/environment';

const names: readonly EnvironmentName[] = ['sandbox', 'graph', 'custom'];

/**
 * A user setting; a workspace's value does not count, whatever scope VS Code gives it, because it would decide where a
 * token goes.
 */
function ofUser(key: string): unknown {
  const found = vscode.workspace.getConfiguration('securityProfiles').inspect(key);
  return found?.globalValue ?? found?.defaultValue;
}

/** Settings hold whatever somebody typed: what is of another type counts as not set. */
function text(key: string): string {
  const value = ofUser(key);
  return typeof value === 'string' ? value : '';
}

/** One text alone counts as a list of it. */
function texts(key: string): readonly string[] {
  return [ofUser(key)].flat().filter((item) => typeof item === 'string');
}

/** The environment that is chosen; anything unknown counts as the sandbox. */
export function chosenEnvironment(): EnvironmentName {
  const chosen = text('environment');
  return names.find((name) => name === chosen) ?? 'sandbox';
}

/** Stores the choice in the user's settings. */
export async function chooseEnvironment(name: EnvironmentName): Promise<void> {
  await setOfUser('environment', name);
}

export async function setOfUser(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('securityProfiles').update(key, value, vscode.ConfigurationTarget.Global);
}

export const protectedTenants = (): readonly string[] => texts('protectedTenants');

/** Whether the app registration that signs in to `graph` is known. */
export const knowsClientId = () => text('graph.clientId').trim() !== '';

export const graphCloud = () => cloudOf(text('graph.cloud'));

/** What the environments outside of this machine are called, set up or not. */
export const remoteLabels = { graph: 'Microsoft Graph', custom: 'custom' } as const;

/** An environment outside of this machine, and whom to ask for its token; `signIn` is missing where nobody is asked. */
export interface RemoteEnvironment {
  readonly environment: Environment;
  readonly signIn: SignInTarget | undefined;
}

/** @throws HumanError that names the setting that is missing or wrong */
export function remoteEnvironment(name: Exclude<EnvironmentName, 'sandbox'>): RemoteEnvironment {
  return name === 'graph' ? graphEnvironment() : customEnvironment();
}

function graphEnvironment(): RemoteEnvironment {
  const cloud = graphCloud();
  const label = cloud.id === 'global' ? remoteLabels.graph : `${remoteLabels.graph}, ${cloud.label}`;
  return {
    environment: { name: 'graph', label, base: betaOf(cloud) },
    signIn: graphTarget({
      cloud: cloud.id,
      clientId: text('graph.clientId'),
      tenant: text('graph.tenant'),
      scopes: texts('scopes'),
    }),
  };
}

function customEnvironment(): RemoteEnvironment {
  const url = text('custom.baseUrl').trim().replace(/\/+$/, '');
  if (url === '') {
    throw new HumanError('The environment “custom” has no URL yet.', [
      { action: 'openSetting', setting: 'custom.baseUrl' },
    ]);
  }
  const problem = baseUrlProblem(url);
  if (problem !== undefined) throw new HumanError(problem, [{ action: 'openSetting', setting: 'custom.baseUrl' }]);
  const base = url.endsWith('/beta') ? url : `${url}/beta`;
  const signIn =
    text('custom.authentication') === 'none'
      ? undefined
      : customTarget({
          baseUrl: base,
          authority: text('custom.authority'),
          clientId: text('custom.clientId'),
          tenant: text('custom.tenant'),
          scopes: texts('custom.scopes'),
        });
  return { environment: { name: 'custom', label: remoteLabels.custom, base }, signIn };
}
