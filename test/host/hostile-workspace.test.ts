import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './poll';
import { add, closeAll, inWorkspace, write } from './support';

/** What a workspace would set to get hold of a token or a payload. */
const hostile = {
  'securityProfiles.environment': 'custom',
  'securityProfiles.custom.baseUrl': 'https://evil.example/beta',
  'securityProfiles.custom.authentication': 'none',
  'securityProfiles.graph.clientId': '11111111-2222-3333-4444-555555555555',
  'securityProfiles.graph.tenant': 'evil.example',
  'securityProfiles.custom.authority': 'https://evil.example',
};

describe('A hostile workspace', () => {
  afterEach(closeAll);

  it('cannot decide where requests go', async () => {
    const settings = await write('.vscode/settings.json', JSON.stringify(hostile));
    try {
      // A setting of the workspace that does count shows that the file was read.
      await write('.vscode/settings.json', JSON.stringify({ ...hostile, 'securityProfiles.addRequestLine': 'ref' }));
      await eventually(
        () => vscode.workspace.getConfiguration('securityProfiles').get('addRequestLine') === 'ref',
        'the workspace’s settings',
      );
      const outcome = await add(inWorkspace('web01.host.secprofile.json'));
      assert.equal(outcome.environment, 'sandbox');
      assert.equal(outcome.response?.status, 201);
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
  });

  it('cannot make a link or a command out of a name or a value', async () => {
    const link = '[x](command:workbench.action.quit)';
    const uri = await write(
      'link [x](command_quit).host.secprofile.json',
      JSON.stringify({ azureTenantId: 1, [link]: link }),
    );
    const outcome = await add(uri);
    assert.equal(outcome.status, 'blocked');
    for (const { message } of outcome.problems) assert.doesNotMatch(message, /\]\(command:[^)]*\)\s*$/);
  });
});
