import assert from 'node:assert/strict';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { StoredProfile } from '../../src/sandbox/sandbox';
import { profileNodes } from '../../src/editor/views/sandbox-nodes';
import { itemOf } from '../../src/editor/views/tree-items';

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
