import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlanData } from '../../src/editor/plan/plan-data';
import { eventually } from '../support/eventually';
import { closeAll, inWorkspace, run, write } from './support';

const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';

export const payload = (fqdn: string, more: object = {}) =>
  JSON.stringify({
    azureTenantId: tenant,
    fqdn,
    tags: ['HVA'],
    vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
    ...more,
  });

/** What the files of a plan come to, by the names of their hosts. */
export const outcomes = ({ files }: PlanData) =>
  Object.fromEntries(files.map(({ path, outcome }) => [/([^/]*)\.host/.exec(path)?.[1] ?? path, outcome]));

/** The row of a file. */
export function fileOf({ files }: PlanData, uri: vscode.Uri) {
  const found = files.find((file) => file.uri === uri.toString());
  assert.ok(found, `${uri.path} is in the plan`);
  return found;
}

/** How many folders there were in this VS Code: each test file is a bundle of its own, with modules of its own. */
const counted = globalThis as { plannedFolders?: number };

/** A folder of the workspace for each test, whose payloads are planned and sent to the sandbox. */
export function usePlannedFolder() {
  let count = 0;
  // No name is another one's beginning.
  const folderName = () => `planned-${String(count).padStart(4, '0')}`;
  const uri = () => inWorkspace(folderName());
  const fqdn = (host: string) => `${host}.${folderName()}.contoso.com`;

  beforeEach(() => {
    count = counted.plannedFolders = (counted.plannedFolders ?? 0) + 1;
  });

  afterEach(async () => {
    await run('simulateFailure', '');
    await run('discardPlan');
    await closeAll();
    await vscode.workspace.fs.delete(uri(), { recursive: true });
  });

  const writeHost = (host: string, more?: object) =>
    write(`${folderName()}/${host}.host.secprofile.json`, payload(fqdn(host), more));
  const writeHosts = (hosts: number) => Promise.all(Array.from({ length: hosts }, (_, at) => writeHost(`h${at}`)));

  /** Writes a file anew, and waits until VS Code has it where it is open. */
  async function rewriteHost(host: string, more: object) {
    const file = await writeHost(host, more);
    const document = await vscode.workspace.openTextDocument(file);
    await eventually(() => document.getText() === payload(fqdn(host), more), 'the new text');
    return file;
  }

  async function liveHosts() {
    const url = await run<string>('copySandboxUrl');
    const token = await run('copySandboxToken').then(() => vscode.env.clipboard.readText());
    return async (method: string, path = '', body?: object) => {
      const answer = await fetch(`${url}/security/hostSecurityProfiles${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return (await answer.text()) || '{}';
    };
  }

  /** How many live hosts have a name of this test. */
  async function countLive() {
    const call = await liveHosts();
    const { value } = JSON.parse(await call('GET', '?$top=999')) as { value: { fqdn?: string }[] };
    return value.filter((host) => host.fqdn?.endsWith(fqdn(''))).length;
  }

  const plan = () => run<PlanData>('apply', uri());
  const apply = () => run<PlanData>('applyPlan');
  return { uri, fqdn, writeHost, writeHosts, rewriteHost, liveHosts, countLive, plan, apply };
}
