import assert from 'node:assert/strict';
import { bundledCatalog as catalog } from '../../../src/catalog/bundled-catalog';
import { changedBeside, madeOf } from '../../../src/difference/by-service';
import { liveOf } from './support';

const reading = { catalog, kind: catalog.kind('host') };

describe('What a service made of a profile by itself', () => {
  it('is what it set, and what it made of what was sent; values that mean the same are as sent', () => {
    const sent = liveOf('{"os":"linux","tags":["b","a"],"lastSeenDateTime":"2026-01-01T00:00:00Z","fqdn":null}');
    const answer = liveOf(
      '{"@odata.etag":"1","id":"7","os":"Linux","tags":["a","b"],"lastSeenDateTime":"2026-01-01T01:00:00+01:00","createdDateTime":"2026-01-02T00:00:00Z","lastModifiedDateTime":null}',
    );
    assert.deepEqual(madeOf(sent, answer, reading), {
      changes: [
        { property: 'id', before: null, after: '"7"' },
        { property: 'os', before: '"linux"', after: '"Linux"' },
        { property: 'createdDateTime', before: null, after: '"2026-01-02T00:00:00Z"' },
      ],
      equal: 3,
    });
  });

  it('is also what it left out', () => {
    const made = madeOf(liveOf('{"id":"7","os":"linux"}'), liveOf('{"id":"7"}'), reading);
    assert.deepEqual(made, { changes: [{ property: 'os', before: '"linux"', after: null }], equal: 0 });
  });

  it('is unknown where the answer is no whole profile', () => {
    assert.equal(madeOf(liveOf('{"os":"linux"}'), liveOf('{"os":"Linux"}'), reading), undefined);
  });

  it('in an Update is what changed besides what was sent', () => {
    const before = liveOf('{"id":"7","os":"old","tags":["a"],"lastModifiedDateTime":"2026-01-01T00:00:00Z"}');
    const answer = liveOf('{"id":"7","os":"new","tags":["a"],"lastModifiedDateTime":"2026-01-02T00:00:00Z"}');
    assert.deepEqual(changedBeside(['os'], before, answer, reading)?.changes, [
      { property: 'lastModifiedDateTime', before: '"2026-01-01T00:00:00Z"', after: '"2026-01-02T00:00:00Z"' },
    ]);
  });
});
