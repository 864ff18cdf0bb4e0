import { openWorkbench } from './open';
import { setUp } from './set-up';
import { Workbench } from './workbench';

describe('Two windows on one machine', () => {
  let first: Workbench;

  setUp(async (cleanup) => {
    ({ workbench: first } = await openWorkbench(cleanup));
  });

  /** Waits for the panel to say so. */
  async function says(window: Workbench, said: string): Promise<void> {
    const frame = await window.frame('Response');
    await frame.getByText(said).first().waitFor();
  }

  /** Adds the example that the first window added once already; each window knows. */
  async function add(window: Workbench, said: string): Promise<void> {
    await window.openFile('web01.host.secprofile.json');
    await window.addAnother();
    await says(window, said);
  }

  // Here, in a browser, the windows share no secret storage: test/host/sandbox-sharing.test.ts has the case that they do.
  it('do not write one folder: the second says who has the sandbox, and takes it when it is told to', async () => {
    await first.openFile('web01.host.secprofile.json');
    await first.runCommand('Security Profiles: Add Profile');
    await says(first, '201 Created');
    const second = new Workbench(await first.page.context().newPage());
    await second.page.goto(first.page.url());
    await second.ready();
    await add(second, 'Another VS Code window is using the sandbox');
    await second.screenshot('second-window');
    await second.pressInPanel('Use It in This Window');
    await second.page.locator('.statusbar-item', { hasText: 'The sandbox runs in this window now' }).waitFor();
    await add(second, '201 Created');
    await add(first, 'Another VS Code window is using the sandbox');
    await first.pressInPanel('Use It in This Window');
    await first.page.locator('.statusbar-item', { hasText: 'The sandbox runs in this window now' }).waitFor();
    await second.page.close();
    await add(first, '201 Created');
  });
});
