import type { RuleId, Severity } from '../../../src/validation/problem';
import { payload, tenant, vendor, type CheckedAs } from './support';

/** What a rule marks, between « and »; the rest of each text has no problem. And what it leaves alone. */
export interface RuleCase {
  readonly severity: Severity;
  readonly as?: CheckedAs;
  readonly marks: readonly string[];
  readonly leaves: readonly string[];
}

const each = (members: (value: string) => string, values: readonly string[]) =>
  values.map((value) => payload(members(value)));
const marked = (members: (value: string) => string, values: readonly string[]) =>
  each(
    members,
    values.map((value) => `«${value}»`),
  );

const os = (value: string) => `"os": ${value}`;
const seen = (value: string) => `"firstSeenDateTime": ${value}`;
const type = (value: string) => `"logonUsers": [{"accountType": ${value}}]`;
const card = (name: string) => (value: string) => `"networkInterfaces": [{"${name}": ${value}}]`;
const address = (value: string) => `"address": ${value}`;
const fqdn = (value: string) => `"fqdn": ${value}`;
const site = (value: string) => `"registrant": {"url": ${value}}`;
const deployment = (value: string) => `"deploymentPackageUrl": ${value}`;
const subscription = (value: string) => `"azureSubscriptionId": ${value}`;
const hits = (value: string) => `"countHits": ${value}`;
const size = (value: string) => `"size": ${value}`;
const root = (value: string) => `"@odata.type": ${value}`;

const ip: CheckedAs = { kind: 'ip' };
const file: CheckedAs = { kind: 'file' };
const domain: CheckedAs = { kind: 'domain' };
const update: CheckedAs = { intent: 'update' };

// prettier-ignore
export const ruleCases: readonly (readonly [rule: RuleId, ...cases: RuleCase[]])[] = [
  ['syntax', {
    severity: 'error',
    marks: ['«»', `{"tags": [],«,» ${tenant}, ${vendor}}`, `${payload('')}«}»`, `{${tenant} «"vendorInformation"»: {"vendor": "x", "provider": "y"}}`],
    leaves: [`// a\n{${tenant}, /* b */ ${vendor},}`],
  }],
  ['not-an-object', {
    severity: 'error',
    marks: ['«[]»', '«"text"»', '«5»', '«null»', ' «true» '],
    leaves: [payload('')],
  }],
  ['duplicate-key', {
    severity: 'error',
    marks: [
      payload('"os": "a", «"os"»: "b"'),
      payload('"os": "a", «"os"»: 5, «"os"»: "c"'),
      payload('"os": "a", «"\\u006fs"»: "b"'),
      payload('"logonUsers": [{"logonId": "1", «"logonId"»: "2"}, {"logonId": "1"}]'),
      payload('"x@y": {"a": [{"b": 1, «"b"»: 2}]}'),
      `{${tenant}, ${vendor}, «"azureTenantId"»: ""}`,
      payload('"@odata.etag": "1", «"@odata.etag"»: "1"'),
    ],
    leaves: [payload('"os": "a", "x@os": "b"'), payload('"a@b": {"__proto__": 1, "constructor": 2}')],
  }],
  ['unknown-kind', {
    severity: 'error',
    as: { fileName: 'plain.secprofile.json' },
    marks: [
      '«{»}',
      '{"@odata.type": «"microsoft.graph.hostsecurityprofile"»}',
      '{"@odata.type": «"microsoft.graph.logonUser"»}',
      '{"@odata.type": «"##microsoft.graph.hostSecurityProfile"»}',
      '{"@odata.type": «7»}',
    ],
    leaves: [payload(root('"microsoft.graph.userSecurityProfile"'))],
  }],
  ['kind-mismatch',
    {
      severity: 'error',
      marks: [
        ...marked(root, ['"#microsoft.graph.ipSecurityProfile"', '"microsoft.graph.HostSecurityProfile"', '"graph.hostSecurityProfile"', '""']),
        ...marked((value) => `"networkInterfaces": [{"@odata.type": ${value}}]`, ['"microsoft.graph.logonUser"', '"networkInterface"']),
        `{${tenant}, "vendorInformation": {"@odata.type": «"#microsoft.graph.security.vendorInformation"», "vendor": "x", "provider": "y"}}`,
      ],
      leaves: [
        ...each(root, ['"#microsoft.graph.hostSecurityProfile"', '"microsoft.graph.hostSecurityProfile"']),
        payload('"networkInterfaces": [{"@odata.type": "#microsoft.graph.networkInterface"}, {"@odata.type": "microsoft.graph.networkInterface"}]'),
        payload('"logonUsers@odata.type": "#Collection(microsoft.graph.other)"'),
      ],
    },
  ],
  ['type',
    {
      severity: 'error',
      marks: [
        ...marked(os, ['5', 'true', '[]', '{}', '{"os": "x"}']),
        ...marked((value) => `"isAzureAdJoined": ${value}`, ['"true"', '0', '[true]']),
        ...marked(seen, ['5', '{}']),
        ...marked(type, ['5', '["standard"]']),
        ...marked((value) => `"tags": ${value}`, ['"HVA"', '{}', '5']),
        ...marked((value) => `"tags": ["a", ${value}]`, ['5', '["b"]', '{}']),
        ...marked((value) => `"logonUsers": ${value}`, ['{}', '"x"']),
        ...marked((value) => `"logonUsers": [{}, ${value}]`, ['[]', '"x"', '5']),
        ...marked((value) => `"@odata.type": ${value}`, ['5', 'null']),
        `{${tenant}, "vendorInformation": «"Contoso"»}`,
        `{${tenant}, "vendorInformation": «""»}`,
        `{${tenant}, "vendorInformation": {"vendor": «5», "provider": "x"}}`,
        `{"azureTenantId": «null», ${vendor}}`,
        `{"azureTenantId": «5», ${vendor}}`,
        payload('"os": «"\\ud800"»'),
        payload('"os": «"\\uDC00\\uD800"»'),
        payload('"os": «"a\ud83d"»'),
        payload('"x@y": [«"\\ud800"»]'),
        payload('«"x@\\ud800"»: 1'),
      ],
      leaves: [
        ...each(os, ['null', '""', '"\\ud83d\\ude00"', '"\ud83d\ude00"']),
        payload('"logonUsers": [], "networkInterfaces": [{}], "x@y": {"z": [1e400]}'),
      ],
    },
    { severity: 'error', as: ip, marks: marked(hits, ['1.0', '1e3', '-0.0', '2147483648', '-2147483649', '1E2', '"9"']), leaves: each(hits, ['0', '-0', '2147483647', 'null']) },
    { severity: 'error', as: file, marks: marked(size, ['9223372036854775808', '1e400', '12345678901234567890123', '9007199254740993.0', '"9"']), leaves: each(size, ['9223372036854775807', '9007199254740993', '4294967296']) },
  ],
  ['date-time', {
    severity: 'error',
    marks: marked(seen, [
      '""', '"2024-01-31"', '"2024-01-31T12:00Z"', '"2024-01-31T12:00:00"', '"2024-01-31 12:00:00Z"', '"2024-01-31t12:00:00Z"', '"2024-01-31T12:00:00z"',
      '"2024-02-30T00:00:00Z"', '"2023-02-29T00:00:00Z"', '"1900-02-29T00:00:00Z"', '"2024-13-01T00:00:00Z"', '"2024-00-01T00:00:00Z"', '"2024-01-00T00:00:00Z"',
      '"2024-01-31T24:00:00Z"', '"2024-01-31T23:60:00Z"', '"2024-01-31T23:59:60Z"', '"2024-01-31T12:00:00.Z"', '"2024-01-31T12:00:00.1234567890123Z"', '"2024-01-31T12:00:00,5Z"',
      '"2024-01-31T12:00:00+0300"', '"2024-01-31T12:00:00+03"', '"2024-01-31T12:00:00+14:01"', '"2024-01-31T12:00:00-15:00"', '"2024-01-31T12:00:00+03:60"', '"2024-01-31T12:00:00Z "',
      '"12024-01-31T12:00:00Z"', '"0000-01-01T00:00:00Z"', '"-0001-01-01T00:00:00Z"', '"24-01-31T12:00:00Z"', '"First Seen Date Time value"', '"2024-01-31T12:00:00Z+03:00"', '"２024-01-31T12:00:00Z"',
    ]),
    leaves: each(seen, ['null', '"2024-01-31T12:00:00Z"', '"2024-02-29T23:59:59.123456789012Z"', '"2000-02-29T00:00:00Z"', '"0001-01-01T00:00:00Z"', '"9999-12-31T23:59:59.9999999Z"', '"2024-01-31T12:00:00+00:00"', '"2024-01-31T12:00:00-00:00"', '"2024-01-31T12:00:00\\u005a"']),
  }],
  ['unknown-nested-property', {
    severity: 'error',
    marks: [
      payload('"logonUsers": [{«"acountName"»: "x"}, {«"AccountName"»: 5, "logonId": "1"}]'),
      payload('"networkInterfaces": [{«"ipv4Address"»: "x"}]'),
      payload('"logonUsers": [{«"__proto__"»: {}, «"constructor"»: 1, «""»: 2, «"a/b~c"»: 3}]'),
      `{${tenant}, "vendorInformation": {"vendor": "x", "provider": "y", «"id"»: "z"}}`,
    ],
    leaves: [payload('"logonUsers": [{"@odata.etag": 1, "logonTypes@odata.type": "x", "a@b": {"c": 1}}]')],
  }],
  ['missing-tenant',
    { severity: 'error', marks: [`«{»${vendor}}`, `{"azureTenantId": «""», ${vendor}}`], leaves: [payload('')] },
    { severity: 'error', as: { kind: 'cloudapp' }, marks: [], leaves: [`{${vendor}}`, `{"azureTenantId": null, ${vendor}}`] },
    { severity: 'error', as: update, marks: [], leaves: ['{"tags": []}'] },
  ],
  ['missing-id',
    { severity: 'error', as: update, marks: ['{"id": «""», "tags": []}'], leaves: ['{"tags": []}', '{"id": "x", "tags": []}'] },
    { severity: 'error', as: { ...update, idRequired: true }, marks: ['«{»"tags": []}', '{"id": «""»}'], leaves: ['{"id": "x"}'] },
    { severity: 'error', as: { idRequired: true }, marks: [], leaves: [payload('')] },
  ],
  ['unknown-property',
    {
      severity: 'warning',
      marks: [payload('«"isAzureAadJoined"»: true'), payload('«"Fqdn"»: 5'), payload('«"createdDateTime"»: "x"'), payload('«"__proto__"»: {}, «"constructor"»: {}, «""»: 1'), payload('«"$schemas"»: "x"')],
      leaves: [payload('"$schema": "x", "@odata.etag": 1, "tags@odata.type": "x", "@x": {}')],
    },
    { severity: 'warning', as: update, marks: ['{«"tagz"»: []}'], leaves: ['{"tags": []}'] },
  ],
  ['enum', {
    severity: 'warning',
    marks: [...marked(type, ['"Standard"', '""', '"0"', '"unknownFutureValue"', '"standard,power"']), payload('"logonUsers": [{"logonTypes": ["batch", «"interactiv"»]}]')],
    leaves: [...each(type, ['"standard"', '"unknown"', 'null', '"\\u0073tandard"']), payload('"logonUsers": [{"logonTypes": []}]')],
  }],
  ['missing-vendor-information',
    {
      severity: 'warning',
      marks: [
        `«{»${tenant}}`,
        `{${tenant}, «"vendorInformation"»: null}`,
        `{${tenant}, «"vendorInformation"»: {}}`,
        `{${tenant}, «"vendorInformation"»: {"vendor": "x"}}`,
        `{${tenant}, «"vendorInformation"»: {"vendor": "", "provider": "x"}}`,
        `{${tenant}, «"vendorInformation"»: {"vendor": "x", "provider": null}}`,
      ],
      leaves: [payload('')],
    },
    { severity: 'warning', as: update, marks: [], leaves: ['{"tags": []}', '{"vendorInformation": {}}'] },
  ],
  ['server-set',
    { severity: 'warning', marks: [payload('«"id"»: "x"'), payload('«"id"»: ""')], leaves: [payload('"logonUsers": [{"logonId": "x"}]')] },
    { severity: 'warning', as: { kind: 'user' }, marks: [payload('«"createdDateTime"»: "2024-01-01T00:00:00Z", «"lastModifiedDateTime"»: null, «"id"»: "x"')], leaves: [] },
    { severity: 'warning', as: update, marks: [], leaves: ['{"id": "x"}'] },
  ],
  ['null-collection', {
    severity: 'warning',
    marks: [payload('"tags": «null»'), payload('"tags": ["a", «null»]'), payload('"logonUsers": «null»'), payload('"logonUsers": [«null», {"logonTypes": [«null»]}, {"logonTypes": «null»}]')],
    leaves: [payload('"tags": [], "os": null, "logonUsers": [{"accountType": null}]')],
  }],
  ['date-order',
    {
      severity: 'warning',
      marks: [
        payload('"firstSeenDateTime": «"2024-01-02T00:00:00Z"», "lastSeenDateTime": "2024-01-01T00:00:00Z"'),
        payload('"lastSeenDateTime": "2024-01-01T00:00:00.1Z", "firstSeenDateTime": «"2024-01-01T00:00:00.10000001Z"»'),
        payload('"logonUsers": [{"firstSeenDateTime": «"2024-01-02T00:00:00Z"», "lastSeenDateTime": "2024-01-01T00:00:00Z"}]'),
        payload('"firstSeenDateTime": «"2024-01-01T00:00:00Z"», "lastSeenDateTime": "2023-12-31T23:59:59.999Z"'),
      ],
      leaves: [
        payload('"firstSeenDateTime": "2024-01-01T00:00:00Z", "lastSeenDateTime": "2024-01-01T00:00:00.000Z"'),
        payload('"firstSeenDateTime": "2024-01-01T00:00:00.10Z", "lastSeenDateTime": "2024-01-01T00:00:00.1Z"'),
        payload('"firstSeenDateTime": "2024-01-01T00:00:00Z", "lastSeenDateTime": null'),
      ],
    },
    { severity: 'warning', as: domain, marks: [], leaves: [payload('"domainRegisteredDateTime": "2025-01-01T00:00:00Z", "firstSeenDateTime": "2024-01-01T00:00:00Z"')] },
  ],
  ['negative-count',
    { severity: 'warning', as: ip, marks: [...marked(hits, ['-1', '-2147483648']), payload('"ipReferenceData": [{"asn": «-5»}]')], leaves: each(hits, ['0', '-0', '5']) },
    { severity: 'warning', as: file, marks: marked(size, ['-9223372036854775808']), leaves: each(size, ['0']) },
  ],
  ['ip-address',
    {
      severity: 'warning',
      as: ip,
      marks: marked(address, ['""', '"1.2.3"', '"1.2.3.256"', '"01.2.3.4"', '"1.2.3.4/24"', '"2001:db8::/32"', '"fe80::1%eth0"', '"1[.]2[.]3[.]4"', '"1.2.3.4:80"', '" 1.2.3.4"', '":::"']),
      leaves: each(address, ['"1.2.3.4"', '"2001:db8::1"', '"::ffff:1.2.3.4"', '"::"', 'null']),
    },
    {
      severity: 'warning',
      marks: [...marked(card('ipV4Address'), ['"::1"', '"1.2.3.4/32"']), ...marked(card('ipV6Address'), ['"1.2.3.4"', '"fe80::1%1"']), ...marked(card('localIpV6Address'), ['"1.2.3.4"', '"fe80::1%"'])],
      leaves: [payload('"networkInterfaces": [{"ipV4Address": "10.0.0.1", "ipV6Address": "2001:db8::1", "localIpV6Address": "fe80::1%eth0"}]'), payload(card('localIpV6Address')('"fe80::1"'))],
    },
  ],
  ['mac-address', {
    severity: 'warning',
    marks: marked(card('macAddress'), ['""', '"00:1A:2B:3C:4D"', '"00:1A:2B:3C:4D:5G"', '"00:1A-2B:3C-4D:5E"', '"001A.2B3C"', '"00:1A:2B:3C:4D:5E:6F:70"', '"0:1:2:3:4:5"']),
    leaves: each(card('macAddress'), ['"00:1A:2b:3c:4D:5E"', '"00-1A-2B-3C-4D-5E"', '"001a.2b3c.4d5e"', '"001A2B3C4D5E"', 'null']),
  }],
  ['guid',
    {
      severity: 'warning',
      marks: [...marked(subscription, ['""', '"x"', '"{3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93}"', '"3f2a7c649b1e4d588c075e6d1f0a2b93"', '"3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b9g"']), `{"azureTenantId": «"contoso.com"», ${vendor}}`],
      leaves: each(subscription, ['"3F2A7C64-9b1e-4D58-8c07-5e6d1f0a2b93"', 'null']),
    },
    { severity: 'warning', as: { kind: 'cloudapp' }, marks: [`{"azureTenantId": «""», ${vendor}}`], leaves: [] },
  ],
  ['domain-name', {
    severity: 'warning',
    marks: marked(fqdn, ['""', '"web01"', '"web01."', '"web..contoso.com"', '".contoso.com"', '"-web.contoso.com"', '"web-.contoso.com"', '"we b.contoso.com"', '"*.contoso.com"', '"https://contoso.com"', '"10.0.0.1"', '"10.1.2.300"', `"${'a'.repeat(64)}.com"`, '"user@contoso.com"', `"${'a.'.repeat(130)}com"`]),
    leaves: each(fqdn, ['"web01.contoso.com"', '"web01.contoso.com."', '"xn--bcher-kva.example"', '"bücher.example"', '"_dmarc.contoso.com"', '"例え.テスト"', '"a_b.local"', 'null', `"${'a'.repeat(63)}.com"`]),
  }],
  ['url',
    { severity: 'warning', as: domain, marks: marked(site, ['""', '"www.contoso.com"', '"hxxp://contoso.com"', '"https://contoso[.]com"', '"https://con toso.com"', '"https://"', '"C:\\\\x"']), leaves: each(site, ['"https://www.contoso.com/a?b#c"', '"http://[2001:db8::1]/"', 'null']) },
    { severity: 'warning', as: { kind: 'cloudapp' }, marks: marked(deployment, ['"contoso.com/app.msi"', '"C:\\\\app.msi"', '"hxxps://contoso.com/app.msi"']), leaves: each(deployment, ['"appx"', '"MSI"', '""', '"https://contoso.com/app.msi"', '"ms-appinstaller:?source=https://contoso.com/x"']) },
  ],
  ['not-updatable', { severity: 'information', as: update, marks: ['{«"fqdn"»: "web01.contoso.com", "tags": []}', '{«"azureTenantId"»: "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93"}'], leaves: [`{"id": "x", "$schema": "y", "@odata.type": "microsoft.graph.hostSecurityProfile", "tags": [], "tags@odata.type": "z", ${vendor}}`] }],
  ['placeholder', {
    severity: 'information',
    marks: [
      ...marked(os, ['"Os value"', '"\\u004fs value"', '"String"', '"String (identifier)"', '"String (timestamp)"']),
      ...marked(fqdn, ['"Fqdn value"', '"String"']),
      ...marked(type, ['"String"', '"String (enum)"', '"Account Type value"']),
      ...marked(subscription, ['"Azure Subscription Id value"', '"00000000-0000-0000-0000-000000000000"', '"11111111-2222-3333-4444-555555555555"', '"AAAABBBB-0000-CCCC-1111-dddd2222eeee"']),
      ...marked(card('ipV4Address'), ['"Ip V4Address value"']),
      payload('"tags": [«"Tags value"», "HVA"], "logonUsers": [{"logonTypes": [«"String"»]}]'),
    ],
    leaves: [...each(subscription, ['"11111111-2222-3333-4444-555555555556"', '"b2f0c3d4-1111-4222-8333-944455556666"']), ...each(os, ['"00000000-0000-0000-0000-000000000000"', '"Int32"', '"string"', '"String theory"', '"String ()"', '"os value"', '"Fqdn value"', '"Os value "'])],
  }],
  ['utc', {
    severity: 'information',
    marks: marked(seen, ['"2024-01-31T12:00:00+03:00"', '"2024-01-31T12:00:00.5-14:00"', '"2024-01-31T12:00:00+00:01"']),
    leaves: each(seen, ['"2024-01-31T12:00:00Z"', '"2024-01-31T12:00:00+00:00"', '"2024-01-31T12:00:00-00:00"']),
  }],
];
