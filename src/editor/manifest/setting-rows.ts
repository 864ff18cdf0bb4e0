import { environmentNames, environments } from '../../request/environment';
import type { SettingRow } from './setting';

/**
 * The settings, a row each: `npm run generate` writes package.json from them, their readers take type, default and bounds.
 * No `vscode` here, so that build scripts can read it.
 */

export const addRequestLine = {
  key: 'addRequestLine',
  type: 'string',
  enum: ['collection', 'ref'],
  default: 'collection',
  order: 1,
  scope: 'resource',
  markdownEnumDescriptions: [
    '`POST …/security/{set}`, as in the examples in Microsoft’s documentation. A containment collection doesn’t accept `$ref`.',
    '`POST …/security/{set}/$ref`, as in the request line in Microsoft’s documentation.',
  ],
  markdownDescription:
    'URL form of an Add request, for example `POST https://graph.microsoft.com/beta/security/hostSecurityProfiles`.',
} as const satisfies SettingRow;

export const requestTimeout = {
  key: 'requestTimeout',
  type: 'integer',
  default: 100,
  minimum: 1,
  maximum: 600,
  order: 2,
  scope: 'machine-overridable',
  markdownDescription: 'Seconds to wait for a response, for example `30`.',
} as const satisfies SettingRow;

export const updateBody = {
  key: 'update.body',
  type: 'string',
  enum: ['changes', 'payload'],
  default: 'changes',
  order: 26,
  scope: 'resource',
  markdownEnumDescriptions: [
    'What differs from the live profile, which is read first.',
    'The whole payload. Nothing is read first.',
  ],
  markdownDescription:
    'What an Update sends, for example `payload`. [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:update-by-difference%22%5D)',
} as const satisfies SettingRow;

/** Its properties are the rules: see `npm run generate`. */
export const rules = {
  key: 'rules',
  group: 'Authoring',
  type: 'object',
  default: {},
  order: 3,
  scope: 'resource',
  additionalProperties: false,
  markdownDescription:
    'Overrides the severity of single rules, for example `{ "utc": "off", "enum": "error" }`. `syntax` and `duplicate-key` are always errors. Every mark links to its rule.',
} as const satisfies SettingRow;

export const historyLimit = {
  key: 'history.limit',
  type: 'integer',
  default: 200,
  minimum: 0,
  maximum: 10_000,
  order: 27,
  scope: 'machine-overridable',
  markdownDescription:
    'How many requests the history keeps for each workspace, for example `50`; `0` keeps none. [Show History](command:securityProfiles.showHistory) [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:history%22%5D)',
} as const satisfies SettingRow;

export const responseLocation = {
  key: 'response.location',
  type: 'string',
  enum: ['panel', 'beside'],
  default: 'panel',
  order: 28,
  scope: 'resource',
  markdownEnumDescriptions: [
    'In the panel at the bottom, or wherever you moved the view.',
    'In a tab beside the editor, with room for a long body.',
  ],
  markdownDescription:
    'Where a response opens, for example `beside`. [Show Last Response](command:securityProfiles.showResponse) [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:response%22%5D)',
} as const satisfies SettingRow;

export const sandboxPort = {
  key: 'sandbox.port',
  group: 'Environments',
  type: 'integer',
  default: 0,
  minimum: 0,
  maximum: 65535,
  order: 4,
  scope: 'application',
  markdownDescription:
    'Sandbox port on 127.0.0.1, for example `4000`, used from the next start. `0` means the same as last time in this workspace, or any that is free. [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:sandbox%22%5D)',
} as const satisfies SettingRow;

export const environment = {
  key: 'environment',
  group: 'Environments',
  type: 'string',
  enum: environmentNames,
  default: 'sandbox',
  order: 10,
  scope: 'application',
  tags: ['usesOnlineServices'],
  markdownEnumDescriptions: environmentNames.map((name) => environments[name].description),
  markdownDescription:
    'Where requests go, for example `sandbox`. Read from user settings only. Set up `graph` with `#securityProfiles.graph.clientId#`, `custom` with `#securityProfiles.custom.baseUrl#`.',
} as const satisfies SettingRow;

export const graphCloud = {
  key: 'graph.cloud',
  group: 'Environments',
  type: 'string',
  enum: ['global', 'usGov', 'usGovDoD', 'china'],
  default: 'global',
  order: 11,
  scope: 'application',
  tags: ['usesOnlineServices'],
  markdownEnumDescriptions: [
    'Worldwide, including GCC.',
    'US Government L4 (GCC High). Its beta schema has no security profiles.',
    'US Government L5 (DoD). Its beta schema has no security profiles.',
    'China, operated by 21Vianet. Its beta schema has no security profiles.',
  ],
  markdownDescription:
    'Cloud of the `graph` environment, for example `usGov`. Select it in `#securityProfiles.environment#`.',
} as const satisfies SettingRow;

export const graphClientId = text(
  'graph.clientId',
  12,
  'Application (client) ID of your app registration for `graph`, for example `11111111-2222-4333-8444-555555555555`. It isn’t a secret. [Sign In…](command:securityProfiles.signIn) shows how to create one. [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:sign-in%22%5D)',
);

export const graphTenant = text(
  'graph.tenant',
  13,
  'Tenant ID or domain for `graph`, for example `contoso.onmicrosoft.com`. Leave it empty only for multitenant apps.',
);

export const scopes = {
  key: 'scopes',
  group: 'Environments',
  type: 'array',
  items: { type: 'string' },
  default: ['SecurityEvents.ReadWrite.All'],
  order: 14,
  scope: 'application',
  markdownDescription:
    'Permissions to request for `graph`, for example `["SecurityEvents.ReadWrite.All"]`. Microsoft documents this default for updating most kinds; for adding, it’s an assumption.',
} as const satisfies SettingRow;

export const protectedTenants = {
  key: 'protectedTenants',
  group: 'Environments',
  type: 'array',
  items: { type: 'string' },
  default: [],
  order: 15,
  scope: 'application',
  markdownDescription:
    'Tenants, by ID or domain, that you have to name before anything is written to them, for example `["contoso.com"]`. [Learn more](command:securityProfiles.openDocumentation?%5B%22docs:sign-in%22%5D)',
} as const satisfies SettingRow;

export const customBaseUrl = text(
  'custom.baseUrl',
  20,
  'Base URL of the `custom` environment, for example `https://graph.contoso.example/beta`: https, or http for this computer. Select it in `#securityProfiles.environment#`.',
);

export const customAuthentication = {
  key: 'custom.authentication',
  group: 'Environments',
  type: 'string',
  enum: ['msal', 'none'],
  default: 'msal',
  order: 21,
  scope: 'application',
  markdownEnumDescriptions: ['Sign in, as for `graph`.', 'Send no token.'],
  markdownDescription: 'How to authenticate to `#securityProfiles.custom.baseUrl#`, for example `none`.',
} as const satisfies SettingRow;

export const customAuthority = text(
  'custom.authority',
  22,
  'OpenID provider of `custom`, for example `https://login.contoso.example`. Leave it empty for Microsoft Entra.',
);

export const customClientId = text(
  'custom.clientId',
  23,
  'Client ID for `custom` at its provider, for example `secprofile-client`.',
);

export const customTenant = text(
  'custom.tenant',
  24,
  'Tenant for `custom` if its provider is Microsoft Entra, for example `contoso.onmicrosoft.com`. Leave it empty for any tenant.',
);

export const customScopes = {
  key: 'custom.scopes',
  group: 'Environments',
  type: 'array',
  items: { type: 'string' },
  default: [],
  order: 25,
  scope: 'application',
  markdownDescription: 'Scopes to request for `custom`, for example `["api://contoso-graph/.default"]`.',
} as const satisfies SettingRow;

/**
 * A text of the user's own settings: a workspace cannot decide where a token goes.
 *
 * @__NO_SIDE_EFFECTS__ so that a bundle has the rows that it reads, and no other
 */
function text<Key extends string>(key: Key, order: number, markdownDescription: string) {
  return {
    key,
    group: 'Environments',
    type: 'string',
    default: '',
    order,
    scope: 'application',
    markdownDescription,
  } as const;
}
