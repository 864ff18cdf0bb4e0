import { ahead, guid, ip, member, members, now, one, seen, write, type FixCase, update } from './fix-case';

/** Values: JSON types, dates, enums, addresses, lists. */
export const valueCases: readonly FixCase[] = [
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
  one('type', 'os', '"a\\ud83d\\ude00\\ud83d"', '"a\\ud83d\\ude00"', 'Remove the unpaired surrogate'),
  // An id that is left empty would be another mistake.
  one('type', 'id', '"a\\ud800"', '"a"', 'Remove the unpaired surrogate', update),
  one('type', 'id', '"\\ud800"', '"Id value"', 'Enter an ID', update),
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
  seen('yesterday', { 'Use the current time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
  seen('2024-02-30T00:00:00Z', { 'Use the current time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
  seen('', { 'Write null': 'null', 'Use the current time: "2026-11-21T05:04:12Z"': '"2026-11-21T05:04:12Z"' }, now),
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
];
