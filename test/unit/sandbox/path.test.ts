import assert from 'node:assert/strict';
import { normalPath } from '../../../src/sandbox/wire/path';

describe('sandbox: the path of a request', () => {
  const same: readonly (readonly [string, string])[] = [
    ['/beta/security/hostSecurityProfiles', '/beta/security/hostsecurityprofiles'],
    ['/Beta/Security/HOSTSECURITYPROFILES/', '/beta/security/hostsecurityprofiles'],
    ['/beta/%24batch', '/beta/$batch'],
    ['/beta/security/hostSecurityProfiles/%24ref/', '/beta/security/hostsecurityprofiles/$ref'],
    ["/beta/security/hostSecurityProfiles('ABC')", '/beta/security/hostsecurityprofiles/abc'],
    ["/beta/security/hostSecurityProfiles('a''b')", "/beta/security/hostsecurityprofiles/a'b"],
    ['/beta/security/hostSecurityProfiles/a%2Fb', '/beta/security/hostsecurityprofiles/a%2Fb'],
    ['/beta/security/hostSecurityProfiles/%C3%84', '/beta/security/hostsecurityprofiles/%C3%A4'],
    ['/beta/http://127.0.0.1:1234/beta/security', '/beta/security'],
    ['/beta/http://elsewhere.example/beta/security', '/beta/http%3A//elsewhere.example/beta/security'],
    ['/', '/'],
  ];
  for (const [written, normal] of same) {
    it(`reads ${written} as ${normal}`, () => {
      assert.equal(normalPath(written), normal);
    });
  }

  it('refuses a percent sign that is no escape', () => {
    assert.throws(() => normalPath('/beta/%zz'), { status: 400 });
  });
});
