import * as vscode from 'vscode';
import { domainsToFindFor, guardMany, type PlannedWrites } from '../../auth/guard-many';
import { domainsToFind, guard, typedRight, type PlannedWrite, type Question } from '../../auth/guards';
import { TenantsOfDomains } from '../../auth/tenant-of-domain';
import { Cancelled } from '../../errors';
import { baseName } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';
import { changeLines } from '../../response/change-notes';
import { profileOf } from '../../response/wording';
import type { PendingWrite } from '../../submit/submission';
import { cancellation, type ProgressControls } from '../host/progress';
import type { CommandId } from '../manifest/command-ids.generated';
import { protectedTenants } from '../settings/settings';
import { promptText } from '../host/shown-text';
import type { Target } from '../../transport/target';

/** Whoever asks may give up; while a question is open nothing is under way. */
interface Asker {
  readonly signal: AbortSignal;
  readonly asking: ProgressControls['asking'];
}

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
  asker: Asker,
): Promise<void> {
  const { intent, kind, request, target, payloadTenant, changes } = write;
  const planned = {
    intent,
    profile: profileOf(kind),
    file: baseName(file.path),
    method: request.method,
    url: request.url,
    payloadTenant,
    hasReplacement: request.body?.includes('\ufffd') === true,
    ...(changes && { changes: changeLines(changes) }),
  };
  const compare = () => vscode.commands.executeCommand(compareCommand, file);
  await guardPlanned(planned, target, { ...asker, isAsked, ...(changes && { compare }) });
}

/** A write as far as whoever asks for it knows. */
type AskedWrite = Pick<
  PlannedWrite,
  'intent' | 'profile' | 'file' | 'method' | 'url' | 'payloadTenant' | 'changes' | 'hasReplacement'
>;

/** The same for a write of no payload, such as a delete. @throws Cancelled, HumanError */
export async function guardPlanned(
  write: AskedWrite,
  target: Target,
  { signal, asking, isAsked, compare }: Asker & { readonly isAsked?: boolean; readonly compare?: () => unknown },
): Promise<void> {
  const planned: PlannedWrite = {
    ...write,
    ...(await whereTo(target, signal)),
    // The question has a fact a line, and this may look like no other.
    file: plainText(write.file),
    confirmed,
  };
  const domainTenants = await tenantsOf(domainsToFind(planned), target, signal);
  for (const question of guard({ ...planned, ...domainTenants })) {
    if (question.id !== 'first-write' || !isAsked) await asking(() => ask(question, signal, compare));
  }
}

/** Many writes that go out together, as far as whoever asks for them knows. */
type AskedWrites = Pick<PlannedWrites, 'adds' | 'updates' | 'deletes' | 'payloadTenants' | 'withReplacement'>;

/** The same for many writes that go out together: asked about once. @throws Cancelled, HumanError */
export async function guardTogether(writes: AskedWrites, target: Target, { signal, asking }: Asker): Promise<void> {
  const planned: PlannedWrites = { ...writes, ...(await whereTo(target, signal)) };
  const domainTenants = await tenantsOf(domainsToFindFor(planned), target, signal);
  for (const question of guardMany({ ...planned, ...domainTenants })) await asking(() => ask(question, signal));
}

/** Where writes go and as whom. @throws HumanError when the sign-in has ended */
async function whereTo({ environment, identity }: Target, signal: AbortSignal) {
  // The token says which tenant it is for, and a sign-in that has ended shows before the person is asked anything.
  if (identity) await identity.credential.getToken([], { abortSignal: signal });
  return {
    environment,
    account: identity && {
      ...identity.account,
      tenantId: identity.credential.claims?.tenantId ?? identity.account.tenantId,
    },
    tenant: identity?.signIn.tenant ?? '',
    protectedTenants: protectedTenants(),
  };
}

/** What Entra says of domains that are protected. Other providers know no tenants: names have to do. */
async function tenantsOf(domains: readonly string[], { identity }: Target, signal: AbortSignal) {
  if (identity?.signIn.protocol !== 'entra' || domains.length === 0) return {};
  return { domainTenants: await tenants.find(identity.signIn.authority, domains, signal) };
}

const compareCommand = 'securityProfiles.compareWithLive' satisfies CommandId;

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
