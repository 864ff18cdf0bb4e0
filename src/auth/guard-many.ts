import { isBuiltIn, placeOf } from '../request/environment';
import { list } from '../text/quote';
import { plural } from '../text/quantities';
import {
  domainsToFind,
  isElsewhere,
  protectedEntry,
  shownTenant,
  whereFacts,
  type GuardedTenants,
  type PlannedWrite,
  type Question,
} from './guards';

/** Many writes that are about to go out together, as far as the guards look at them. */
export interface PlannedWrites extends Pick<
  PlannedWrite,
  'environment' | 'account' | 'tenant' | 'protectedTenants' | 'domainTenants'
> {
  readonly adds: number;
  readonly updates: number;
  readonly deletes: number;
  /** `azureTenantId` of each payload, as {@link PlannedWrite.payloadTenant} has it. */
  readonly payloadTenants: readonly (string | null | undefined)[];
  /** How many payloads have U+FFFD in what is sent. */
  readonly withReplacement: number;
}

/** `Add 3 profiles, update 2, and delete 1`, to be followed by a place. */
function whatIsDone({ adds, updates, deletes }: PlannedWrites): string {
  const parts = (
    [
      ['add', adds],
      ['update', updates],
      ['delete', deletes],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([verb, count], at) => `${verb} ${at === 0 ? plural(count, 'profile') : count}`);
  const text = list(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is known of where the writes go, and what is odd about the payloads' tenants, a line each. */
function facts(writes: PlannedWrites): string {
  const { environment, account, payloadTenants, deletes } = writes;
  const own = account?.tenantId ?? '';
  const others = payloadTenants.filter(
    (one): one is string => typeof one === 'string' && own !== '' && isElsewhere(one, own),
  );
  const unclear = payloadTenants.filter((one) => one === null).length;
  return [
    `Base URL: ${environment.base}`,
    ...whereFacts(writes),
    ...(others.length > 0
      ? [
          `${plural(others.length, 'payload')} for another tenant: ${list([...new Set(others.map(shownTenant))].slice(0, 5))}`,
        ]
      : []),
    ...(unclear > 0 ? [`${plural(unclear, 'payload')} whose azureTenantId isn’t a single string`] : []),
    ...(deletes > 0 ? ['What is deleted can’t be restored.'] : []),
  ].join('\n');
}

/** Each of the payloads' tenants with where the writes go. */
function perTenant(writes: PlannedWrites): GuardedTenants[] {
  const { account, tenant, protectedTenants, domainTenants } = writes;
  const found = domainTenants ? { domainTenants } : {};
  return [undefined, ...new Set(writes.payloadTenants)].map((payloadTenant) => {
    return { account, tenant, protectedTenants, payloadTenant, ...found };
  });
}

/** The domains of which the tenant has to be found out. */
export const domainsToFindFor = (writes: PlannedWrites): readonly string[] => [
  ...new Set(perTenant(writes).flatMap(domainsToFind)),
];

function protectedTenants(writes: PlannedWrites): Question[] {
  const entries = new Map(
    perTenant(writes).flatMap((one) => {
      const found = protectedEntry(one);
      return found ? [[found.entry, found.why] as const] : [];
    }),
  );
  return [...entries].map(([entry, why]) => ({
    id: 'protected-tenant',
    message: {
      target: `${entry} is a protected tenant. Type its name to apply the plan there.`,
      payload: `Some payloads are for ${entry}, a protected tenant. Type its name to apply the plan.`,
      unknown: `This might be ${entry}, a protected tenant: its ID couldn’t be looked up. Type its name to apply the plan anyway.`,
    }[why],
    detail: `${whatIsDone(writes)}\n${facts(writes)}`,
    confirm: 'Apply',
    typeToConfirm: entry,
  }));
}

function unreadable({ withReplacement }: PlannedWrites): Question[] {
  if (withReplacement === 0) return [];
  return [
    {
      id: 'unreadable-text',
      message: `${plural(withReplacement, 'payload')} ${withReplacement === 1 ? 'has' : 'have'} characters that couldn’t be read. Send with \ufffd in their place?`,
      detail:
        'The files were probably saved in another encoding than they were opened in. Clear their boxes to leave them out.',
      confirm: 'Send Anyway',
    },
  ];
}

/**
 * What to ask before many writes go out: one question with the numbers and where they go. A protected tenant has to be
 * typed instead, as for a single write. Writes to the sandbox are free, but for deletes and text that couldn't be read.
 */
export function guardMany(writes: PlannedWrites): readonly Question[] {
  const { environment, deletes } = writes;
  const confirm: Question = {
    id: deletes > 0 ? 'delete' : 'first-write',
    message: `${whatIsDone(writes)} in ${placeOf(environment)}?`,
    detail: facts(writes),
    confirm: 'Apply',
  };
  if (isBuiltIn(environment)) {
    const detail = 'Your payload files aren’t affected. This can’t be undone.';
    return [...unreadable(writes), ...(deletes > 0 ? [{ ...confirm, detail }] : [])];
  }
  const typed = protectedTenants(writes);
  return [...unreadable(writes), ...(typed.length > 0 ? typed : [confirm])];
}
