import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { requestCopies } from '../../../src/request/copies';
import type { GraphRequest } from '../../../src/request/graph-request';
import { assertGolden } from '../../golden/golden';
import { itWith } from '../../support/capabilities';

const request: GraphRequest = {
  method: 'PATCH',
  url: "https://graph.microsoft.com/beta/security/hostSecurityProfiles/it's",
  headers: { 'Content-Type': 'application/json', 'If-Match': 'W/"1"', 'client-request-id': '6f1f5f3e' },
  body: '{\n  "os": "it\'s \\"Linux\\" $HOME `x` ü {{1+1}}"\n}',
  repeat: 'throttledOrUnsent',
};

describe('The copies of a request for other tools', () => {
  for (const { label, text } of requestCopies) {
    it(`are written as they were: ${label}`, () => {
      assertGolden(`copy-${label.toLowerCase().replace(/[^a-z-]+/g, '')}.txt`, `${text(request)}\n`);
    });

    it(`hold no token, and say where it goes: ${label}`, () => {
      const copied = text({ ...request, headers: { ...request.headers } });
      assert.equal(copied.includes('Bearer {token}'), label !== 'Invoke-MgGraphRequest');
    });

    it(`hold no place for a token where none was sent: ${label}`, () => {
      const copied = text({ ...request, isAnonymous: true });
      assert.ok(copied.includes('If-Match') && !copied.includes('Authorization'), copied);
    });
  }

  it('say which tool they are for, each another', () => {
    assert.equal(new Set(requestCopies.map(({ label }) => label)).size, requestCopies.length);
    for (const { detail } of requestCopies) assert.match(detail, /^For /);
  });

  itWith('shell')('are read by a POSIX shell as they were meant', () => {
    const copy = requestCopies.find(({ label }) => label === 'cURL (bash)')?.text(request) ?? '';
    const words = execFileSync('sh', ['-c', copy.replace(/^curl/, `printf '%s\\0'`)], { encoding: 'utf8' }).split('\0');
    assert.ok(words.includes(request.url) && words.includes(request.body ?? ''), words.join('\n'));
    assert.ok(words.includes('If-Match: W/"1"'));
  });
});
