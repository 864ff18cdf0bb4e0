import assert from 'node:assert/strict';
import { compare } from '../../../src/difference/compare';
import {
  alsoLeft,
  changedSince,
  knownUnder,
  mayBeOlder,
  mayLag,
  showsBefore,
  type RememberedProfile,
} from '../../../src/difference/remembered-profile';
import { digestsOf, keyIdOf } from '../../../src/difference/digests';
import { keptChanges } from '../../../src/difference/kept';
import { merge, merged } from '../../../src/difference/merge';
import { liveOf, payloadOf } from './support';

const payload = payloadOf('{"os":"new","tags":["a","b"],"fqdn":null}');
const before = liveOf('{"id":"1","os":"old","tags":["x"],"fqdn":"f"}');
const { changes } = compare(payload, before);
const kept = (after: string, from: 'answer' | 'read') =>
  keptChanges(payload, changes, before, { members: liveOf(after), from }).map((change) => change.kept);

describe('After a write', () => {
  it('each change that the answer shows was kept, in whatever way it is written', () => {
    assert.deepEqual(kept('{"id":"1","tags":["b","a"],"os":"n\\u0065w"}', 'answer'), [true, true, true]);
  });

  it('a change was not kept where the answer shows the old value, or a third one', () => {
    assert.deepEqual(kept('{"id":"1","os":"old","tags":["a"],"fqdn":"f"}', 'answer'), [false, false, false]);
  });

  it('an old value that is read afterwards says nothing, a third one does', () => {
    assert.deepEqual(kept('{"id":"1","os":"old","tags":["a"],"fqdn":"f"}', 'read'), [null, false, null]);
  });

  it('nobody knows without an answer, or where it is no whole profile', () => {
    assert.deepEqual(
      keptChanges(payload, changes, before, undefined).map((change) => change.kept),
      [null, null, null],
    );
    assert.deepEqual(kept('{"os":"new"}', 'answer'), [true, null, true]);
  });
});

describe('A live profile that somebody else changed meanwhile', () => {
  const base = liveOf('{"a":1,"b":1,"c":1,"d":1}');
  const ours = payloadOf('{"a":2,"b":2,"c":1,"d":2}');
  const found = compare(ours, base);

  it('takes the changes of both sides where they touch different members', () => {
    const both = merge(ours, base, liveOf('{"a":1,"b":1,"c":3,"d":1,"e":5}'), found.changes);
    assert.deepEqual(both.theirs, [
      { property: 'c', before: '1', after: '3' },
      { property: 'e', before: null, after: '5' },
    ]);
    assert.deepEqual(both.both, []);
    const { changes: sent, equal } = merged(ours, both, true);
    assert.deepEqual(
      sent.map(({ property }) => property),
      ['a', 'b', 'd'],
    );
    assert.deepEqual(equal, ['c']);
  });

  it('asks where both changed a member, and not where they changed it to the same', () => {
    const both = merge(ours, base, liveOf('{"a":3,"b":2,"c":1,"d":1}'), found.changes);
    assert.deepEqual(both.both, [{ property: 'a', before: '3', after: '2' }]);
    assert.deepEqual(
      merged(ours, both, true).changes.map(({ property }) => property),
      ['a', 'd'],
    );
    assert.deepEqual(merged(ours, both, false), {
      changes: [{ property: 'd', before: '1', after: '2' }],
      equal: ['b', 'c', 'a'],
      reordered: [],
    });
  });

  it('tells of a member that is gone', () => {
    const both = merge(ours, base, liveOf('{"b":1,"c":1,"d":1}'), found.changes);
    assert.deepEqual(both.theirs, [{ property: 'a', before: '1', after: null }]);
    assert.deepEqual(both.both, [{ property: 'a', before: null, after: '2' }]);
  });
});

describe('What is known of a live profile', () => {
  const key = 'k';
  const left = liveOf('{"os":"new","tags":["a","b"],"lastModifiedDateTime":"2026-01-01T00:00:10Z"}');
  const digests = digestsOf(left, payload, key);
  const old = digestsOf(before, payload, key);
  const known: RememberedProfile = {
    id: '1',
    digests,
    before: { os: old['os'] ?? null, fqdn: old['fqdn'] ?? null },
    lastModifiedDateTime: '2026-01-01T00:00:10Z',
    writtenAt: 1000,
  };
  const shows = (text: string) => showsBefore(liveOf(text), known, payload, key);

  it('holds no value, and other digests for another key or another property', () => {
    assert.ok(Object.values(digests).every((digest) => /^[\w-]{22}$/.test(digest)));
    assert.notEqual(keyIdOf('other'), keyIdOf(key));
    assert.notEqual(digestsOf(left, payload, 'other')['os'], digests['os']);
    const same = digestsOf(liveOf('{"os":"a","fqdn":"a"}'), payload, key);
    assert.notEqual(same['os'], same['fqdn']);
  });

  it('tells which members of a payload differ, whatever their names', () => {
    assert.deepEqual(changedSince(payload, digests, key), []);
    const edited = payloadOf('{"tags":["b","a"],"os":"x","__proto__":1,"constructor":null,"fqdn":"y"}');
    assert.deepEqual(changedSince(edited, digests, key), ['os', '__proto__', 'fqdn']);
    const own = digestsOf(liveOf('{"__proto__":1}'), payload, key);
    assert.deepEqual(changedSince(payloadOf('{"__proto__":1}'), own, key), []);
  });

  it('tells a read that lags from one that shows what somebody else did', () => {
    assert.equal(shows('{"os":"old","fqdn":"f"}'), true);
    assert.equal(shows('{"os":"new","lastModifiedDateTime":"2026-01-01T00:00:09.999Z"}'), true);
    assert.equal(shows('{"os":"new"}'), false);
    assert.equal(shows('{"os":"theirs","fqdn":"f"}'), false);
    assert.equal(shows('{"os":"old","fqdn":"f","lastModifiedDateTime":"2026-01-01T00:00:11Z"}'), false);
  });

  it('makes a change of one that is taken back at once', () => {
    const back = payloadOf('{"os":"old"}');
    assert.deepEqual(compare(back, before, alsoLeft(known, key)).changes, [
      { property: 'os', before: '"old"', after: '"old"' },
    ]);
    const now = liveOf('{"os":"new","tags":["b","a"]}');
    assert.deepEqual(compare(payload, now, alsoLeft(known, key)).changes, []);
  });

  it('says nothing under another key: neither that members differ, nor that a read lags', () => {
    const kept = { ...known, keyId: keyIdOf(key) };
    assert.deepEqual(knownUnder(key, kept), kept);
    for (const other of [knownUnder('other', kept), knownUnder(key, { ...known, keyId: undefined })]) {
      assert.deepEqual({ ...other, keyId: kept.keyId }, { ...kept, digests: undefined, before: undefined });
      assert.equal(showsBefore(liveOf('{"os":"old","fqdn":"f"}'), other, payload, key), false);
    }
  });

  it('is newer for sure where its digests are lost only if a live profile says that it is no older', () => {
    const lost = knownUnder('other', { ...known, keyId: keyIdOf(key) });
    const isDoubted = (live: string, etag?: string) => mayBeOlder(liveOf(live), etag, lost);
    assert.equal(isDoubted('{"os":"x"}'), true);
    assert.equal(isDoubted('{"os":"x","lastModifiedDateTime":"2026-01-01T00:00:09Z"}'), true);
    assert.equal(isDoubted('{"os":"x","lastModifiedDateTime":"2026-01-01T00:00:10Z"}'), false);
    assert.equal(mayBeOlder(liveOf('{"os":"x"}'), undefined, known), false);
    assert.equal(isDoubted('{"os":"x"}', 'W/"1"'), true);
    assert.equal(mayBeOlder(liveOf('{"os":"x"}'), 'W/"2"', { ...lost, etag: 'W/"2"' }), false);
  });

  it('is feared to lag for ten minutes', () => {
    assert.equal(mayLag(known, 1000 + 599_999), true);
    assert.equal(mayLag(known, 1000 + 600_000), false);
    assert.equal(mayLag({}, 0), false);
  });
});
