import type { Intent } from '../catalog/kinds';
import { isBuiltIn, placeOf, type Environment } from '../request/environment';
import { isGuid } from '../text/guid';
import { quote } from '../text/quote';
import type { Account } from './account';
import { isDomain } from './identifiers';
import type { TenantOfDomain } from './tenant-of-domain';

/** A write that is about to go out, as far as the guards look at it. */
export interface PlannedWrite {
  readonly intent: Intent | 'delete';
  /** `host profile`, `IP profile`, as it stands in a sentence. */
  readonly profile: string;
  /** Base name of the payload file; of a delete, the profile's name and id. */
  readonly file: string;
  readonly method: string;
  readonly url: string;
  readonly environment: Environment;
  /** `azureTenantId` of the payload; undefined when it has none, null when it is not one text (there twice, null, a number). */
  readonly payloadTenant: string | null | undefined;
  /** What an Update changes, a line each, where that is known: then everyone of them is asked about. */
  readonly changes?: readonly string[] | undefined;
  /** Whether U+FFFD stands in what is sent: what is left of bytes that don't fit the encoding that they were read in. */
  readonly hasReplacement: boolean;
  /** Undefined where nobody signs in. `tenantId` should be what the token says. */
  readonly account: Account | undefined;
  /** The tenant of the settings, such as `contoso.onmicrosoft.com`; `organizations` for any. */
  readonly tenant: string;
  /** `securityProfiles.protectedTenants`: ids or domains. */
  readonly protectedTenants: readonly string[];
  /** What is known of {@link domainsToFind}; missing where only names can be compared. */
  readonly domainTenants?: ReadonlyMap<string, TenantOfDomain>;
  /** {@link Question.rememberAs} of the questions not to ask again in this session. */
  readonly confirmed: ReadonlySet<string>;
}

/** A question to ask in a modal dialog before the write goes out. Every text may hold words of the payload: plain text. */
export interface Question {
  readonly id: 'unreadable-text' | 'tenant-mismatch' | 'unclear-tenant' | 'protected-tenant' | 'first-write' | 'delete';
  readonly message: string;
  readonly detail: string;
  /** The button that goes on. */
  readonly confirm: string;
  /** Asks to type this instead of pressing a button; compare with {@link typedRight}. */
  readonly typeToConfirm?: string;
  /** Offer “Don’t ask again” and put this into `confirmed`: good for this environment, tenant, account and session. */
  readonly rememberAs?: string;
}

const verbs: Record<PlannedWrite['intent'], string> = { add: 'Add', update: 'Update', delete: 'Delete' };

/** What becomes of the profile. */
const effects: Record<PlannedWrite['intent'], (profile: string) => string> = {
  add: (profile) => `This creates a new ${profile}.`,
  update: (profile) => `This changes the ${profile}. Properties that the payload leaves out stay as they are.`,
  delete: (profile) => `This deletes the ${profile} and can’t be undone. Your payload files are not affected.`,
};

/** Whether two names are one, as tenants and domains are compared. */
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether a payload is for another tenant than one's own: a service compares what is sent, where blanks count. */
export const isElsewhere = (payloadTenant: string, own: string) => payloadTenant.toLowerCase() !== own.toLowerCase();

/** A payload's tenant in a sentence: quoted unless it's what a tenant looks like, so that nothing in it goes unseen. */
export const shownTenant = (tenant: string) => (isGuid(tenant) || isDomain(tenant) ? tenant : quote(tenant));

/** Where writes go and as whom, a line each. */
export const whereFacts = ({ environment, account }: Pick<PlannedWrite, 'environment' | 'account'>): string[] => [
  `Environment: ${environment.label}`,
  `Account: ${account?.name ?? 'none'}`,
  ...(account ? [`Tenant: ${account.tenantId || 'unknown'}`] : []),
];

/** What is known of where the write goes, a line each. */
function facts(write: PlannedWrite): string {
  const { payloadTenant } = write;
  return [
    `${write.method} ${write.url}`,
    ...whereFacts(write),
    `${write.intent === 'delete' ? 'Profile' : 'Payload'}: ${write.file}${payloadTenant === undefined ? '' : `, azureTenantId ${payloadTenant === null ? 'unclear' : shownTenant(payloadTenant)}`}`,
    effects[write.intent](write.profile),
    ...(write.changes ? ['', ...write.changes] : []),
  ].join('\n');
}

function mismatch(write: PlannedWrite): Question[] {
  const { account, payloadTenant } = write;
  if (!account?.tenantId || typeof payloadTenant !== 'string' || !isElsewhere(payloadTenant, account.tenantId))
    return [];
  return [
    {
      id: 'tenant-mismatch',
      message: `The payload is for tenant ${shownTenant(payloadTenant)}, but you’re signed in to ${account.tenantId}.`,
      detail: facts(write),
      confirm: `${verbs[write.intent]} in ${account.tenantId}`,
    },
  ];
}

/** What a service takes for the tenant cannot be told: whatever was confirmed before was about something else. */
function unclear(write: PlannedWrite): Question[] {
  if (write.payloadTenant !== null) return [];
  const verb = verbs[write.intent];
  return [
    {
      id: 'unclear-tenant',
      message: `The payload’s azureTenantId isn’t a single string, so it isn’t clear which tenant it is for. ${verb} anyway?`,
      detail: facts(write),
      confirm: `${verb} Anyway`,
    },
  ];
}

/** To the sandbox too: what the file says would be lost where it is kept. */
function unreadable(write: PlannedWrite): Question[] {
  if (!write.hasReplacement) return [];
  return [
    {
      id: 'unreadable-text',
      message: `${write.file} has characters that couldn’t be read. Send it with \ufffd in their place?`,
      detail:
        'The file was probably saved in another encoding than it was opened in. To see its text, select the encoding in the status bar, then Reopen with Encoding.',
      confirm: 'Send Anyway',
    },
  ];
}

/** An entry of the list, and why it counts. */
export interface Protected {
  readonly entry: string;
  readonly why: 'target' | 'payload' | 'unknown';
}

/** What the guards of protected tenants look at. */
export type GuardedTenants = Pick<
  PlannedWrite,
  'account' | 'tenant' | 'payloadTenant' | 'protectedTenants' | 'domainTenants'
>;

/** A payload's tenant as it looks, without what can't be seen: one that only looks like a protected tenant counts as that. */
const guardedTenant = ({ payloadTenant }: GuardedTenants) =>
  (payloadTenant ?? '').replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '');

const entriesOf = ({ protectedTenants }: GuardedTenants) =>
  protectedTenants.map((entry) => entry.trim()).filter((entry) => entry !== '');

/** The entry that is one of the names of where the write goes, or of what the payload is about. */
function namedEntry(write: GuardedTenants): Protected | undefined {
  const { account, tenant } = write;
  const entries = entriesOf(write);
  const among = (names: readonly string[]) => entries.find((entry) => names.some((name) => same(name, entry)));
  const target = among([account?.tenantId ?? '', tenant, account?.name.split('@')[1] ?? '']);
  if (target !== undefined) return { entry: target, why: 'target' };
  const payload = among([guardedTenant(write)]);
  return payload === undefined ? undefined : { entry: payload, why: 'payload' };
}

/** The domains of which the tenant has to be found out: none where a name tells already. */
export function domainsToFind(write: GuardedTenants): readonly string[] {
  return namedEntry(write) ? [] : entriesOf(write).filter(isDomain);
}

/** The entry whose domain is another name of the tenant. One that may be counts too. */
function foundEntry(write: GuardedTenants): Protected | undefined {
  const { account, domainTenants } = write;
  const found = domainsToFind(write).map((entry) => ({ entry, is: domainTenants?.get(entry) ?? 'none' }));
  const of = (tenantId: string) => found.find(({ is }) => typeof is === 'object' && same(is.id, tenantId))?.entry;
  const candidates = [
    { entry: of(account?.tenantId ?? ''), why: 'target' },
    { entry: of(guardedTenant(write)), why: 'payload' },
    { entry: found.find(({ is }) => is === 'unknown')?.entry, why: 'unknown' },
  ] as const;
  return candidates.find((one): one is typeof one & { entry: string } => one.entry !== undefined);
}

/** The protected tenant that a write is about. */
export const protectedEntry = (write: GuardedTenants): Protected | undefined => namedEntry(write) ?? foundEntry(write);

const protectedMessages: Record<Protected['why'], (entry: string, verb: string) => string> = {
  target: (entry, verb) => `${entry} is a protected tenant. Type its name to ${verb} there.`,
  payload: (entry, verb) => `The payload is for ${entry}, a protected tenant. Type its name to ${verb}.`,
  unknown: (entry, verb) =>
    `This might be ${entry}, a protected tenant: its ID couldn’t be looked up. Type its name to ${verb} anyway.`,
};

function protectedTenant(write: PlannedWrite): Question[] {
  const found = protectedEntry(write);
  if (found === undefined) return [];
  const { entry, why } = found;
  const verb = verbs[write.intent];
  return [
    {
      id: 'protected-tenant',
      message: protectedMessages[why](entry, verb.toLowerCase()),
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
  if (write.intent === 'delete') return [eachDelete(write)];
  // What changes is another thing each time: who has seen one list has not seen the next.
  if (!write.changes && write.confirmed.has(rememberAs)) return [];
  return [
    {
      id: 'first-write',
      message: `${verbs[write.intent]} this ${write.profile} in ${placeOf(write.environment)}?`,
      detail: facts(write),
      confirm: verbs[write.intent],
      ...(write.changes ? {} : { rememberAs }),
    },
  ];
}

/** No delete is like another: each is asked for. */
function eachDelete(write: PlannedWrite): Question {
  const message = `Delete ${write.profile} ${write.file} from ${placeOf(write.environment)}?`;
  return { id: 'delete', message, detail: facts(write), confirm: verbs.delete };
}

/**
 * What to ask before a write goes out. Writes to the sandbox are free, except for text that couldn't be read. A question that
 * names a tenant takes the place of the plain one, so that nobody is asked twice.
 */
export function guard(write: PlannedWrite): readonly Question[] {
  if (isBuiltIn(write.environment)) return unreadable(write);
  const pointed = [...mismatch(write), ...unclear(write), ...protectedTenant(write)];
  return [...unreadable(write), ...(pointed.length > 0 ? pointed : firstWrite(write))];
}

/** Whether what was typed is what a question wants to have typed. */
export function typedRight(question: Question, typed: string): boolean {
  return question.typeToConfirm !== undefined && same(question.typeToConfirm, typed);
}
