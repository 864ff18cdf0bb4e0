import { newest } from '../../src/build/vscode-host/versions';
import { TestBrowser } from '../flow/auth/support/browser';
import type { Interference } from '../flow/auth/support/provider';
import { choose } from './quick-input';
import { setUp } from './set-up';
import { person, SigningIn } from './signing-in';
import type { Workbench } from './workbench';

/** The provider does not let the app sign anybody in at this address of it. */
const barred =
  (address: string): Interference =>
  async (ctx, next) => {
    if (ctx.path !== address) return next();
    ctx.status = 400;
    ctx.body = { error: 'unauthorized_client' };
  };

describe('Where one way of signing in is barred', () => {
  let world: SigningIn;
  let workbench: Workbench;

  setUp(async (cleanup) => {
    world = await SigningIn.start(cleanup, newest);
    ({ workbench } = world);
  });

  afterEach(() => (world.provider.interfere = undefined));

  /** Ada signs in on the page that came up; her browser sends the answer to the listening port of this machine. */
  async function signInOn({ search }: URL): Promise<void> {
    await new TestBrowser(world.provider.fetch, 'ada').visit(`${world.provider.issuer}/authorize${search}`);
  }

  it('for a device code, the browser is offered, and works', async () => {
    world.provider.interfere = barred('/devicecode');
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'Device Code');
    await world.message(/^The app can’t sign in this way/);
    await workbench.screenshot('sign-in-barred');
    await signInOn(await world.opened(() => workbench.press('Use Browser')));
    await world.statusBar(`custom: ${person}`);
    await workbench.runCommand('Security Profiles: Sign Out');
    await world.statusBar('custom: not signed in');
  });

  it('for the browser, a device code is offered, and works', async () => {
    world.provider.interfere = barred('/token');
    await workbench.runCommand('Security Profiles: Sign In…');
    await signInOn(await world.opened(() => choose(workbench.page, 'Browser')));
    await world.message(/^The app can’t sign in this way/);
    world.provider.interfere = undefined;
    await workbench.press('Use Device Code');
    await world.byDeviceCode();
  });
});
