import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { compact } from '../../../src/sandbox/profile/compact';
import { mergedProfile, newProfile, restoredProfile } from '../../../src/sandbox/profile/compose';

const { kind } = bundledKinds;

const monday = new Date('2030-01-07T08:00:00.000Z');
const tuesday = new Date('2030-01-08T08:00:00.000Z');

describe('sandbox: the text of a profile', () => {
  it('keeps every literal as it was written', () => {
    const body =
      '{ "azureTenantId": "\\u0041",\n "size": 9223372036854775807, "x": 1.10, "y": 1E+2, "z": [ 0.0 , -0 ] }';
    assert.equal(
      newProfile(kind('file'), 'i', body, monday),
      '{"id":"i","azureTenantId":"\\u0041","size":9223372036854775807,"x":1.10,"y":1E+2,"z":[0.0,-0]}',
    );
  });

  it('sets the id itself, whatever the body says, however it is written', () => {
    assert.equal(newProfile(kind('host'), 'ours', '{"\\u0069d":"theirs"}', monday), '{"id":"ours"}');
  });

  it('puts the type first and drops control information and $schema', () => {
    const body = '{"os":"x","@odata.etag":"e","@odata.type":"#microsoft.graph.hostSecurityProfile","$schema":"s"}';
    assert.equal(
      newProfile(kind('host'), 'i', body, monday),
      '{"@odata.type":"#microsoft.graph.hostSecurityProfile","id":"i","os":"x"}',
    );
  });

  it('never has a last change before its creation or an earlier change, though a clock goes back', () => {
    const stampsOf = (text: string) => {
      const { createdDateTime, lastModifiedDateTime } = JSON.parse(text) as Record<string, string>;
      return [createdDateTime, lastModifiedDateTime];
    };
    const made = newProfile(kind('user'), 'i', '{}', tuesday);
    const changed = mergedProfile(kind('user'), made, '{"tags":[]}', monday);
    assert.deepEqual(stampsOf(changed), [tuesday.toISOString(), tuesday.toISOString()]);
    const later = '2031-01-01T10:00:00.1234567+02:00';
    for (const own of [
      `{"createdDateTime":"${later}"}`,
      `{"createdDateTime":"${later}","lastModifiedDateTime":null}`,
    ]) {
      assert.deepEqual(stampsOf(restoredProfile(kind('user'), 'i', own, monday)), [later, later]);
    }
    const imported = restoredProfile(kind('user'), 'i', `{"lastModifiedDateTime":"${later}"}`, monday);
    assert.equal(stampsOf(mergedProfile(kind('user'), imported, '{}', tuesday))[1], later);
    assert.equal(
      stampsOf(mergedProfile(kind('user'), made, '{}', new Date('2032-01-01')))[1],
      '2032-01-01T00:00:00.000Z',
    );
  });

  it('stamps the kinds that have time stamps, and only them', () => {
    const body = '{"createdDateTime":"2001-01-01T00:00:00Z"}';
    assert.equal(
      newProfile(kind('user'), 'i', body, monday),
      '{"id":"i","createdDateTime":"2030-01-07T08:00:00.000Z","lastModifiedDateTime":"2030-01-07T08:00:00.000Z"}',
    );
    assert.equal(newProfile(kind('host'), 'i', body, monday), '{"id":"i","createdDateTime":"2001-01-01T00:00:00Z"}');
  });

  it('gives an imported profile its own time stamps back', () => {
    const body = '{"createdDateTime":"2001-01-01T00:00:00Z"}';
    assert.equal(
      restoredProfile(kind('user'), 'i', body, monday),
      '{"id":"i","createdDateTime":"2001-01-01T00:00:00Z","lastModifiedDateTime":"2030-01-07T08:00:00.000Z"}',
    );
  });

  it('merges at the root: absent members stay, nested ones are replaced whole', () => {
    const stored = '{"id":"i","os":"old","tags":["a"],"vendorInformation":{"vendor":"v","provider":"p"}}';
    const body = '{"id":"other","vendorInformation":{"vendor":"w"},"fqdn":null,"os":"new"}';
    assert.equal(
      mergedProfile(kind('host'), stored, body, monday),
      '{"id":"i","os":"new","tags":["a"],"vendorInformation":{"vendor":"w"},"fqdn":null}',
    );
  });

  it('moves lastModifiedDateTime and leaves createdDateTime', () => {
    const stored = newProfile(kind('user'), 'i', '{}', monday);
    const merged = JSON.parse(mergedProfile(kind('user'), stored, '{"createdDateTime":"x"}', tuesday)) as object;
    assert.deepEqual(merged, {
      id: 'i',
      createdDateTime: monday.toISOString(),
      lastModifiedDateTime: tuesday.toISOString(),
    });
  });

  it('treats __proto__ and constructor as plain members', () => {
    const stored = newProfile(kind('host'), 'i', '{"__proto__":{"polluted":true},"constructor":1}', monday);
    assert.equal(
      mergedProfile(kind('host'), stored, '{"__proto__":2}', monday),
      '{"id":"i","__proto__":2,"constructor":1}',
    );
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  it('takes blanks out of any JSON without touching its values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = compact(JSON.stringify(value, undefined, indent));
        assert.equal(text, JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });
});
