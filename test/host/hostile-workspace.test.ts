import assert from 'node:assert/strict';
import { mkdir, mkdtemp, open, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { WorkspaceValidation } from '../../src/editor/problems/validate-commands';
import { guardPlanned, guardTogether } from '../../src/editor/send/guard-write';
import { askAppSecret } from '../../src/editor/sign-in/prompts';
import { HumanError } from '../../src/errors';
import type { Target } from '../../src/transport/target';
import { hostileSettings } from './hostile-settings';
import { itWith } from '../support/capabilities';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { temporaryFolder } from '../support/temporary-folder';
import { told } from './messages';
import { add, closeAll, inWorkspace, run, standIn, validate, write } from './support';

const hostile = hostileSettings('https://evil.example:8443');

/** Runs with settings of the workspace, once VS Code has read them. */
async function withWorkspaceSettings(set: Record<string, unknown>, test: () => Promise<void>): Promise<void> {
  // A setting of the workspace that does count shows that the file was read.
  const counts = { 'securityProfiles.addRequestLine': 'ref' };
  const file = await write('.vscode/settings.json', JSON.stringify({ ...set, ...counts }));
  const line = () => vscode.workspace.getConfiguration('securityProfiles').get('addRequestLine');
  try {
    await eventually(() => line() === 'ref', 'the workspace’s settings');
    await test();
  } finally {
    await vscode.workspace.fs.delete(file);
    await eventually(() => line() !== 'ref', 'no settings of the workspace');
  }
}

describe('A hostile workspace', () => {
  afterEach(closeAll);

  it('cannot decide where requests go', async () => {
    await withWorkspaceSettings(hostile, async () => {
      const outcome = await add(inWorkspace('web01.host.secprofile.json'));
      assert.equal(outcome.environment, 'sandbox');
      assert.equal(outcome.response?.status, 201);
    });
  });

  it('cannot change any setting that is the person’s', async () => {
    const names = Object.keys(hostile);
    for (const name of ['environment', 'graph.tenant', 'custom.baseUrl', 'custom.authority', 'protectedTenants']) {
      assert.ok(names.includes(`securityProfiles.${name}`), `${name} among ${names.join(', ')}`);
    }
    const configuration = () => vscode.workspace.getConfiguration();
    const values = () => names.map((name) => configuration().get<unknown>(name));
    const before = values();
    await withWorkspaceSettings(hostile, () => {
      assert.deepEqual(values(), before);
      return Promise.resolve();
    });
  });

  it('cannot stop checks or requests with settings that mean nothing', async () => {
    const uri = inWorkspace('web01.host.secprofile.json');
    for (const rules of [null, 'off', [1], { utc: null, ['__proto__']: 'off' }]) {
      const set = { 'securityProfiles.rules': rules, 'securityProfiles.requestTimeout': 'never' };
      await withWorkspaceSettings(set, async () => {
        assert.equal((await validate(uri)).kind, 'host');
        assert.equal((await add(uri)).response?.status, 201);
      });
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
    await vscode.workspace.fs.delete(uri);
  });

  itWith('symlinks', 'devices')(
    'cannot lead in circles, out to nothing or to more than any payload, or pass a folder off as a payload',
    async () => {
      const before = await run<WorkspaceValidation>('validateWorkspace');
      const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
      const made = ['loop', 'dangling', 'endless', 'huge', 'folder'].map(
        (name) => inWorkspace(name === 'loop' ? name : `${name}.host.secprofile.json`).fsPath,
      );
      const [loop = '', dangling = '', endless = '', huge = '', folder = ''] = made;
      try {
        const sparse = await open(path.join(outside, 'huge'), 'w');
        await sparse.truncate(3 * 2 ** 30);
        await sparse.close();
        await symlink('.', loop);
        await symlink(path.join(outside, 'nothing'), dangling);
        await symlink('/dev/zero', endless);
        await symlink(path.join(outside, 'huge'), huge);
        await mkdir(folder);
        const after = await run<WorkspaceValidation>('validateWorkspace');
        assert.deepEqual(after, {
          ...before,
          files: before.files + 1,
          unreadable: [...before.unreadable, vscode.Uri.file(huge).toString()],
        });
        // Asked for by name, each of them is an answer to the person, not a hang.
        for (const file of [dangling, folder]) assert.equal(await validate(vscode.Uri.file(file)), undefined);
      } finally {
        for (const name of [...made, outside]) await rm(name, { recursive: true, force: true, maxRetries: 6 });
      }
    },
  );
});

describe('The file that somebody chooses as an app’s certificate', () => {
  const cleanup = cleanupAfterEach();
  const never = new AbortController().signal;

  itWith('symlinks', 'devices')(
    'is read if it is a regular file of bounded size; else a sentence says why not',
    async () => {
      const folder = await temporaryFolder(cleanup, 'certificate-');
      const device = path.join(folder, 'device.pem');
      const huge = path.join(folder, 'huge.pem');
      await symlink('/dev/zero', device);
      await writeFile(huge, '');
      await truncate(huge, 3 * 2 ** 30);
      for (const [file, why] of [
        [device, 'device.pem can’t be read: it is not a regular file.'],
        [huge, 'huge.pem can’t be read: it is larger than 50 MB.'],
        [path.join(folder, 'none.pem'), 'none.pem can’t be read: there is no such file or folder.'],
      ] as const) {
        cleanup.defer(standIn('showOpenDialog', () => Promise.resolve([vscode.Uri.file(file)])));
        await assert.rejects(
          askAppSecret('certificate', never),
          (error) => HumanError.is(error) && error.message === why,
          why,
        );
      }
    },
  );
});

describe('A payload for a tenant that only looks like one’s own', () => {
  const own = 'aaaaaaaa-2222-4333-8444-555555555555';
  const target = {
    environment: { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' },
    identity: {
      account: { id: 'x', kind: 'person', name: 'ada@contoso.example', tenantId: own },
      credential: { getToken: () => Promise.resolve(null), claims: { tenantId: own } },
      signIn: { tenant: 'organizations', protocol: 'entra', authority: 'https://login.example/organizations' },
    },
  } as unknown as Target;
  const asker = {
    signal: new AbortController().signal,
    asking: <T>(ask: () => Promise<T>) => ask(),
  };
  const disguised = ['\0', ' ', '\u200b', '\u202e'].map((more) => own + more);

  it('is asked about with what can’t be seen shown, one by one and in a plan', async () => {
    for (const payloadTenant of disguised) {
      const write = {
        intent: 'add',
        profile: 'host profile',
        file: 'web01.host.secprofile.json',
        method: 'POST',
        url: 'https://graph.microsoft.com/beta/security/hostSecurityProfiles',
        hasReplacement: false,
        payloadTenant,
      } as const;
      const alone = await told(() => guardPlanned(write, target, asker), `Add in ${own}`);
      assert.match(
        alone.messages.join(),
        new RegExp(`^The payload is for tenant "${own}[· ]", but you’re signed in to`),
      );
      const counts = { adds: 1, updates: 0, deletes: 0, withReplacement: 0, payloadTenants: [own, payloadTenant] };
      const planned = await told(() => guardTogether(counts, target, asker), 'Apply');
      assert.match(planned.messages.join(), new RegExp(`^1 payload for another tenant: "${own}[· ]"$`, 'm'));
    }
  });
});
