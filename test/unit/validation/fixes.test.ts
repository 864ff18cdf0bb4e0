import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/document/parse-document';
import type { Payload } from '../../../src/payload/payload';
import { readPayload } from '../../../src/payload/read-payload';
import type { Fix, FixContext } from '../../../src/validation/fixes/fix';
import { fixesForAll } from '../../../src/validation/fixes/fixes';
import { renumbered } from '../../../src/validation/fixes/snippet';
import type { RuleId } from '../../../src/validation/problem';
import { applied, asks, withoutFields } from './applied';
import { ruleCases } from './rule-cases';
import { check, payload, tenant, vendor, type CheckedAs } from './support';

const asPayload = (text: string, { kind, fileName }: CheckedAs): Payload =>
  readPayload(parseDocument(text), {
    catalog: bundledCatalog,
    kind: kind ?? (fileName === undefined ? 'host' : undefined),
    fileName,
  });

/** What each fix of a rule's first problem makes of the text, by title. */
async function outcomes(
  rule: RuleId,
  text: string,
  as: CheckedAs = {},
  known: FixContext = {},
): Promise<Record<string, string>> {
  const problem = check(text, as).find((found) => found.rule === rule);
  assert.ok(problem, `no ${rule} in ${text}`);
  const [fixes = []] = await fixesForAll(asPayload(text, as), [problem], known);
  return Object.fromEntries(fixes.map(({ title, edits, checkAs }) => [title, checkAs ?? applied(text, edits)]));
}

const guid = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
const rest = `, ${tenant}, ${vendor}}`;

interface Case {
  readonly rule: RuleId;
  readonly as?: CheckedAs;
  readonly known?: FixContext;
  readonly from: string;
  readonly to: Readonly<Record<string, string>>;
}

/** A member in front of a payload without problems: before, and behind each fix. */
const member = (rule: RuleId, from: string, to: Record<string, string>, more: Partial<Case> = {}): Case => ({
  rule,
  from: `{${from}${rest}`,
  to: Object.fromEntries(Object.entries(to).map(([title, text]) => [title, `{${text}${rest}`])),
  ...more,
});
const seen = (from: string, to: Record<string, string>, known: FixContext = {}) =>
  member(
    'date-time',
    `"firstSeenDateTime": "${from}"`,
    Object.fromEntries(Object.entries(to).map(([title, text]) => [title, `"firstSeenDateTime": ${text}`])),
    { known },
  );
const one = (rule: RuleId, name: string, from: string, to: string, title: string, as: CheckedAs = {}) =>
  member(rule, `"${name}": ${from}`, { [title]: `"${name}": ${to}` }, { as });

const ip: CheckedAs = { kind: 'ip' };
const update: CheckedAs = { intent: 'update' };
const write = (text: string) => `Write "${text}"`;
const now: FixContext = { now: '2026-11-21T05:04:12Z' };
const ahead: FixContext = { localOffset: () => 120 };
const members = 'Choose a userAccountSecurityType value';

const cases: readonly Case[] = [
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
  // JSON types
  one('type', 'isAzureAdJoined', '"True"', 'true', 'Write true'),
  one('type', 'isAzureAdJoined', '0', 'false', 'Write false'),
  one('type', 'countHits', '"9"', '9', 'Write 9', ip),
  one('type', 'countHits', '1e3', '1000', 'Write 1000', ip),
  one('type', 'countHits', '-12.50e1', '-125', 'Write -125', ip),
  one('type', 'size', '"9223372036854775807"', '9223372036854775807', 'Write 9223372036854775807', { kind: 'file' }),
  one('type', 'os', '10.10', '"10.10"', write('10.10')),
  one('type', 'os', '["x"]', '"x"', 'Remove the square brackets'),
  one('type', 'tags', '"HVA"', '["HVA"]', 'Add square brackets'),
  one('type', 'os', '"a\\ud83d\\ude00\\ud83d"', '"a\\ud83d\\ude00"', 'Remove the half of a surrogate pair'),
  one('type', 'firstSeenDateTime', '1706702400', '"2024-01-31T12:00:00Z"', write('2024-01-31T12:00:00Z')),
  one('type', 'firstSeenDateTime', '1706702400250', '"2024-01-31T12:00:00.25Z"', write('2024-01-31T12:00:00.25Z')),
  // Dates
  seen(
    '2024-01-31T12:00:00',
    {
      'Read it as UTC: "2024-01-31T12:00:00Z"': '"2024-01-31T12:00:00Z"',
      'Read it as local time: "2024-01-31T10:00:00Z"': '"2024-01-31T10:00:00Z"',
    },
    ahead,
  ),
  seen('2024-01-31 12:00:00.5', { 'Read it as UTC: "2024-01-31T12:00:00.5Z"': '"2024-01-31T12:00:00.5Z"' }),
  seen('2024-01-31 12:00:00Z', { [write('2024-01-31T12:00:00Z')]: '"2024-01-31T12:00:00Z"' }),
  seen('2024-01-31t12:00z', { [write('2024-01-31T12:00:00Z')]: '"2024-01-31T12:00:00Z"' }),
  seen('2024-01-31T12:00:00+0300', { [write('2024-01-31T09:00:00Z')]: '"2024-01-31T09:00:00Z"' }),
  seen('2024-1-31T12:00:00 UTC', { [write('2024-01-31T12:00:00Z')]: '"2024-01-31T12:00:00Z"' }),
  seen('2024-01-31', { [write('2024-01-31T00:00:00Z')]: '"2024-01-31T00:00:00Z"' }),
  seen('yesterday', { 'Write the present time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
  seen('2024-02-30T00:00:00Z', { 'Write the present time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
  seen('', { 'Write null': 'null', 'Write the present time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
  one(
    'utc',
    'firstSeenDateTime',
    '"2024-01-01T01:30:00.1234567+03:00"',
    '"2023-12-31T22:30:00.1234567Z"',
    write('2023-12-31T22:30:00.1234567Z'),
  ),
  member('date-order', '"lastSeenDateTime": "2024-01-01T00:00:00Z", "firstSeenDateTime": "2024-01-02T00:00:00+00:00"', {
    'Swap with "lastSeenDateTime"':
      '"lastSeenDateTime": "2024-01-02T00:00:00+00:00", "firstSeenDateTime": "2024-01-01T00:00:00Z"',
  }),
  // Enums and placeholders
  member('enum', '"logonUsers": [{"accountType": "Standrd"}]', {
    'Write "standard"': '"logonUsers": [{"accountType": "standard"}]',
    [members]: '"logonUsers": [{"accountType": "unknown"}]',
  }),
  member('placeholder', '"logonUsers": [{"accountType": "String"}]', {
    'Fill in a value': '"logonUsers": [{"accountType": "unknown"}]',
    'Remove "accountType"': '"logonUsers": [{}]',
  }),
  member('placeholder', '"os": "Os value"', { 'Fill in a value': '"os": "Os value"', 'Remove "os"': '' }),
  // Addresses
  one('ip-address', 'address', '"1[.]2[.]3[.]4"', '"1.2.3.4"', write('1.2.3.4'), ip),
  one('ip-address', 'address', '"1.2.3.4:80"', '"1.2.3.4"', write('1.2.3.4'), ip),
  one('ip-address', 'address', '"2001[:]db8::1"', '"2001:db8::1"', write('2001:db8::1'), ip),
  one('ip-address', 'address', '"fe80::1%eth0"', '"fe80::1"', write('fe80::1'), ip),
  one('ip-address', 'address', '""', 'null', 'Write null', ip),
  member('ip-address', '"networkInterfaces": [{"ipV6Address": "10.0.0.1"}]', {
    'Move it to "ipV4Address"': '"networkInterfaces": [{"ipV4Address": "10.0.0.1"}]',
  }),
  member('ip-address', '"networkInterfaces": [{"ipV4Address": "fe80::1"}]', {
    'Move it to "localIpV6Address"': '"networkInterfaces": [{"localIpV6Address": "fe80::1"}]',
  }),
  member(
    'ip-address',
    '"networkInterfaces": [{"ipV4Address": "2001:db8::1", "ipV6Address": "10.0.0.1", "localIpV6Address": null}]',
    {
      'Swap with "ipV6Address"':
        '"networkInterfaces": [{"ipV4Address": "10.0.0.1", "ipV6Address": "2001:db8::1", "localIpV6Address": null}]',
    },
  ),
  member('mac-address', '"networkInterfaces": [{"macAddress": "0:1:2:a:B:c"}]', {
    [write('00:01:02:0a:0B:0c')]: '"networkInterfaces": [{"macAddress": "00:01:02:0a:0B:0c"}]',
  }),
  one('guid', 'azureSubscriptionId', `"{${guid.replaceAll('-', '')}}"`, `"${guid}"`, write(guid)),
  one('domain-name', 'fqdn', '"web01[.]contoso[.]com"', '"web01.contoso.com"', write('web01.contoso.com')),
  one('domain-name', 'fqdn', '"hxxps://web01.contoso.com:8443/x"', '"web01.contoso.com"', write('web01.contoso.com')),
  member(
    'url',
    '"registrant": {"url": "hxxps://www[.]contoso[.]com/a b"}',
    { [write('https://www.contoso.com/a%20b')]: '"registrant": {"url": "https://www.contoso.com/a%20b"}' },
    { as: { kind: 'domain' } },
  ),
  member(
    'url',
    '"registrant": {"url": "www.contoso.com"}',
    { [write('https://www.contoso.com')]: '"registrant": {"url": "https://www.contoso.com"}' },
    { as: { kind: 'domain' } },
  ),
  // Lists and counts
  one('null-collection', 'tags', '["a", null]', '["a"]', 'Remove this null'),
  member('null-collection', '"tags": null', { 'Write []': '"tags": []', 'Remove "tags"': '' }),
  member(
    'negative-count',
    '"countHits": -1',
    { 'Write null (unknown)': '"countHits": null', 'Write 1': '"countHits": 1' },
    { as: ip },
  ),
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

describe('The quick fixes', () => {
  for (const { rule, as = {}, known = {}, from, to } of cases) {
    it(`of ${rule} turn ${from.replace(rest, '')} into ${Object.values(to)[0]?.replace(rest, '') ?? ''}`, async () => {
      const made = await outcomes(rule, from, as, known);
      for (const [title, text] of Object.entries(to)) {
        const wanted = text === `{${rest}` ? `{${rest.slice(2)}` : text;
        if (title.startsWith('Check this file')) assert.match(made[title] ?? '', /^(?:add|update)$/);
        else assert.equal(made[title], wanted, JSON.stringify(made, undefined, 2));
      }
      assert.equal(Object.keys(made)[0], Object.keys(to)[0]);
    });
  }

  for (const [rule, ...rows] of ruleCases) {
    it(`of ${rule} make exactly that problem vanish`, async () => {
      for (const { as = {}, marks } of rows) {
        for (const marked of marks) await eachFixMends(rule, marked.replace(/[«»]/gu, ''), as);
      }
    });
  }

  it('have one that is preferred at most, and never touching edits', async () => {
    for (const [rule, ...rows] of ruleCases) {
      for (const { as = {}, marks } of rows) {
        for (const fixes of (
          await Promise.all(marks.map((text) => allFixes(rule, text.replace(/[«»]/gu, ''), as)))
        ).flat()) {
          assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1);
          for (const { edits } of fixes) {
            edits.slice(1).forEach((edit, index) => {
              const before = edits[index] ?? assert.fail();
              assert.ok(before.offset + before.length < edit.offset);
            });
          }
        }
      }
    }
  });
});

function allFixes(rule: RuleId, text: string, as: CheckedAs): Promise<Fix[][]> {
  const known: FixContext = {
    azureTenantId: [guid],
    vendor: ['a', 'b'],
    now: '2026-11-21T05:04:12Z',
    localOffset: () => -90,
  };
  const problems = check(text, as).filter((problem) => problem.rule === rule);
  return fixesForAll(asPayload(text, as), problems, known);
}

/** Applies each fix of each problem of a rule by itself: there is one problem less of it, and no syntax error. */
async function eachFixMends(rule: RuleId, text: string, as: CheckedAs): Promise<void> {
  const count = (of: string) => check(of, as).filter((problem) => problem.rule === rule).length;
  const before = count(text);
  for (const fixes of await allFixes(rule, text, as)) {
    for (const fix of fixes) {
      const { title, edits, checkAs } = fix;
      // Where nobody can be asked, an id that is not there is no better than an empty one.
      if (checkAs || (as.idRequired && title.endsWith('to be asked for it'))) continue;
      const mended = applied(text, edits);
      // A placeholder stays one until the person has typed over it.
      const staysMarked = rule === 'placeholder' && asks(fix, {});
      assert.ok(count(mended) < before || staysMarked, `${title}: ${text} → ${mended}`);
      assert.deepEqual(parseDocument(mended).faults, parseDocument(text).faults, `${title}: ${text} → ${mended}`);
    }
  }
}

describe('A removal', () => {
  const removed: readonly (readonly [from: string, to: string])[] = [
    ['{\n  // about it\n  "id": "x",\n  @\n}', '{\n  // about it\n  @\n}'],
    ['{\n  @,\n  "id": "x"\n}', '{\n  @\n}'],
    ['{\n  @,\n  "id": "x",\n}', '{\n  @,\n}'],
    ['{\r\n\t@, // kept\r\n\t"id": "x" // about id\r\n}', '{\r\n\t@ // kept\r\n\t// about id\r\n}'],
    ['{ "id": "x", @ }', '{ @ }'],
    ['{ @, "id": "x" }', '{ @ }'],
    ['{@,"id":"x"}', '{@}'],
    ['{"id":"x",@}', '{@}'],
    ['{@\n, "id": "x"\n}', '{@\n\n}'],
    ['{\n  "id": "x", @\n}', '{\n  @\n}'],
    ['{\n  "id": "x" /* a */ , /* b */ @\n}', '{\n  /* a */ /* b */ @\n}'],
    ['{\n  "id":\n    "x",\n  @\n}', '{\n  @\n}'],
  ];
  for (const [from, to] of removed) {
    it(`turns ${JSON.stringify(from)} into ${JSON.stringify(to)}`, async () => {
      const rest_ = `${tenant}, ${vendor}`;
      const made = await outcomes('server-set', from.replace('@', rest_));
      assert.equal(made['Remove "id"']?.replace(rest_, '@').replace(/  (?=\/\* b)/, ' '), to);
    });
  }
});

describe('Snippets of fixes', () => {
  it('read as their fields’ texts, and count on from a number', () => {
    assert.equal(
      withoutFields('{"a": "${1|x\\,y,z|}", "b": "${2:p\\}q}", "c": "$3", "\\$x": 1}'),
      '{"a": "x,y", "b": "p}q", "c": "", "$x": 1}',
    );
    assert.equal(renumbered('"${1|a,b|}" "${2:x}" "$3" "\\$4"', 5), '"${5|a,b|}" "${6:x}" "$7" "\\$4"');
  });
});
