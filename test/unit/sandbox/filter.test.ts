import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import type { KindId } from '../../../src/catalog/kinds';
import { compileFilter } from '../../../src/sandbox/query/filter';

const { kind } = bundledCatalog;

const matches = (id: KindId, filter: string, profile: object | string) =>
  compileFilter(filter, kind(id), bundledCatalog)(typeof profile === 'string' ? profile : JSON.stringify(profile));

const host = {
  id: 'a1',
  os: "it's",
  fqdn: null,
  isAzureAdJoined: true,
  firstSeenDateTime: '2030-01-01T03:00:00.10+03:00',
  tags: ['HVA', 'SAW'],
  relatedHostIds: [],
  vendorInformation: { vendor: 'Contoso', provider: null },
  logonUsers: [
    { accountName: 'ann', accountType: 'standard', logonTypes: ['network'], lastSeenDateTime: '2030-01-02T00:00:00Z' },
    { accountName: 'bob', accountType: 'power', logonTypes: [] },
  ],
};

/** Filter on {@link host}, and whether it fits. */
const onHost: readonly (readonly [string, boolean])[] = [
  ["os eq 'it''s'", true],
  ["os ne 'it''s'", false],
  ["'it''s' eq os", true],
  ["os eq 'IT''S'", false],
  ["os gt 'is'", true],
  ["os le 'is'", false],
  ['fqdn eq null', true],
  ['fqdn ne null', false],
  ["fqdn ne 'x'", true],
  ["fqdn gt 'a'", false],
  ["not (fqdn gt 'a')", true],
  ['netBiosName eq null', true],
  ["id eq 'a1'", true],
  ["$it/os eq 'it''s'", true],
  ['isAzureAdJoined', true],
  ['isAzureAdJoined eq true', true],
  ['not isAzureAdJoined', false],
  ['not isAzureAdJoined eq false', true],
  ['isAzureAdRegistered', false],
  ['not isAzureAdRegistered', false],
  ['isAzureAdRegistered eq null', true],
  // An instant, whatever offset and however many digits.
  ['firstSeenDateTime eq 2030-01-01T00:00:00.1Z', true],
  ['firstSeenDateTime eq 2029-12-31T23:00:00.100000000000-01:00', true],
  ['firstSeenDateTime lt 2030-01-01T00:00:00.100000000001Z', true],
  ['firstSeenDateTime gt 2030-01-01T00:00Z', true],
  ['firstSeenDateTime ge 2030-01-01t00:00:00.1z', true],
  ['firstSeenDateTime in (2030-01-01T00:00:00.1Z, null)', true],
  ['lastSeenDateTime lt 2030-01-01T00:00:00Z', false],
  ["startswith(os,'it')", true],
  ["endswith(os,'''s')", true],
  ["contains(os,'t''')", true],
  ["contains(os,'T')", false],
  // With null a function gives null, and null is not true, negated or not.
  ["contains(fqdn,'a')", false],
  ["not contains(fqdn,'a')", false],
  ["contains(fqdn,'a') or os eq 'it''s'", true],
  ["contains(fqdn,'a') and os eq 'it''s'", false],
  ["not (contains(fqdn,'a') and os eq 'x')", true],
  ["os in ('a','it''s')", true],
  ["fqdn in ('a')", false],
  ['fqdn in (null)', true],
  ["not (os in ('a'))", true],
  ["vendorInformation/vendor eq 'Contoso'", true],
  ['vendorInformation/provider eq null', true],
  ['vendorInformation eq null', false],
  ['vendorInformation ne null', true],
  ["tags/any(t:t eq 'HVA')", true],
  ["tags/any(t:t eq 'hva')", false],
  ["tags/all(t:startswith(t,'S'))", false],
  ["tags/all(t:contains(t,'A'))", true],
  ['tags/any()', true],
  ['relatedHostIds/any()', false],
  ["relatedHostIds/all(r:r eq 'x')", true],
  ['networkInterfaces/any()', false],
  ['tags/$count eq 2', true],
  ['networkInterfaces/$count gt 0', false],
  ["logonUsers/any(u:u/accountName eq 'bob' and u/accountType eq 'power')", true],
  ["logonUsers/any(u:u/accountName eq 'ann' and u/accountType eq 'power')", false],
  ["logonUsers/any(u:u/accountType eq microsoft.graph.userAccountSecurityType'standard')", true],
  ["logonUsers/any(u:u/accountType in ('power','unknown'))", true],
  ["logonUsers/any(u:u/logonTypes/any(l:l eq 'network'))", true],
  ["logonUsers/any(u:u/logonTypes/any(l:l eq 'network' and u/accountName eq 'bob'))", false],
  ["logonUsers/any(u:u/accountName eq 'ann' and os eq 'it''s')", true],
  ['logonUsers/all(u:u/lastSeenDateTime ne null)', false],
  // Precedence: not, then comparisons, then and, then or; parentheses first.
  ["os eq 'x' and fqdn eq null or os eq 'it''s'", true],
  ["os eq 'x' and (fqdn eq null or os eq 'it''s')", false],
  ["os eq 'it''s' or os eq 'x' and fqdn ne null", true],
  ["not (os eq 'it''s') or os eq 'it''s'", true],
  ["not not (os eq 'it''s')", true],
  [`${'('.repeat(40)}os eq 'it''s'${')'.repeat(40)}`, true],
];

/** Filters that are refused, with a part of the sentence. */
const refused: readonly (readonly [string, RegExp])[] = [
  ['', /expected a property/],
  ['os', /must be a condition/],
  ["os eq 'a", /no closing quote/],
  ["os eq 'a' garbage", /operator or the end/],
  ["os = 'a'", /cannot be read from position 3/],
  ['os eq 5', /cannot compare a string .* with a number/],
  ["isAzureAdJoined eq 'true'", /cannot compare true or false with a string/],
  ["firstSeenDateTime gt '2030-01-01T00:00:00Z'", /cannot compare a date/],
  ['firstSeenDateTime gt 2030-01-01', /date only/],
  ['firstSeenDateTime gt 2030-02-30T00:00:00Z', /not a date and time/],
  ['firstSeenDateTime gt 2030-01-01T00:00:00 03:00', /written %2B/],
  ['azureTenantId eq 0e1d7f1c-0000-4000-8000-000000000000', /single quotes/],
  ["osVerson eq '1'", /osVerson.*Did you mean "osVersion"/],
  ["logonUsers/any(u:u/nme eq 'a')", /nme.*logonUser/],
  ["logonUsers/accountName eq 'a'", /use any\(\) or all\(\)/],
  ["tags eq 'a'", /a collection/],
  ["os/any(o:o eq 'a')", /not a collection/],
  ["os/length eq 'a'", /nothing below 'os'/],
  ["contains(tags,'a')", /not a collection/],
  ['contains(os,5)', /takes strings/],
  ['contains(os)', /takes two strings/],
  ["tolower(os) eq 'a'", /'tolower' is not supported/],
  ["constructor(os) eq 'a'", /'constructor' is not supported/],
  ["__proto__ eq 'a'", /__proto__/],
  ['not os', /needs conditions/],
  ["not os eq 'a'", /needs conditions/],
  ["os eq 'a' and os", /needs conditions/],
  ["os has 'a'", /'has' is not supported/],
  ['countHits add 1 eq 2', /add/],
  ["os in 'a'", /expected '\('/],
  ['os in (fqdn)', /expected a value/],
  ['os in ()', /expected a value/],
  ['isAzureAdJoined gt false', /has none: use eq or ne/],
  ["logonUsers/any(u:u/accountType gt 'power')", /has none: use eq or ne/],
  ['vendorInformation eq vendorInformation', /cannot compare an object/],
  ["logonUsers/any(u:u/logonTypes/any(u:u eq 'a'))", /used for two things/],
  ["logonUsers/any(u:u/accountType eq microsoft.graph.logonType'network')", /cannot compare/],
  ["logonUsers/any(u:u/accountType eq microsoft.graph.nothing'x')", /no enum/],
  [`${'('.repeat(60)}os eq 'a'${')'.repeat(60)}`, /50 levels/],
  [`${'not '.repeat(60)}isAzureAdJoined`, /50 levels/],
  [`os eq '${'a'.repeat(9000)}'`, /8192 characters/],
];

describe('sandbox: $filter', () => {
  for (const [filter, expected] of onHost) {
    it(`${filter.slice(0, 90)} → ${String(expected)}`, () => {
      assert.equal(matches('host', filter, host), expected);
    });
  }

  for (const [filter, sentence] of refused) {
    it(`refuses ${filter.slice(0, 80) || 'an empty one'}`, () => {
      const id = filter.startsWith('count') ? 'ip' : 'host';
      assert.throws(() => matches(id, filter, host), { status: 400, message: sentence });
    });
  }

  it('compares Int64 exactly, beyond what a double holds', () => {
    const profile = '{"size":9007199254740993}';
    assert.equal(matches('file', 'size eq 9007199254740993', profile), true);
    assert.equal(matches('file', 'size eq 9007199254740992', profile), false);
    assert.equal(matches('file', 'size gt 9007199254740992', profile), true);
    assert.equal(matches('file', 'size lt 9223372036854775807', profile), true);
    assert.equal(matches('file', 'size gt -9223372036854775808', profile), true);
    assert.equal(matches('file', 'size gt 1.5', profile), true);
    assert.equal(matches('file', 'size in (1,9007199254740993)', profile), true);
  });

  it('compares whole numbers as numbers, whichever way they are read', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (a, b) => {
        const profile = `{"size":${a.toString()}}`;
        assert.equal(matches('file', `size lt ${b.toString()}`, profile), a < b);
        assert.equal(matches('file', `size eq ${b.toString()}`, profile), a === b);
      }),
      { numRuns: 200 },
    );
  });

  it('finds any text by eq, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const literal = `'${text.replaceAll("'", "''")}'`;
        assert.equal(matches('host', `os eq ${literal}`, { os: text }), true);
        assert.equal(matches('host', `os eq ${literal}`, { os: `${text}x` }), false);
      }),
      { numRuns: 200 },
    );
  });

  it('answers true, false or a refusal for any text, and nothing else', () => {
    const word = fc.constantFrom(
      'os',
      'eq',
      'not',
      '(',
      ')',
      "'a'",
      'and',
      'or',
      'tags',
      '/',
      'any',
      ':',
      't',
      ',',
      '5',
      'null',
      'in',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        try {
          assert.equal(typeof matches('host', words.join(' '), host), 'boolean');
        } catch (error) {
          assert.equal((error as { status?: number }).status, 400);
        }
      }),
      { numRuns: 500 },
    );
  });
});
