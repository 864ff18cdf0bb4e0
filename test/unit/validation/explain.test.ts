import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { explainAt } from '../../../src/validation/explain/explain';
import { ipRanges } from '../../../src/validation/explain/ip-ranges';
import { takeSnapshot } from '../../../src/payload/snapshot';

const payloadOf = (text: string, fileName?: string) =>
  takeSnapshot({ catalog: bundledCatalog, text, fileName }).payload;

/** What is said of the value at `|`. */
function said(kind: string, text: string): string | undefined {
  const offset = text.indexOf('|');
  return explainAt(payloadOf(text.replace('|', ''), `x.${kind}.secprofile.json`), offset)?.sentences.join(' ');
}

const seen = (text: string) => said('host', `{"firstSeenDateTime": "|${text}"}`);
const address = (text: string) => said('ip', `{"address": "|${text}"}`);
const mac = (text: string) =>
  said('host', `{"networkInterfaces": [{"macAddress": "${text.slice(0, 3)}|${text.slice(3)}"}]}`);
const size = (literal: string) => said('file', `{"size": |${literal}}`);

describe('A value is explained', () => {
  const table: readonly (readonly [what: string, found: string | undefined, wanted: RegExp | undefined])[] = [
    ['an offset', seen('2026-02-01T01:15:00+03:00'), /^In UTC this is 2026-01-31T22:15:00Z\.$/],
    ['an offset with a fraction', seen('2026-02-01T08:15:00.1234567-01:30'), /2026-02-01T09:45:00\.1234567Z/],
    ['no UTC', seen('2026-02-01T08:15:00Z'), undefined],
    ['no +00:00', seen('2026-02-01T08:15:00+00:00'), undefined],
    ['no date that is none', seen('2026-02-30T08:15:00+03:00'), undefined],
    ['a private address', address('10.1.2.3'), /private.*10\.0\.0\.0\/8/],
    ['a private address of 172', address('172.31.255.255'), /private/],
    ['a neighbour of it', address('172.32.0.0'), /public IPv4/],
    ['a documentation address', address('203.0.113.7'), /documentation.*TEST-NET-3/],
    ['loopback', address('127.0.0.53'), /loopback/],
    ['link-local', address('169.254.1.1'), /link-local/],
    ['CGNAT', address('100.127.0.1'), /CGNAT/],
    ['multicast', address('239.0.0.1'), /multicast/],
    ['broadcast', address('255.255.255.255'), /broadcast/],
    ['a public address', address('8.8.8.8'), /public IPv4/],
    ['IPv6 documentation', address('2001:db8::1'), /documentation/],
    ['IPv6 loopback', address('::1'), /loopback/],
    ['IPv6 link-local', address('fe80::1'), /link-local/],
    ['unique local', address('fd12::1'), /unique local/],
    ['IPv6 multicast', address('ff02::1'), /multicast/],
    ['global unicast', address('2620:fe::fe'), /global unicast/],
    ['a mapped address', address('::ffff:10.0.0.1'), /IPv4 address 10\.0\.0\.1.*private/],
    ['no address that is none', address('1.2.3'), undefined],
    ['a zone', said('host', '{"networkInterfaces": [{"localIpV6Address": "fe|80::1%eth0"}]}'), /link-local/],
    ['a made-up card', mac('02:00:00:00:00:01'), /locally administered/],
    ['a group of cards', mac('01-00-5e-00-00-fb'), /multicast/],
    ['all cards', mac('ffff.ffff.ffff'), /broadcast/],
    ['no card of a maker', mac('00:1A:2B:3C:4D:5E'), undefined],
    ['a size', size('1234567'), /^1.234.567 bytes, about 1\.23 MB\.$/],
    ['a size beyond a float', size('9223372036854775807'), /775.807 bytes, about 9\.22 EB/],
    ['no small number', size('9999'), undefined],
    ['a long count', said('ip', '{"countHits": 2|147483647}'), /^2.147.483.647$/],
    ['a private network', said('ip', '{"ipReferenceData": [{"asn": 64|512}]}'), /private/],
    ['no ordinary network', said('ip', '{"ipReferenceData": [{"asn": 13|335}]}'), undefined],
    ['no plain text', said('host', '{"os": "10.|0.0.1"}'), undefined],
    ['no name', said('ip', '{"add|ress": "10.0.0.1"}'), undefined],
    ['nothing between', said('ip', '{"address":| "10.0.0.1"}'), undefined],
    [
      'nothing of no kind',
      explainAt(payloadOf('{"address": "10.0.0.1"}', 'x.secprofile.json'), 15)?.sentences[0],
      undefined,
    ],
    ['an unfinished text', said('ip', '{"address": "10.|0.0.1'), /private/],
  ];
  for (const [what, found, wanted] of table) {
    it(`where there is something to say: ${what}`, () => {
      if (wanted) assert.match(found ?? '', wanted);
      else assert.equal(found, undefined);
    });
  }

  it('with a range for each address there is', () => {
    const ranged = new Set(ipRanges.map(({ range }) => range));
    assert.equal(ranged.size, ipRanges.length);
    fc.assert(fc.property(fc.ipV4(), (text) => assert.ok(address(text))));
  });

  it('whatever the text and the place, without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, offset) => {
        explainAt(payloadOf(text, 'x.ip.secprofile.json'), offset);
        explainAt(payloadOf(`{"address": "${text}`, 'x.ip.secprofile.json'), offset);
      }),
    );
  });
});
