import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hostileSettings } from '../host/hostile-settings';
import { everything, hostile } from './hostile-texts';
import { itWith } from '../support/capabilities';
import type { Cleanup } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

/** Payload files by what is hostile about them. */
export const files = {
  link: `${hostile.command}.host.secprofile.json`,
  icon: `${hostile.icon}.ip.secprofile.json`,
  image: `${hostile.image}.domain.secprofile.json`,
  bidi: `${hostile.bidi}.user.secprofile.json`,
  ansi: `${hostile.ansi}.file.secprofile.json`,
  values: 'hostile-values.host.secprofile.json',
  /** Without errors, so that they can be sent. */
  sendable: `${hostile.command}.sendable.host.secprofile.json`,
  good: 'good.host.secprofile.json',
  outside: 'outside.host.secprofile.json',
  folder: 'folder.host.secprofile.json',
  huge: 'huge.host.secprofile.json',
} as const;

/** `it` for a test in the workspace, which is full of links, and of names that Windows refuses. */
export const itHostile = itWith('symlinks', 'devices', 'anyName');

/** What is in the file outside of the workspace that a link leads to. */
export const secret = 'hostile-secret-outside';

/** The same text in every property that shows somewhere, and as names. */
const valuesOf = (evil: string) => ({
  $schema: `${evil}/payload.schema.json`,
  '@odata.type': hostile.command,
  id: `../../${hostile.image}`,
  azureTenantId: everything,
  fqdn: `${hostile.icon} ${hostile.command}`,
  firstSeenDateTime: everything,
  isAzureAdJoined: everything,
  [hostile.command]: everything,
  [hostile.image]: evil,
  [hostile.icon]: 'command:workbench.action.closeWindow',
  networkInterfaces: [
    { [hostile.https]: everything, ipV6Address: `fe80::1%${hostile.command}`, ipV4Address: hostile.image },
  ],
  vendorInformation: { vendor: hostile.icon, provider: hostile.image },
});

/** A payload without errors that carries the hostile texts where any text may stand. */
const good = {
  azureTenantId: `tenant\nEnvironment: sandbox ${everything}`,
  fqdn: hostile.icon,
  vendorInformation: { vendor: hostile.command, provider: hostile.image },
};

/**
 * Makes a workspace that tries everything; beside it, `outside` is where its links lead.
 *
 * @param evil address of a server that must never hear of anything
 */
export async function hostileWorkspace(cleanup: Cleanup, evil: string): Promise<{ workspace: string; ran: string }> {
  const root = await temporaryFolder(cleanup, 'hostile-');
  const workspace = path.join(root, 'workspace');
  const ran = path.join(root, 'a-task-ran');
  const write = async (name: string, content: unknown) => {
    const file = path.join(workspace, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  };
  await write('.vscode/settings.json', {
    ...hostileSettings(evil),
    'securityProfiles.rules': null,
    'securityProfiles.requestTimeout': 'hostile',
    'http.proxy': evil,
    'http.proxySupport': 'override',
  });
  const command = `touch ${JSON.stringify(ran)}`;
  // A plain label: VS Code asks with it whether the task may run, links and all.
  const task = { label: 'hostile', type: 'shell', command, runOptions: { runOn: 'folderOpen' } };
  await write('.vscode/tasks.json', { version: '2.0.0', tasks: [task] });
  const launch = { name: everything, type: 'node', request: 'launch', program: '${command:securityProfiles.add}' };
  await write('.vscode/launch.json', { version: '0.2.0', configurations: [launch] });
  await write('.vscode/extensions.json', { recommendations: [everything] });
  await write('hostile.code-workspace', { folders: [{ path: '.' }], settings: hostileSettings(evil) });
  await write('.env', `HTTP_PROXY=${evil}\nNODE_OPTIONS=--require=${workspace}/evil.js\n`);

  for (const name of [files.link, files.image, files.icon, files.bidi, files.ansi]) {
    await write(name, { [hostile.image]: everything, azureTenantId: 1 });
  }
  await write(files.values, valuesOf(evil));
  await write(files.good, good);
  await write(files.sendable, good);
  await write(`${files.folder}/inside.txt`, everything);
  await writeFile(path.join(root, 'secret.json'), JSON.stringify({ [secret]: secret }));
  await symlink(path.join(root, 'secret.json'), path.join(workspace, files.outside));
  await symlink('.', path.join(workspace, 'loop'));
  await symlink(path.join(root, 'nowhere'), path.join(workspace, 'dangling.host.secprofile.json'));
  await symlink('/dev/zero', path.join(workspace, 'endless.host.secprofile.json'));
  const huge = await open(path.join(root, 'huge'), 'w');
  await huge.truncate(3 * 2 ** 30);
  await huge.close();
  await symlink(path.join(root, 'huge'), path.join(workspace, files.huge));
  return { workspace, ran };
}
