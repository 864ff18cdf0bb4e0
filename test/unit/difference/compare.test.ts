import assert from 'node:assert/strict';
import { compare } from '../../../src/difference/compare';
import { profileMembers } from '../../../src/difference/root-members';
import { parseDocument } from '../../../src/document/parse-document';
import { bigPayload } from '../../../src/build/bench/big-payload';
import { processorTime } from '../../support/processor-time';
import { liveOf, minimalBody, payloadOf } from './support';

const difference = (payload: string, live: string) => compare(payloadOf(payload), liveOf(live));
const changed = (payload: string, live: string) => difference(payload, live).changes.map(({ property }) => property);

/** Values of root members, as a payload and a live profile may write them. */
const equal: readonly (readonly [what: string, payload: string, live: string])[] = [
  ['escapes', '{"fqdn":"a\\u0062\\/\\ud83d\\ude00"}', '{"fqdn":"ab/😀"}'],
  ['escaped names', '{"f\\u0071dn":"a"}', '{"fqdn":"a"}'],
  ['digits', '{"riskScore":1.50}', '{"riskScore":15e-1}'],
  [
    'instants',
    '{"firstSeenDateTime":"2024-01-01T02:00:00+02:00"}',
    '{"firstSeenDateTime":"2024-01-01T00:00:00.0000000Z"}',
  ],
  [
    'instants further inside',
    '{"logonUsers":[{"accountName":"a","firstSeenDateTime":"2024-01-01T02:00:00+02:00"}]}',
    '{"logonUsers":[{"firstSeenDateTime":"2024-01-01T00:00:00Z","accountName":"a"}]}',
  ],
  [
    'members in another order',
    '{"vendorInformation":{"vendor":"a","provider":"b"}}',
    '{"vendorInformation":{"provider":"b","vendor":"a"}}',
  ],
  ['null and nothing', '{"os":null}', '{}'],
  [
    'nulls inside and nothing',
    '{"vendorInformation":{"vendor":"a"}}',
    '{"vendorInformation":{"vendor":"a","subProvider":null}}',
  ],
  [
    'annotations',
    '{"logonUsers":[{"@odata.type":"#microsoft.graph.logonUser"}],"tags@odata.type":"x"}',
    '{"logonUsers":[{}]}',
  ],
  ['blanks and comments', '{"tags":[ "a", /* b */ "c", ]}', '{"tags":["a","c"]}'],
  ['ids and annotations of the root', '{"id":"1","$schema":"x","@odata.type":"y"}', '{"id":"2"}'],
  ['what the payload leaves out', '{}', '{"os":"Linux"}'],
  [
    'names of every object',
    '{"__proto__":1,"constructor":{"toString":[]}}',
    '{"constructor":{"toString":[]},"__proto__":1}',
  ],
];

const different: readonly (readonly [what: string, payload: string, live: string])[] = [
  ['another case', '{"fqdn":"A"}', '{"fqdn":"a"}'],
  ['a text and a number', '{"riskScore":"1"}', '{"riskScore":1}'],
  ['numbers that are one double', '{"riskScore":9007199254740993}', '{"riskScore":9007199254740992}'],
  [
    'instants a digit apart',
    '{"firstSeenDateTime":"2024-01-01T00:00:00.0000001Z"}',
    '{"firstSeenDateTime":"2024-01-01T00:00:00Z"}',
  ],
  ['instants where a text is meant', '{"fqdn":"2024-01-01T02:00:00+02:00"}', '{"fqdn":"2024-01-01T00:00:00Z"}'],
  ['an item more often', '{"tags":["a","a","b"]}', '{"tags":["a","b","b"]}'],
  ['null and something', '{"os":null}', '{"os":"Linux"}'],
  ['a null item', '{"tags":["a",null]}', '{"tags":["a"]}'],
  ['an empty object and nothing', '{"vendorInformation":{}}', '{}'],
  ['halves of pairs', '{"fqdn":"\\ud800"}', '{"fqdn":"\\ud801"}'],
  [
    'halves of pairs in what is long',
    `{"tags":["\\ud800","${'x'.repeat(999)}"]}`,
    `{"tags":["\\ud801","${'x'.repeat(999)}"]}`,
  ],
  ['a list and its only item', '{"tags":["a"]}', '{"tags":"a"}'],
  ['an object and a list', '{"tags":[]}', '{"tags":{}}'],
  ['a member’s name in quotes', '{"x":{"a":"b"}}', '{"x":["a:b"]}'],
  ['a name that inherited objects have', '{"constructor":1}', '{}'],
];

describe('The comparison of a payload with a live profile', () => {
  for (const [what, payload, live] of equal) {
    it(`finds no difference in ${what}`, () => {
      assert.deepEqual(difference(payload, live).changes, []);
    });
  }

  for (const [what, payload, live] of different) {
    it(`tells ${what} apart`, () => {
      assert.equal(changed(payload, live).length, 1);
    });
  }

  it('lists changes in the payload’s order, as JSON texts of both sides, without comments', () => {
    const payload = '{"tags":["b", /* why */ 1e2,],"os":"x","fqdn":null,"new":{}}';
    assert.deepEqual(difference(payload, '{"fqdn":"y","os":"x","tags":[ "a" ]}').changes, [
      { property: 'tags', before: '[ "a" ]', after: '["b",  1e2]' },
      { property: 'fqdn', before: '"y"', after: 'null' },
      { property: 'new', before: null, after: '{}' },
    ]);
  });

  it('tells where only the order of a collection differs, at any depth, and takes it for no change', () => {
    const {
      changes,
      equal: same,
      reordered,
    } = difference(
      '{"tags":["a","b"],"logonUsers":[{"logonTypes":["x","y"]}],"os":"z"}',
      '{"logonUsers":[{"logonTypes":["y","x"]}],"tags":["b","a"],"os":"z"}',
    );
    assert.deepEqual(
      { changes, same, reordered },
      { changes: [], same: ['tags', 'logonUsers', 'os'], reordered: ['tags', 'logonUsers'] },
    );
  });

  it('takes a name that stands there twice for no value', () => {
    assert.deepEqual(changed('{"os":"a"}', '{"os":"a","os":"a"}'), ['os']);
    assert.deepEqual(
      changed('{"vendorInformation":{"vendor":"a"}}', '{"vendorInformation":{"vendor":"b","vendor":"a"}}'),
      ['vendorInformation'],
    );
  });

  it('counts a member as equal only if our last write left it so, too', () => {
    const { changes } = compare(
      payloadOf('{"os":"a","fqdn":"b"}'),
      liveOf('{"os":"a","fqdn":"b"}'),
      (name) => name === 'os',
    );
    assert.deepEqual(changes, [{ property: 'fqdn', before: '"b"', after: '"b"' }]);
  });

  for (const [what, text] of [
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['cut off', '{"os":"a'],
    ['JSON with comments', '{/**/}'],
    ['a list', '[]'],
    ['null', 'null'],
  ] as const) {
    it(`says that a live profile can’t be read that is ${what}`, () => {
      assert.equal(profileMembers(parseDocument(text, Infinity)), undefined);
    });
  }

  it('reads a live profile 10,000 levels deep', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const deep = `${open.repeat(10_000)}0${close.repeat(10_000)}`;
      assert.deepEqual(changed('{"tags":[1],"os":"a"}', `{"tags":${deep},"os":"a"}`), ['tags']);
    }
  });

  it('takes a small multiple of what parsing both texts takes, with 10 MB and with 2 kB, in another order throughout', async () => {
    const reordered = (text: string) =>
      JSON.stringify(JSON.parse(text), (_, value: unknown) => {
        if (Array.isArray(value)) return value.toReversed() as unknown;
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).reverse());
      });
    for (const [bytes, times, most] of [
      [10_000_000, 1, 15],
      [2000, 200, 30],
    ] as const) {
      const text = bigPayload(bytes);
      const payload = payloadOf(text);
      const live = reordered(text);
      const often = (run: () => unknown) => () => {
        for (let count = 0; count < times; count++) run();
      };
      const comparing = await processorTime(often(() => assert.deepEqual(compare(payload, liveOf(live)).changes, [])));
      const parsing = await processorTime(often(() => [parseDocument(text), parseDocument(live)]));
      assert.ok(comparing < most * parsing, `${bytes} bytes: ${comparing} ms, ${parsing} ms to parse them`);
    }
  });
});

describe('The minimal body of an Update', () => {
  const body = (payload: string, live: string) => minimalBody(payloadOf(payload), difference(payload, live));

  it('is the payload’s text without equal members, id, comments and $schema', () => {
    const payload =
      '{\n  "$schema": "x",\n  "id": "1", // mine\n  "os": "a",\n  "riskScore": "1e5",\n  "fqdn": "n\\u0065w"\n}\n';
    assert.equal(
      body(payload, '{"os":"a","fqdn":"old"}').replace(/\s+/g, ' '),
      '{ "riskScore": "1e5", "fqdn": "n\\u0065w" } ',
    );
  });

  it('keeps the type and the vendor', () => {
    const payload = '{"@odata.type":"t","vendorInformation":{"vendor":"v"},"os":"a","tags":[]}';
    assert.equal(
      body(payload, '{"vendorInformation":{"vendor":"v"},"os":"a"}'),
      '{"@odata.type":"t","vendorInformation":{"vendor":"v"},"tags":[]}',
    );
  });
});
