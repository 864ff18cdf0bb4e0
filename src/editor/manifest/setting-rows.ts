/** A text of the user's own settings: a workspace cannot decide where a token goes. */
const text = (order: number, markdownDescription: string) => ({
  type: 'string',
  default: '',
  order,
  scope: 'application',
  markdownDescription,
});

/** The settings, in the order of the settings editor. No `vscode` here, so that build scripts can read it. */
export const settings = {
  'securityProfiles.addRequestLine': {
    type: 'string',
    enum: ['collection', 'ref'],
    default: 'collection',
    order: 1,
    scope: 'resource',
    markdownEnumDescriptions: [
      '`POST …/security/{set}`, as in the documentation pages’ own examples. A containment collection takes no `$ref`.',
      '`POST …/security/{set}/$ref`, as in the documentation pages’ request line.',
    ],
    markdownDescription: 'How an Add addresses the set of profiles.',
  },
  'securityProfiles.rules': {
    type: 'object',
    default: {},
    order: 3,
    scope: 'resource',
    additionalProperties: false,
    markdownDescription:
      'Severities that differ from the rules’ own, such as `{ "utc": "off", "enum": "error" }`. `syntax` and `duplicate-key` always stay errors.',
  },
  'securityProfiles.sandbox.port': {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 65535,
    order: 4,
    scope: 'application',
    markdownDescription: 'Port of the sandbox on 127.0.0.1, from its next start on. `0` takes any that is free.',
  },
  'securityProfiles.requestTimeout': {
    type: 'integer',
    default: 100,
    minimum: 1,
    maximum: 600,
    order: 2,
    scope: 'machine-overridable',
    markdownDescription: 'Seconds to wait for an answer before a request is given up.',
  },
  'securityProfiles.environment': {
    type: 'string',
    enum: ['sandbox', 'graph', 'custom'],
    default: 'sandbox',
    order: 10,
    scope: 'application',
    tags: ['usesOnlineServices'],
    markdownEnumDescriptions: [
      'The built-in sandbox: nothing leaves this machine.',
      'Microsoft Graph. Microsoft deprecated these resources and announced their removal for 2026-04-10.',
      'A service of your own, at `#securityProfiles.custom.baseUrl#`.',
    ],
    markdownDescription: 'Where Add and Update go. Read from user settings only.',
  },
  'securityProfiles.graph.cloud': {
    type: 'string',
    enum: ['global', 'usGov', 'usGovDoD', 'china'],
    default: 'global',
    order: 11,
    scope: 'application',
    tags: ['usesOnlineServices'],
    markdownEnumDescriptions: [
      'Worldwide, GCC included.',
      'US Government L4 (GCC High). Its beta schema has no security profiles.',
      'US Government L5 (DoD). Its beta schema has no security profiles.',
      'China, operated by 21Vianet. Its beta schema has no security profiles.',
    ],
    markdownDescription: 'Cloud of the environment `graph`.',
  },
  'securityProfiles.graph.clientId': text(
    12,
    'Application (client) ID of the app registration that signs in to `graph`. It is no secret.',
  ),
  'securityProfiles.graph.tenant': text(
    13,
    'Tenant id or domain for `graph`; empty only where the app is registered for any organisation.',
  ),
  'securityProfiles.scopes': {
    type: 'array',
    items: { type: 'string' },
    default: ['SecurityEvents.ReadWrite.All'],
    order: 14,
    scope: 'application',
    markdownDescription:
      'Permissions to ask for in `graph`. The default is documented for Update of most kinds; for Add it is an assumption.',
  },
  'securityProfiles.protectedTenants': {
    type: 'array',
    items: { type: 'string' },
    default: [],
    order: 15,
    scope: 'application',
    markdownDescription: 'Tenant ids or domains whose name has to be typed before anything is written there.',
  },
  'securityProfiles.custom.baseUrl': text(
    20,
    'Base URL of the environment `custom`; https, or http for this machine. It ends in `/beta`.',
  ),
  'securityProfiles.custom.authentication': {
    type: 'string',
    enum: ['msal', 'none'],
    default: 'msal',
    order: 21,
    scope: 'application',
    markdownEnumDescriptions: ['Sign in, as for `graph`.', 'Send no token.'],
    markdownDescription: 'How the environment `custom` knows who sends.',
  },
  'securityProfiles.custom.authority': text(
    22,
    'OpenID provider of `custom`, as an https URL; empty for Microsoft Entra.',
  ),
  'securityProfiles.custom.clientId': text(23, 'Client id for `custom`.'),
  'securityProfiles.custom.tenant': text(
    24,
    'Tenant for `custom`, where the provider is Microsoft Entra; empty for any.',
  ),
  'securityProfiles.custom.scopes': {
    type: 'array',
    items: { type: 'string' },
    default: [],
    order: 25,
    scope: 'application',
    markdownDescription: 'Scopes to ask for in `custom`.',
  },
} as const;
