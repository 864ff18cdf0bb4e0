import type { ObjectPlace, Rule } from '../../rule';

const message = 'An Add needs "azureTenantId", the ID of the Microsoft Entra tenant that the profile belongs to.';

const isRequired = ({ atRoot, kind }: ObjectPlace) => atRoot && kind.required.includes('azureTenantId');

/** `azureTenantId` isn't nullable, except in cloudapp (CSDL); null is then a `type` problem. */
export const missingTenant = {
  id: 'missing-tenant',
  severity: 'error',
  intents: ['add'],
  title: 'An Add without azureTenantId, or with an empty one (not for cloudapp).',
  string(place) {
    if (!isRequired(place) || place.property.name !== 'azureTenantId') return undefined;
    return (value) => (value === '' ? `${message} It's empty here.` : undefined);
  },
  object(place) {
    if (!isRequired(place)) return undefined;
    return (members) => ('azureTenantId' in members ? [] : [{ message, mark: 'object' }]);
  },
  fix: async () => (await import('./fix')).fixMissingTenant,
} as const satisfies Rule;
