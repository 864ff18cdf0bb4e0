import * as vscode from 'vscode';
import { domainsToFind, guard, typedRight, type PlannedWrite, type Question } from '../../auth/guards';
import { TenantsOfDomains } from '../../auth/tenant-of-domain';
import { Cancelled } from '../../errors';
import { baseName } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';
import { changeLines } from '../../response/change-notes';
import { profileOf } from '../../response/wording';
import type { PendingWrite } from '../../submit/submission';
import { cancellation, type Watched } from '../host/progress';
import { protectedTenants } from '../settings/settings';
import { promptText } from '../host/shown-text';
import type { Target } from '../../transport/target';

/** Questions that need not be asked again in this session. */
const confirmed = new Set<string>();

/** Looked up now: VS Code replaces the global `fetch` with its own, for proxies and certificates. */
const tenants = new TenantsOfDomains((input, init) => globalThis.fetch(input, init));

/**
 * Asks what has to be asked before a write leaves this machine.
 *
 * @param isAsked whether the person has said yes to this write among others
 *
 * @throws Cancelled when the person says no; HumanError when the sign-in has ended
 */
export async function guardWrite(
  write: PendingWrite,
  { file, isAsked }: { readonly file: vscode.Uri; readonly isAsked: boolean },
  { signal, asking }: { readonly signal: AbortSignal; readonly asking: Watched['asking'] },
): Promise<void> {
  const { target, intent } = write;
  const { identity } = target;
  // The token says which tenant it is for, and a sign-in that has ended shows before the person is asked anything.
  if (identity) await identity.credential.getToken([], { abortSignal: signal });
  const planned: PlannedWrite = {
    intent,
    profile: profileOf(write.kind),
    // The question has a fact a line: neither may look like another line.
    file: plainText(baseName(file.path)),
    method: write.request.method,
    url: write.request.url,
    environment: target.environment,
    hasReplacement: write.request.body?.includes('\ufffd') === true,
    payloadTenant: write.payloadTenant && plainText(write.payloadTenant, 80),
    account: identity && {
      ...identity.account,
      tenantId: identity.credential.claims?.tenantId ?? identity.account.tenantId,
    },
    tenant: identity?.signIn.tenant ?? '',
    protectedTenants: protectedTenants(),
    confirmed,
    ...(write.changes && { changes: changeLines(write.changes) }),
  };
  const canCompare = write.changes !== undefined && (await vscode.commands.getCommands(true)).includes(compareCommand);
  const compare = () => vscode.commands.executeCommand(compareCommand, file);
  for (const question of guard(await withDomains(planned, target, signal))) {
    if (question.id !== 'first-write' || !isAsked) {
      await asking(() => ask(question, signal, canCompare ? compare : undefined));
    }
  }
}

/** The write with what Entra says of domains that are protected. Other providers know no tenants: names have to do. */
async function withDomains(write: PlannedWrite, { identity }: Target, signal: AbortSignal): Promise<PlannedWrite> {
  if (identity?.signIn.protocol !== 'entra') return write;
  const domains = domainsToFind(write);
  if (domains.length === 0) return write;
  return { ...write, domainTenants: await tenants.find(identity.signIn.authority, domains, signal) };
}

const compareCommand = 'securityProfiles.compareWithLive';

/** @param compare shows what would change, and so ends the question: what is looked at may change meanwhile */
async function ask(question: Question, signal: AbortSignal, compare?: () => unknown): Promise<void> {
  if (question.typeToConfirm !== undefined) return askToType(question, signal);
  const again = question.rememberAs === undefined ? [] : [`${question.confirm}, Don’t Ask Again`];
  const { message, detail, confirm, rememberAs } = question;
  const choice = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    confirm,
    ...again,
    ...(compare ? ['Compare'] : []),
  );
  if (choice === 'Compare') void compare?.();
  if (choice === undefined || choice === 'Compare') throw new Cancelled();
  if (choice !== confirm && rememberAs !== undefined) confirmed.add(rememberAs);
}

async function askToType(question: Question, signal: AbortSignal): Promise<void> {
  const typed = await vscode.window.showInputBox(
    {
      title: question.message,
      prompt: promptText(question.detail.replaceAll('\n', ' · ')),
      placeHolder: question.typeToConfirm ?? '',
      ignoreFocusOut: true,
      validateInput: (text) => (typedRight(question, text) ? undefined : 'Enter the tenant’s name to continue.'),
    },
    cancellation(signal),
  );
  if (typed === undefined) throw new Cancelled();
}
