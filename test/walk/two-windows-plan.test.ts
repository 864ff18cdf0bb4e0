import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { jsonAnswer, RecordingService, type Recorded } from '../support/recording-service';
import { temporaryFolder } from '../support/temporary-folder';
import { openWorkbench, serviceSettings } from './open';
import { setUp } from './set-up';
import { Workbench } from './workbench';

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: object;
}

const itemsOf = ({ body }: Recorded) => (JSON.parse(body) as { requests: Item[] }).requests;

/** Two people, or one twice, on one folder of payloads. */
describe('Two windows that apply one folder’s payloads', () => {
  const service = new RecordingService();
  const kept = new Map<string, object>();
  let first: Workbench;
  let second: Workbench;

  setUp(async (cleanup) => {
    cleanup.adopt(service);
    service.respond = (request) => jsonAnswer({ responses: itemsOf(request).map(answerTo) });
    const workspace = await temporaryFolder(cleanup, 'planned-');
    for (const name of ['web01', 'web02', 'web03']) {
      const payload = {
        azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
        fqdn: `${name}.contoso.com`,
        vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
      };
      await writeFile(path.join(workspace, `${name}.host.secprofile.json`), JSON.stringify(payload));
    }
    const settings = serviceSettings(await service.start());
    ({ workbench: first } = await openWorkbench(cleanup, { workspace, settings }));
    second = new Workbench(await first.page.context().newPage());
    await second.page.goto(first.page.url());
    await second.ready();
    for (const window of [first, second]) {
      await window.openView('Security Profiles');
      await window.sideBarRow('web01').waitFor();
    }
  });

  function answerTo({ id, method, url, body }: Item) {
    if (method === 'POST') kept.set(`made-${kept.size}`, { ...body, id: `made-${kept.size}` });
    const live = method === 'POST' ? [...kept.values()].at(-1) : kept.get(path.posix.basename(url));
    return { id, status: live ? (method === 'POST' ? 201 : 200) : 404, body: live ?? {} };
  }

  const command = (window: Workbench, title: string) => window.runCommand(`Security Profiles: ${title}`);
  const said = (window: Workbench, label: RegExp) =>
    eventually(async () => (await window.sideBarRows()).some((one) => label.test(one)), label.source);
  const told = (window: Workbench, text: string) =>
    window.page.locator('.notification-list-item-message', { hasText: text }).first().waitFor();

  it('send each Add once: while one is at it, the other says so, and what was added is known to both', async () => {
    for (const window of [first, second]) {
      await command(window, 'Apply Payloads…');
      await said(window, /^To Add, 3 payloads, 3 included$/);
    }
    let release = () => {};
    service.hold = new Promise((resolve) => (release = resolve));
    await command(first, 'Apply Plan');
    await first.dialog();
    await first.press('Apply');
    await eventually(() => service.requests.length > 0, 'the first window sends');

    await command(second, 'Apply Plan');
    await told(second, 'Another window has changed what this plan is based on, so nothing was sent. Refresh the plan.');
    await command(second, 'Refresh Plan');
    await told(second, 'Another window is planning or applying payloads of this workspace.');
    await second.screenshot('plan-second-window');

    release();
    await said(first, /^Applied, 3 payloads$/);
    await command(second, 'Refresh Plan');
    await said(second, /^Unchanged, 3 payloads$/);
    const adds = service.requests.flatMap(itemsOf).filter(({ method }) => method === 'POST');
    assert.deepEqual(
      adds.map(({ body }) => (body as { fqdn: string }).fqdn),
      ['web01.contoso.com', 'web02.contoso.com', 'web03.contoso.com'],
    );
  });
});
