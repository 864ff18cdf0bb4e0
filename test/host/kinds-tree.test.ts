import assert from 'node:assert/strict';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { StoredProfile } from '../../src/sandbox/sandbox';
import type { IndexedPayload } from '../../src/editor/problems/payload-index';
import { payloadNodes, type KindNode } from '../../src/editor/views/payload-nodes';
import { profileNodes } from '../../src/editor/views/sandbox-nodes';
import { itemOf } from '../../src/editor/views/tree-items';
import { inWorkspace } from './support';

const host = bundledKinds.kind('host');

const stored = (first: string, fqdn?: string): StoredProfile => {
  const id = `${first.repeat(8)}-0000-4000-8000-000000000000`;
  return { kind: 'host', id, text: JSON.stringify({ id, fqdn }) };
};

describe('The rows of the sandbox', () => {
  const profiles = [
    stored('9', 'web10'),
    stored('5', 'web02'),
    stored('7'),
    stored('2', 'Web02'),
    stored('1', 'web02'),
  ];
  const reader = {
    count: () => profiles.length,
    get: () => undefined,
    list: () => ({ profiles, skiptoken: undefined }),
  };
  const rows = (shown: number) => profileNodes(reader, host, shown).map(itemOf);

  it('are sorted by what is shown, and have the beginning of their ids', () => {
    assert.deepEqual(
      rows(9).map(({ label, description }) => [label, description]),
      [
        ['77777777-0000-4000-8000-000000000000', undefined],
        ['web02', '11111111…'],
        ['Web02', '22222222…'],
        ['web02', '55555555…'],
        ['web10', '99999999…'],
      ],
    );
  });

  it('say the id to a screen reader where names repeat', () => {
    assert.deepEqual(
      rows(9).map(({ accessibilityInformation }) => accessibilityInformation?.label),
      [
        'Host profile 77777777-0000-4000-8000-000000000000',
        'Host profile web02, 11111111…',
        'Host profile Web02',
        'Host profile web02, 55555555…',
        'Host profile web10',
      ],
    );
  });

  it('come page by page', () => {
    assert.deepEqual(
      rows(2).map(({ label }) => label),
      ['77777777-0000-4000-8000-000000000000', 'web02', 'Show more (3 left)'],
    );
  });

  it('are summed up beside the kind, with the problems of its payloads', () => {
    const item = itemOf({ type: 'kind', kind: host, payloads: [] });
    assert.equal(item.description, '0 payloads');
  });
});

describe('The rows of payloads', () => {
  const counts = (error: number, warning: number, information: number) => ({ error, warning, information });
  const payload = (path: string, found: IndexedPayload['counts']): IndexedPayload => ({
    uri: inWorkspace(path),
    kind: 'host',
    counts: found,
  });
  const kind: KindNode = {
    type: 'kind',
    kind: host,
    payloads: [
      payload('a/web10.host.secprofile.json', counts(0, 0, 0)),
      payload('b/web01.host.secprofile.json', counts(0, 1, 0)),
      payload('web2.host.secprofile.json', counts(0, 0, 26)),
      payload('a/web01.host.secprofile.json', counts(2, 0, 1)),
    ],
  };
  const rows = payloadNodes(kind).map(itemOf);

  it('are sorted by what is shown, with the folder where names repeat, and all problems counted once', () => {
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['web01', 'a · 2 errors, 1 information'],
        ['web01', 'b · 1 warning'],
        ['web2', '26 information'],
        ['web10', ''],
      ],
    );
    for (const { resourceUri } of rows) assert.equal(resourceUri, undefined);
  });

  it('are told apart by a screen reader too', () => {
    assert.equal(rows[1]?.accessibilityInformation?.label, 'web01.host.secprofile.json, b, 1 warning');
  });

  it('are summed up beside their kind', () => {
    assert.equal(itemOf(kind).description, '4 payloads, 2 errors, 1 warning, 27 information');
  });
});
