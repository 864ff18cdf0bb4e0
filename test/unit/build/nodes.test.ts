import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/folders';
import { everyNode, newestOther, promisedNodes } from '../../../src/build/test/nodes';
import { nodePackage } from '../../../src/build/vscode-host/node-packages';

describe('The Nodes that are promised', () => {
  it('begin where engines does', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    assert.ok(engines.node.startsWith(`^${promisedNodes[0]}.0 || >=${promisedNodes[1]}.`), engines.node);
  });

  it('are each a suite of its own', () => {
    assert.deepEqual(
      everyNode.map(({ name }) => name),
      promisedNodes.map((line) => `node ${line}`),
    );
  });

  it('are there for Linux; elsewhere npm lacks some', () => {
    for (const line of promisedNodes) {
      for (const platform of ['linux-x64', 'linux-arm64']) {
        assert.ok(nodePackage(line, platform)?.version.startsWith(`${line}.`), `${line} on ${platform}`);
      }
    }
    assert.equal(nodePackage('20.19', 'darwin-arm64'), undefined);
    assert.equal(nodePackage('26', 'sunos-x64'), undefined);
  });

  it('are tested with the newest besides the one that runs', () => {
    assert.equal(newestOther('20.20.2'), '26');
    assert.equal(newestOther('26.12.1'), '24');
    assert.equal(newestOther('26.12.1', ['26']), undefined);
  });
});
