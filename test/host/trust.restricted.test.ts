import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, closeAll, eventuallyMarked, inWorkspace, open, validate } from './support';

describe('In a workspace that is not trusted', () => {
  afterEach(closeAll);

  it('the window is restricted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('payloads are marked', async () => {
    const uri = inWorkspace('update-tags.host.secprofile.json');
    await open(uri);
    await eventuallyMarked(uri, [
      'secprofile:missing-tenant@0',
      'secprofile:missing-vendor-information@0',
      'secprofile:server-set@4',
    ]);
  });

  it('payloads are checked and go to the sandbox, which leaves this machine alone', async () => {
    const uri = inWorkspace('web01.host.secprofile.json');
    assert.deepEqual((await validate(uri)).problems, []);
    assert.equal((await add(uri)).response?.status, 201);
  });
});
