import assert from 'node:assert/strict';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { IndexedPayload } from '../../src/editor/problems/payload-index';
import { payloadNodes, type KindNode } from '../../src/editor/views/payload-nodes';
import { itemOf } from '../../src/editor/views/tree-items';
import { inWorkspace } from './support';

const host = bundledKinds.kind('host');

describe('The rows of payloads', () => {
  const counts = (error: number, warning: number, information: number) => ({ error, warning, information });
  const payload = (path: string, found: IndexedPayload['counts']): IndexedPayload => ({
    uri: inWorkspace(path),
    kind: 'host',
    id: undefined,
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
        ['web01', 'a · not added, 2 errors, 1 information'],
        ['web01', 'b · not added, 1 warning'],
        ['web2', 'not added, 26 information'],
        ['web10', 'not added'],
      ],
    );
    for (const { resourceUri } of rows) assert.equal(resourceUri, undefined);
  });

  it('are told apart by a screen reader too', () => {
    assert.equal(rows[1]?.accessibilityInformation?.label, 'web01.host.secprofile.json, b, not added, 1 warning');
  });

  it('are summed up beside their kind', () => {
    assert.equal(itemOf(kind).description, '4 payloads, 2 errors, 1 warning, 27 information');
  });
});
