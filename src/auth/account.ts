/** Who is signed in: a person, or the app itself. Contains no secrets and may be kept in the editor's state. */
export interface Account {
  /** MSAL's home account id, or {@link appAccountId}. */
  readonly id: string;
  readonly kind: 'person' | 'app';
  /** As shown: `ada@contoso.com`, or `app 1111…`. */
  readonly name: string;
  /** ID of the tenant; empty if the provider didn't say. */
  readonly tenantId: string;
}

/** An app signs in as itself: one account for each target. */
export const appAccountId = 'app';

/** The account of an app-only sign-in. */
export function appAccount(clientId: string, tenantId: string): Account {
  return { id: appAccountId, kind: 'app', name: `app ${clientId}`, tenantId };
}

/** Whether a value read back from the editor's state is an account. */
export function isAccount(value: unknown): value is Account {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, name, tenantId } = value as Record<string, unknown>;
  return [id, name, tenantId].every((one) => typeof one === 'string') && (kind === 'person' || kind === 'app');
}
