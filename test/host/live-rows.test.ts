import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { ListState } from '../../src/editor/live/live-list';
import { PayloadLinks } from '../../src/editor/live/payload-links';
import { liveRows, type LiveNode } from '../../src/editor/views/live-nodes';
import { treeItem } from '../../src/editor/views/tree-nodes';
import type { LiveProfile } from '../../src/live/live-profile';

const host = bundledKinds.kind('host');
const idOf = (first: string) => `${first.repeat(8)}-0000-4000-8000-000000000000`;

const live = (first: string, name?: string, changedAt?: string): LiveProfile => {
  return { kind: host, id: idOf(first), name, text: '{}', etag: undefined, changedAt };
};

const loaded: ListState = {
  ...{ isLoaded: true, profiles: [], count: undefined, hasMore: false },
  ...{ unreadable: 0, trouble: undefined },
};

const nodeOf = (state: Partial<ListState>, more: Partial<LiveNode> = {}): LiveNode => ({
  ...{ type: 'live', kind: host, title: 'In Microsoft Graph', environment: 'graph', keptCount: undefined, search: '' },
  state: { ...loaded, ...state },
  ...more,
});

const file = vscode.Uri.file('/w/web10.host.secprofile.json');
const links = new PayloadLinks(
  [{ uri: file, kind: 'host', id: undefined }],
  { knownOf: () => ({ id: idOf('9').toUpperCase() }) },
  { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' },
);

const rows = (state: Partial<ListState>, more?: Partial<LiveNode>) =>
  liveRows(nodeOf(state, more), links).map(treeItem);
const labels = (state: Partial<ListState>, more?: Partial<LiveNode>) => rows(state, more).map(({ label }) => label);

describe('The rows of live profiles', () => {
  const profiles = [live('7'), live('1', 'web02', '2026-03-01T00:00:00Z'), live('2', 'web02'), live('9', 'web10')];

  it('have the beginning of their ids, and the file that they belong to, or that none does', () => {
    const changed = new Date('2026-03-01T00:00:00Z').toLocaleString();
    assert.deepEqual(
      rows({ profiles }).map(({ label, description }) => [label, description]),
      [
        [idOf('7'), 'not in this folder'],
        ['web02', `11111111… · ${changed} · not in this folder`],
        ['web02', '22222222… · not in this folder'],
        ['web10', '99999999… · web10.host.secprofile.json'],
      ],
    );
  });

  it('say in their tooltip which payload they have, or that the workspace has none', () => {
    const last = rows({ profiles }).map(({ tooltip }) => (tooltip as string).split('\n').at(-1));
    const none = 'No payload in this workspace';
    assert.deepEqual(last, [none, none, none, 'Payload: web10.host.secprofile.json']);
  });

  it('tell a screen reader what is needed to keep them apart', () => {
    const changed = new Date('2026-03-01T00:00:00Z').toLocaleString();
    assert.deepEqual(
      rows({ profiles }).map(({ accessibilityInformation }) => accessibilityInformation?.label),
      [
        `Host profile ${idOf('7')}, not in this folder`,
        `Host profile web02, 11111111…, changed ${changed}, not in this folder`,
        'Host profile web02, 22222222…, not in this folder',
        'Host profile web10, payload web10.host.secprofile.json',
      ],
    );
  });

  it('don’t say that each is not in this folder where it has no payload of the kind at all', () => {
    const others = new PayloadLinks(
      [{ uri: file, kind: 'ip', id: undefined }],
      { knownOf: () => undefined },
      undefined,
    );
    const [row] = liveRows(nodeOf({ profiles }), others).map(treeItem);
    assert.deepEqual([row?.description, row?.accessibilityInformation?.label], ['', `Host profile ${idOf('7')}`]);
  });

  it('end with a way to load more, and say how many are left where that is known', () => {
    const more = (state: Partial<ListState>) => rows({ profiles, hasMore: true, ...state }).at(-1);
    assert.deepEqual([more({})?.label, more({})?.description], ['Load More', undefined]);
    assert.equal(more({ count: 104 })?.description, '100 left');
    assert.equal(more({})?.command?.command, 'securityProfiles.loadMoreProfiles');
  });

  it('say why there are none, and what can be done about it', () => {
    assert.deepEqual(labels({}), ['No profiles']);
    assert.deepEqual(labels({}, { search: 'x' }), ['No matches']);
    const trouble = { message: 'You aren’t signed in to Microsoft Graph.', actions: [{ action: 'signIn' }] } as const;
    assert.deepEqual(labels({ trouble }), ['You aren’t signed in to Microsoft Graph.', 'Sign In', 'Try Again']);
    assert.deepEqual(labels({ profiles: [live('1', 'a')], hasMore: true, trouble }), [
      'a',
      trouble.message,
      'Sign In',
      'Try Again',
    ]);
  });

  it('show no text of a service as more than a line of text', () => {
    const [row] = rows({ profiles: [{ ...live('1'), id: 'a\n\u202e$(x)' }] });
    assert.equal(row?.label, 'a $(x)');
  });

  it('are summed up above them', () => {
    const said = (state: Partial<ListState>, more: Partial<LiveNode> = {}) => treeItem(nodeOf(state, more)).description;
    assert.equal(said({ profiles }), '4');
    assert.equal(said({ profiles, hasMore: true }), '4+');
    assert.equal(said({ profiles, hasMore: true, count: 200 }), '200');
    assert.equal(said({ profiles }, { search: 'web' }), '4, filter: web');
    assert.equal(said({ isLoaded: false }), '');
    assert.equal(said({ isLoaded: false }, { keptCount: 3, environment: 'sandbox' }), '3');
    const heard = (state: Partial<ListState>) => treeItem(nodeOf(state)).accessibilityInformation?.label;
    assert.equal(heard({ profiles }), 'Host profiles in Microsoft Graph, 4');
    assert.equal(
      heard({ trouble: { message: 'It didn’t respond.', actions: [] } }),
      'Host profiles in Microsoft Graph',
    );
  });

  it('are known by the payload file too', () => {
    const payload = { uri: file, kind: 'host', id: undefined, counts: undefined };
    const parent = { type: 'kind', kind: host, payloads: [payload] } as const;
    const item = treeItem({
      type: 'payload',
      uri: file,
      payload,
      parent,
      folder: undefined,
      profileId: links.idOf(file),
    });
    assert.equal(item.description, '99999999…');
    assert.match(item.tooltip as string, /profile 9{8}-/);
  });

  it('stand below a kind that says how many payloads it has', () => {
    assert.equal(treeItem({ type: 'kind', kind: host, payloads: [] }).description, '0 payloads');
  });
});
