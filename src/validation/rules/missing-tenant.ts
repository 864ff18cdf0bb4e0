import type { Rule } from '../rule';

const message = 'An Add needs "azureTenantId", the id of the Microsoft Entra tenant that this belongs to.';

/** `azureTenantId` is not nullable in every kind but cloudapp (CSDL); null is then a `type` problem. */
export const missingTenant = {
  id: 'missing-tenant',
  severity: 'error',
  intents: ['add'],
  title: 'An Add without azureTenantId, or with an empty one (not for cloudapp).',
  string({ atRoot, kind, property }) {
    if (!atRoot || !kind.required.includes('azureTenantId') || property.name !== 'azureTenantId') return undefined;
    return (value) => (value === '' ? `${message} It is empty here.` : undefined);
  },
  object({ atRoot, kind }) {
    if (!atRoot || !kind.required.includes('azureTenantId')) return undefined;
    return (members) => ('azureTenantId' in members ? [] : [{ message, mark: 'object' }]);
  },
} as const satisfies Rule;
