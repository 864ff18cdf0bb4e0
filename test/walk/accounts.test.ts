import assert from 'node:assert/strict';
import { newest } from '../../src/build/vscode-host/versions';
import { eventually } from '../support/eventually';
import { choices, choose } from './quick-input';
import { setUp } from './set-up';
import { SigningIn } from './signing-in';
import type { Workbench } from './workbench';

describe('Several accounts', () => {
  let world: SigningIn;
  let workbench: Workbench;

  setUp(async (cleanup) => {
    world = await SigningIn.start(cleanup, newest);
    ({ workbench } = world);
  });

  async function signInAs(name: string): Promise<void> {
    await choose(workbench.page, 'Device Code');
    await world.byDeviceCode(name);
  }

  it('can be signed in, one after the other; the newest is used', async () => {
    await workbench.runCommand('Security Profiles: Sign In…');
    await signInAs('ada');
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'Another account…');
    await signInAs('bob');
  });

  it('are switched without signing in again', async () => {
    const asked = world.provider.requests.length;
    await workbench.runCommand('Security Profiles: Sign In…');
    const rows = await choices(workbench.page);
    await workbench.screenshot('accounts');
    assert.deepEqual(
      rows.map((row) => row.includes('current')),
      [false, true, false],
      rows.join(' | '),
    );
    await choose(workbench.page, 'ada@contoso.example');
    await world.statusBar('custom: ada@contoso.example');
    assert.equal(world.provider.requests.length, asked);
  });

  it('sign out one by one: who is left is used', async () => {
    await workbench.runCommand('Security Profiles: Sign Out');
    await choose(workbench.page, 'ada@contoso.example');
    await world.statusBar('custom: bob@contoso.example');
    await workbench.runCommand('Security Profiles: Sign Out');
    await world.statusBar('custom: not signed in');
    await eventually(async () => !(await world.stateText()).includes('bob@'), 'no account in VS Code’s state');
  });

  it('are all signed out at once, with what their environment left', async () => {
    await workbench.runCommand('Security Profiles: Sign In…');
    await signInAs('ada');
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'Another account…');
    await signInAs('bob');
    await workbench.runCommand('Security Profiles: Sign Out');
    const rows = await choices(workbench.page);
    assert.equal(rows.length, 3, rows.join(' | '));
    await workbench.screenshot('sign-out-everybody');
    await choose(workbench.page, 'Everyone');
    await eventually(async () => !/(?:ada|bob)@/.test(await world.stateText()), 'no account in VS Code’s state');
    await world.statusBar('custom: not signed in');
  });
});
