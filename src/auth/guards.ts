import type { Intent } from '../kinds/kinds';
import { placeOf, type Environment } from '../request/environment';
import type { Account } from './account';

/** A write that is about to go out, as far as the guards look at it. */
export interface PlannedWrite {
  readonly intent: Intent;
  /** `host profile`, `IP profile`, as it stands in a sentence. */
  readonly profile: string;
  /** Base name of the payload file. */
  readonly file: string;
  readonly method: string;
  readonly url: string;
  readonly environment: Environment;
  /** `azureTenantId` of the payload; undefined when it has none. */
  readonly payloadTenant: string | undefined;
  /** Undefined where nobody signs in. `tenantId` should be what the token says. */
  readonly account: Account | undefined;
  /** The tenant of the settings, such as `contoso.onmicrosoft.com`; `organizations` for any. */
  readonly tenant: string;
  /** `securityProfiles.protectedTenants`: ids or domains. */
  readonly protectedTenants: readonly string[];
  readonly workspaceTrusted: boolean;
  /** {@link Question.rememberAs} of the questions not to ask again in this session. */
  readonly confirmed: ReadonlySet<string>;
}

/** A question to ask in a modal dialog before the write goes out. Every text may hold words of the payload: plain text. */
export interface Question {
  readonly id: 'tenant-mismatch' | 'protected-tenant' | 'first-write';
  readonly message: string;
  readonly detail: string;
  /** The button that goes on. */
  readonly confirm: string;
  /** Asks to type this instead of pressing a button; compare with {@link typedRight}. */
  readonly typeToConfirm?: string;
  /** Offer “Don’t ask again” and put this into `confirmed`: good for this environment, tenant, account and session. */
  readonly rememberAs?: string;
}

export type Guarded =
  | { readonly allowed: true; readonly questions: readonly Question[] }
  | { readonly allowed: false; readonly reason: string };

const verbs: Record<Intent, string> = { add: 'Add', update: 'Update' };

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** What is known of where the write goes, a line each. */
function facts(write: PlannedWrite): string {
  const { account } = write;
  return [
    `${write.method} ${write.url}`,
    `Environment: ${write.environment.label}`,
    `Account: ${account?.name ?? 'none'}`,
    ...(account ? [`Tenant: ${account.tenantId || 'unknown'}`] : []),
    `Payload: ${write.file}${write.payloadTenant === undefined ? '' : `, azureTenantId ${write.payloadTenant}`}`,
    write.intent === 'add'
      ? `A new ${write.profile} is made there.`
      : `The ${write.profile} is changed there; what the payload leaves out stays.`,
  ].join('\n');
}

function mismatch(write: PlannedWrite): Question[] {
  const { account, payloadTenant } = write;
  if (!account?.tenantId || payloadTenant === undefined || same(payloadTenant, account.tenantId)) return [];
  return [
    {
      id: 'tenant-mismatch',
      message: `The payload is about tenant ${payloadTenant}, but you are signed in to ${account.tenantId}.`,
      detail: facts(write),
      confirm: `${verbs[write.intent]} in ${account.tenantId}`,
    },
  ];
}

/** The entry of the list that names the tenant that the write goes to, in any of its names. */
function protectedEntry({ account, tenant, protectedTenants }: PlannedWrite): string | undefined {
  const domain = account?.name.split('@')[1] ?? '';
  const names = [account?.tenantId ?? '', tenant, domain].filter((name) => name !== '');
  return protectedTenants.find((entry) => entry.trim() !== '' && names.some((name) => same(name, entry)))?.trim();
}

function protectedTenant(write: PlannedWrite): Question[] {
  const entry = protectedEntry(write);
  if (entry === undefined) return [];
  const verb = verbs[write.intent];
  return [
    {
      id: 'protected-tenant',
      message: `${entry} is a protected tenant. Type its name to ${verb.toLowerCase()} there.`,
      detail: facts(write),
      confirm: verb,
      typeToConfirm: entry,
    },
  ];
}

function firstWrite(write: PlannedWrite): Question[] {
  const { environment, account } = write;
  // The base is the same for every tenant, and an app's id for every app: its name has the client id.
  const whose = account && [account.kind, account.id, account.name, account.tenantId];
  const rememberAs = JSON.stringify([environment.name, environment.base, ...(whose ?? [])]);
  if (write.confirmed.has(rememberAs)) return [];
  return [
    {
      id: 'first-write',
      message: `${verbs[write.intent]} this ${write.profile} in ${placeOf(write.environment)}?`,
      detail: facts(write),
      confirm: verbs[write.intent],
      rememberAs,
    },
  ];
}

/**
 * What has to be settled before a write goes out: whether it may at all, and what to ask first. Writes to the sandbox are
 * free. A question that names a tenant takes the place of the plain one, so that nobody is asked twice.
 */
export function guard(write: PlannedWrite): Guarded {
  if (write.environment.name === 'sandbox') return { allowed: true, questions: [] };
  if (!write.workspaceTrusted) {
    const reason = `This workspace is not trusted, so nothing is sent to ${placeOf(write.environment)}. Trust it, or choose the sandbox.`;
    return { allowed: false, reason };
  }
  const pointed = [...mismatch(write), ...protectedTenant(write)];
  return { allowed: true, questions: pointed.length > 0 ? pointed : firstWrite(write) };
}

/** Whether what was typed is what a question wants to have typed. */
export function typedRight(question: Question, typed: string): boolean {
  return question.typeToConfirm !== undefined && same(question.typeToConfirm, typed);
}
