import assert from 'node:assert/strict';
import { hostLocation, whereItAnswers } from '../../../src/editor/host/host-location';
import { flowChoices } from '../../../src/auth/msal/flows';

/** The values of VS Code's API. */
const enums = {
  ExtensionKind: { UI: 1, Workspace: 2 },
  UIKind: { Desktop: 1, Web: 2 },
} as unknown as Parameters<typeof hostLocation>[2];
const { UI, Workspace } = enums.ExtensionKind;
const { Desktop, Web } = enums.UIKind;

describe('Where the extension runs', () => {
  const rows = [
    // remoteName, kind, window; remote, web, apart; the preferred way to sign in
    ['a local window', undefined, UI, Desktop, false, false, false, 'browser'],
    ['a local window, as a workspace extension', undefined, Workspace, Desktop, false, false, false, 'browser'],
    ['a WSL window, on Windows', 'wsl', UI, Desktop, false, false, true, 'browser'],
    ['an SSH window, on the own computer', 'ssh-remote', UI, Desktop, false, false, true, 'browser'],
    ['a container window, on the own computer', 'dev-container', UI, Desktop, false, false, true, 'browser'],
    ['an SSH window, on the far end', 'ssh-remote', Workspace, Desktop, true, false, false, 'device-code'],
    ['a page in front of a server', 'remote', Workspace, Web, true, true, false, 'device-code'],
    ['a page, with a host in the browser', 'codespaces', UI, Web, false, true, true, 'device-code'],
    ['a page without a server', undefined, UI, Web, false, true, false, 'device-code'],
    ['a page without a server, as a workspace extension', undefined, Workspace, Web, false, true, false, 'device-code'],
  ] as const;

  for (const [what, remoteName, kind, uiKind, remote, web, apart, flow] of rows) {
    it(`is known in ${what}, and which way of signing in fits`, () => {
      const place = hostLocation({ remoteName, uiKind }, kind, enums);
      assert.deepEqual(place, { remote, web, apart });
      assert.equal(flowChoices(place).find(({ preferred }) => preferred)?.id, flow);
    });
  }

  it('is said where the sandbox’s URL is copied and another computer is in front or in the terminal', () => {
    const said = new Map(
      rows.map(([, remoteName, kind, uiKind, remote]) => {
        const place = hostLocation({ remoteName, uiKind }, kind, enums);
        return [place.apart ? 'apart' : remote ? 'remote' : 'here', whereItAnswers(place)];
      }),
    );
    assert.deepEqual(Object.fromEntries(said), {
      here: '',
      apart: '. It works on your own computer, not in the remote terminal.',
      remote: '. It works on the remote computer, not on your own.',
    });
  });

  it('is looked at in every combination', () => {
    const seen = new Set(rows.map(([, name, kind, uiKind]) => `${name !== undefined} ${kind} ${uiKind}`));
    assert.equal(seen.size, 8);
  });
});
