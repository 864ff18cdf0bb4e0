import assert from 'node:assert/strict';
import { openWorkbench, serviceSettings } from './open';
import { closed } from './quick-input';
import { RecordingService } from '../support/recording-service';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

for (const trust of [true, false]) {
  describe(`An environment that is not the sandbox, in a ${trust ? 'trusted' : 'restricted'} window`, () => {
    const service = new RecordingService();
    let workbench: Workbench;

    setUp(async (cleanup) => {
      cleanup.adopt(service);
      const settings = serviceSettings(await service.start());
      ({ workbench } = await openWorkbench(cleanup, { trust, settings }));
    });

    it('has a sign in the status bar', async () => {
      await workbench.openFile('web01.host.secprofile.json');
      await workbench.page.locator('.statusbar-item', { hasText: 'custom' }).waitFor();
      await workbench.screenshot(`custom-${trust ? 'trusted' : 'restricted'}`);
    });

    if (trust) {
      it('gets nothing when the person says no', async () => {
        await workbench.runCommand('Security Profiles: Add Profile');
        const asked = await workbench.dialog();
        assert.match(asked, /POST http:\/\/127\.0\.0\.1:\d+\/beta\/security\/hostSecurityProfiles/);
        await workbench.screenshot('custom-question');
        await workbench.press('Cancel');
        await workbench.headline(/Nothing was sent/);
        assert.deepEqual(service.requests, []);
      });

      it('gets the profile, without a token, when the person says yes', async () => {
        await workbench.runCommand('Security Profiles: Add Profile');
        await workbench.dialog();
        await workbench.press('Add, Don’t Ask Again');
        await workbench.headline(/Added host profile made-elsewhere/);
        assert.equal(service.requests.length, 1);
        assert.equal(service.requests[0]?.headers.authorization, undefined);
      });

      it('is asked what there is, and changed in nothing, when the Update is cancelled while its profile is asked for', async () => {
        await workbench.openFile('docs-update-host.host.secprofile.json');
        await workbench.runCommand('Security Profiles: Update Profile');
        await workbench.page.getByPlaceholder(/Enter a profile ID$/).waitFor();
        await workbench.page.keyboard.press('Escape');
        await workbench.headline(/^Canceled\. Nothing was sent\. This is still the last response: Added host profile/);
        await closed(workbench.page);
        assert.deepEqual(
          service.requests.map(({ method }) => method),
          ['POST', 'GET'],
        );
      });

      it('gets the next one without another question', async () => {
        await workbench.openFile('scanner.ip.secprofile.json');
        await workbench.runCommand('Security Profiles: Add Profile');
        await workbench.headline(/Added IP profile made-elsewhere/i);
        assert.equal(service.requests.filter(({ method }) => method !== 'GET').length, 2);
      });
    } else {
      it('gets nothing, and the panel says why', async () => {
        await workbench.openFile('web01.host.secprofile.json');
        await workbench.runCommand('Security Profiles: Add Profile');
        await workbench.headline(/isn’t trusted/);
        await workbench.screenshot('restricted-add');
        assert.deepEqual(service.requests, []);
      });
    }
  });
}
