import assert from 'node:assert/strict';
import { digestsOf, keyIdOf } from '../../../src/difference/digests';
import type { LiveKnowledge } from '../../../src/validation/rule';
import { check, readBundled } from '../../../src/validation/inspect';
import { liveOf, payloadOf } from '../difference/support';

const text = '{"id": "1", "os": "Linux", "fqdn": "web01.contoso.com", "tags": ["a"]}';
const key = 'k';

const checked = (live: LiveKnowledge | undefined, intent: 'auto' | 'add' | 'update' = 'auto') => {
  const { findings, changed } = check(readBundled({ text, fileName: 'a.host.secprofile.json' }), { intent, live });
  return {
    marked: findings.filter(({ rule }) => rule === 'not-updatable').map(({ pointer }) => pointer),
    changes: changed?.length,
  };
};

const known = (live: string, id = '1', keyId = keyIdOf(key)): LiveKnowledge => ({
  id,
  digests: digestsOf(liveOf(live), payloadOf(text), key),
  keyId,
  key,
});

describe('What may not be updatable', () => {
  it('is marked member by member where all of the payload is sent', () => {
    assert.deepEqual(checked(undefined), { marked: ['/os', '/fqdn'], changes: undefined });
  });

  it('is not marked where nobody knows yet what would be sent', () => {
    assert.deepEqual(checked('unknown'), { marked: [], changes: undefined });
  });

  it('is marked where it differs from the live profile, and every change is counted', () => {
    const live = known('{"id": "1", "os": "BSD", "fqdn": "web01.contoso.com", "tags": ["b"]}');
    assert.deepEqual(checked(live), { marked: ['/os'], changes: 2 });
    assert.deepEqual(checked(known(text)), { marked: [], changes: 0 });
  });

  it('is unknown where the payload’s id is another one than what is known', () => {
    assert.deepEqual(checked(known(text, '2')), { marked: [], changes: undefined });
  });

  it('is unknown where another key made what is known', () => {
    assert.deepEqual(checked(known(text, '1', keyIdOf('another'))), { marked: [], changes: undefined });
  });

  it('is no matter of an Add', () => {
    assert.deepEqual(checked(known('{}'), 'add'), { marked: [], changes: undefined });
  });
});
