import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { profileName } from '../../../src/payload/profile-name';
import { shortId } from '../../../src/text/guid';

describe('What people know a profile by', () => {
  const named = (kind: string, profile: object) => profileName(bundledKinds.kind(kind), JSON.stringify(profile));

  it('is its most telling property', () => {
    assert.equal(named('host', { netBiosName: 'WEB01', fqdn: 'web01.contoso.com' }), 'web01.contoso.com');
    assert.equal(named('user', { displayName: 'Adele', userPrincipalName: 'adele@contoso.com' }), 'adele@contoso.com');
    assert.equal(named('ip', { address: '192.0.2.1' }), '192.0.2.1');
    assert.equal(named('file', { names: ['setup.exe', 'a.exe'] }), 'setup.exe');
  });

  it('is a hash, or another name, where that is all there is', () => {
    assert.equal(named('file', { names: [], hashes: [{ hashType: 'sha256', hashValue: 'ab12' }] }), 'ab12');
    assert.equal(named('host', { fqdn: null, os: 'x', netBiosName: 'WEB01' }), 'WEB01');
    assert.equal(named('host', { fqdn: { a: 1 }, os: 'x' }), undefined);
  });

  it('is one line, whatever stands there', () => {
    assert.equal(named('host', { fqdn: 'a\n\u202eb' }), 'a b');
    assert.equal(named('host', { __proto__: null, fqdn: 'x'.repeat(1000) })?.length, 120);
  });

  it('goes with the beginning of a long id', () => {
    assert.equal(shortId('59bb55ec-0000-4000-8000-000000000000'), '59bb55ec…');
    assert.equal(shortId('short'), 'short');
  });
});
