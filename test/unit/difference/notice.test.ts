import assert from 'node:assert/strict';
import { digestsOf, keyIdOf } from '../../../src/difference/digests';
import { lagLimit, type RememberedProfile } from '../../../src/difference/remembered-profile';
import { notice, type Seen } from '../../../src/difference/notice';
import { liveOf, payloadOf } from './support';

const key = 'k';
const reading = payloadOf('{}');
const digests = (text: string) => digestsOf(liveOf(text), reading, key);

const left = '{"os":"new","fqdn":"f","lastModifiedDateTime":"2026-01-01T00:00:10Z"}';
const written: RememberedProfile = {
  id: '1',
  etag: 'W/"2"',
  writtenAt: 1000,
  lastModifiedDateTime: '2026-01-01T00:00:10Z',
  keyId: keyIdOf(key),
  digests: digests(left),
  before: { os: null },
};

const seen = (text: string, more: Partial<Seen> = {}): Seen => ({
  ...{ id: '1', etag: 'W/"3"', members: liveOf(text), isWhole: true, isCurrent: false },
  ...more,
});

const soon = (text: string, more?: Partial<Seen>) => notice(written, seen(text, more), reading, key, 2000);
const later = (text: string, more?: Partial<Seen>, known: RememberedProfile | undefined = written) =>
  notice(known, seen(text, more), reading, key, 1000 + lagLimit);

describe('A live profile that is read by the way', () => {
  it('is known from then on', () => {
    const known = { id: '1', etag: 'W/"3"', keyId: keyIdOf(key), digests: digests('{"os":"x"}') };
    assert.deepEqual(notice(undefined, seen('{"os":"x"}'), reading, key, 0), known);
    assert.deepEqual(later('{"os":"x"}'), known);
    assert.deepEqual(notice({ ...written, id: 'other' }, seen('{"os":"x"}'), reading, key, 2000), known);
  });

  it('is no news where nothing has changed', () => {
    const known = later(left);
    assert.equal(later(left, {}, known), undefined);
    assert.equal(later(left.replace('"new"', '"n\\u0065w"'), {}, known), undefined);
  });

  it('says nothing for ten minutes after our own write: reads may lag', () => {
    assert.equal(soon('{"os":"old"}'), undefined);
    assert.equal(soon('{"os":"old","lastModifiedDateTime":"2026-01-01T00:00:10Z"}'), undefined);
  });

  it('counts then too where it is newer than our write, or can’t lag: what stood there before stays known', () => {
    const newer = '{"os":"theirs","lastModifiedDateTime":"2026-01-01T00:00:11Z"}';
    const known = { ...written, etag: 'W/"3"', digests: digests(newer), lastModifiedDateTime: '2026-01-01T00:00:11Z' };
    assert.deepEqual(soon(newer), known);
    assert.deepEqual(soon('{"os":"theirs"}', { isCurrent: true }), {
      ...{ ...written, etag: 'W/"3"' },
      digests: digests('{"os":"theirs"}'),
    });
  });

  it('counts in a list only where the list leaves nothing out that is known', () => {
    assert.equal(later('{"os":"theirs"}', { isWhole: false }), undefined);
    const whole = '{"os":"theirs","fqdn":null,"lastModifiedDateTime":null}';
    assert.deepEqual(later(whole, { isWhole: false })?.digests, digests(whole));
  });

  it('takes the place of what another key made', () => {
    const lost = { ...written, keyId: keyIdOf('lost') };
    assert.deepEqual(later('{"os":"x"}', { isWhole: false }, lost)?.digests, digests('{"os":"x"}'));
  });

  it('keeps the entity tag of the same state where a list tells none', () => {
    assert.equal(later(left, { etag: undefined }), undefined);
    const other = later('{"os":"x"}', { etag: undefined });
    assert.deepEqual([other?.id, other?.etag], ['1', undefined]);
  });
});
