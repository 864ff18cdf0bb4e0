import { guid, member, one, update, write, type FixCase } from './fix-case';
import { payload, tenant, vendor } from './support';

/** Names, types, and members that are missing or should not be there. */
export const memberCases: readonly FixCase[] = [
  // Names
  member('unknown-property', '"isAzureAadJoined": true', {
    'Change to "isAzureAdJoined"': '"isAzureAdJoined": true',
    'Remove "isAzureAadJoined"': '',
  }),
  member('unknown-property', '"fqnd": "a.b"', { 'Change to "fqdn"': '"fqdn": "a.b"', 'Remove "fqnd"': '' }),
  member('unknown-property', '"hostName": "a.b"', { 'Change to "fqdn"': '"fqdn": "a.b"', 'Remove "hostName"': '' }),
  member('unknown-property', '"labels": "x"', { 'Change to "tags"': '"tags": ["x"]', 'Remove "labels"': '' }),
  // The value has the form that the other system gives it.
  member('unknown-property', '"ipAddress": "192.0.2.1"', { 'Remove "ipAddress"': '' }),
  member('unknown-nested-property', '"networkInterfaces": [{"mac": "02-00-5E-10-00-01"}]', {
    'Change to "macAddress"': '"networkInterfaces": [{"macAddress": "02-00-5E-10-00-01"}]',
    'Remove "mac"': '"networkInterfaces": [{}]',
  }),
  member('unknown-property', '"fqdn": "a.b", "Fqdn": "c.d"', { 'Remove "Fqdn"': '"fqdn": "a.b"' }),
  member('unknown-nested-property', '"logonUsers": [{"acountName": "x", "logonId": "1"}]', {
    'Change to "accountName"': '"logonUsers": [{"accountName": "x", "logonId": "1"}]',
    'Remove "acountName"': '"logonUsers": [{"logonId": "1"}]',
  }),
  {
    rule: 'duplicate-key',
    from: payload('"os": "a", "os": "b"'),
    to: { 'Remove the second "os"': payload('"os": "a"'), 'Remove the first "os"': payload('"os": "b"') },
  },
  // @odata.type
  one(
    'kind-mismatch',
    '@odata.type',
    '"microsoft.graph.HostSecurityProfile"',
    '"microsoft.graph.hostSecurityProfile"',
    write('microsoft.graph.hostSecurityProfile'),
  ),
  one(
    'kind-mismatch',
    '@odata.type',
    '""',
    '"#microsoft.graph.hostSecurityProfile"',
    write('#microsoft.graph.hostSecurityProfile'),
  ),
  one(
    'type',
    '@odata.type',
    '5',
    '"#microsoft.graph.hostSecurityProfile"',
    write('#microsoft.graph.hostSecurityProfile'),
  ),
  {
    rule: 'unknown-kind',
    as: { fileName: 'p.secprofile.json' },
    from: '{}',
    to: { 'Add "@odata.type"': '{\n  "@odata.type": "#microsoft.graph.hostSecurityProfile"\n}' },
  },
  // What is missing
  {
    rule: 'missing-tenant',
    from: `{${vendor}}`,
    to: { 'Add "azureTenantId"': `{"azureTenantId": "Azure Tenant Id value", ${vendor}}` },
  },
  {
    rule: 'missing-tenant',
    known: { azureTenantId: [guid] },
    from: `{\r\n\t// who\r\n\t${vendor}\r\n}`,
    to: {
      [`Add "azureTenantId" ${guid}, as elsewhere in the workspace`]: `{\r\n\t"azureTenantId": "${guid}",\r\n\t// who\r\n\t${vendor}\r\n}`,
      'Add "azureTenantId"': `{\r\n\t"azureTenantId": "Azure Tenant Id value",\r\n\t// who\r\n\t${vendor}\r\n}`,
    },
  },
  {
    rule: 'missing-tenant',
    from: `{"azureTenantId":"",${vendor}}`,
    to: { 'Enter a GUID': `{"azureTenantId":"Azure Tenant Id value",${vendor}}` },
  },
  {
    rule: 'missing-tenant',
    from: `{"@odata.type":"#microsoft.graph.hostSecurityProfile",${vendor}}`,
    to: {
      'Add "azureTenantId"': `{"@odata.type":"#microsoft.graph.hostSecurityProfile","azureTenantId":"Azure Tenant Id value",${vendor}}`,
    },
  },
  {
    rule: 'missing-vendor-information',
    from: `{\n    ${tenant}\n}\n`,
    to: {
      'Add "vendorInformation"': `{\n    "vendorInformation": {\n        "vendor": "Vendor value",\n        "provider": "Provider value"\n    },\n    ${tenant}\n}\n`,
    },
  },
  {
    rule: 'missing-vendor-information',
    known: { vendor: ['Contoso', 'Fabrikam'], provider: ['Sensor, "new"'] },
    from: `{${tenant}, "vendorInformation": null}`,
    to: {
      'Fill in "vendorInformation"': `{${tenant}, "vendorInformation": { "vendor": "Contoso", "provider": "Sensor, \\"new\\"" }}`,
    },
  },
  {
    rule: 'missing-vendor-information',
    from: `{${tenant}, "vendorInformation": {"provider": ""}}`,
    to: {
      'Add "vendor" and "provider"': `{${tenant}, "vendorInformation": {"vendor": "Vendor value", "provider": "Provider value"}}`,
    },
  },
  {
    rule: 'missing-vendor-information',
    from: `{${tenant}, "vendorInformation": {}}`,
    to: {
      'Add "vendor" and "provider"': `{${tenant}, "vendorInformation": { "vendor": "Vendor value", "provider": "Provider value" }}`,
    },
  },
  {
    rule: 'missing-tenant',
    from: `{\n  "@odata.type": "#microsoft.graph.hostSecurityProfile", // the kind\n  ${vendor}, // trailing\n}`,
    to: {
      'Add "azureTenantId"': `{\n  "@odata.type": "#microsoft.graph.hostSecurityProfile", // the kind\n  "azureTenantId": "Azure Tenant Id value",\n  ${vendor}, // trailing\n}`,
    },
  },
  // What should not be there
  member('server-set', '"id": "x"', { 'Remove "id"': '', 'Check this file as an Update instead': '' }),
  {
    rule: 'missing-id',
    as: update,
    from: '{"id": "", "tags": []}',
    to: {
      'Remove "id", to be asked for it': '{"tags": []}',
      'Enter an ID': '{"id": "Id value", "tags": []}',
      'Check this file as an Add instead': 'add',
    },
  },
  {
    rule: 'not-updatable',
    as: update,
    from: '{"tags": [], "os": "x"}',
    to: { 'Remove "os" from this Update': '{"tags": []}', 'Check this file as an Add instead': 'add' },
  },
];
