import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customTarget, graphTarget } from '../../src/auth/sign-in-target';
import { packagedFiles } from '../../src/build/bundle/package';

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly bin: Record<string, string>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; icon?: string }[];
    readonly menus: Record<string, readonly { command: string; when?: string; group?: string }[]>;
    readonly views: Record<string, readonly { id: string }[]>;
    readonly jsonValidation: readonly { url: string }[];
    readonly snippets: readonly { path: string }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Record<string, { readonly scope: string; readonly markdownDescription: string }>;
    }[];
    readonly keybindings?: readonly { key: string; mac?: string; when?: string }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;

describe('The manifest', () => {
  let packaged: readonly string[];

  before(async () => {
    packaged = await packagedFiles();
  });

  it('names files that exist and are packaged', () => {
    const named = [
      manifest.main,
      manifest.icon,
      ...contributes.jsonValidation.map(({ url }) => url),
      ...contributes.snippets.map((snippet) => snippet.path),
    ].map((name) => name.replace(/^\.\//, ''));
    assert.deepEqual(
      named.filter((name) => !existsSync(name) || !packaged.includes(name)),
      [],
    );
    // The command line is a package of its own, which has it.
    const programs = Object.values(manifest.bin).map((name) => name.replace(/^\.\//, ''));
    assert.deepEqual(
      programs.map((name) => [existsSync(name), packaged.includes(name)]),
      [[true, false]],
    );
  });

  it('has its settings in three sections', () => {
    assert.deepEqual(
      contributes.configuration.map(({ title }) => title),
      ['Authoring', 'Sending', 'Environments'],
    );
    for (const { title, properties } of contributes.configuration) assert.ok(Object.keys(properties).length > 0, title);
  });

  it('leads to every page of docs/ from a setting, a step of the walkthrough, or an empty view, and to no other', () => {
    const isPage = (file: string) => /^docs\/[^/]+\.md$/.test(file);
    const links = JSON.stringify(contributes).matchAll(/command:securityProfiles\.openDocumentation\?([^)\s]*)\)/g);
    const reached = new Set(
      [...links].map(([, given = '']) => (JSON.parse(decodeURIComponent(given)) as string[]).join()),
    );
    const pages = new Set([...reached].map((page) => page.replace(/^docs:(.*)$/, 'docs/$1.md')));
    assert.deepEqual(
      [...pages].filter((page) => !packaged.includes(page)),
      [],
    );
    // What a page leads to is added while they're gone through.
    for (const page of pages) {
      const text = readFileSync(page, 'utf8');
      for (const [, to = ''] of text.matchAll(/\]\(([\w-]+\.md)/g)) pages.add(`docs/${to}`);
    }
    assert.deepEqual([...pages].sort(), packaged.filter(isPage).sort());
  });

  it('has an example in the text of each setting', () => {
    const texts = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
    assert.deepEqual(
      texts.filter(([, { markdownDescription: text }]) => !/for example [`{]/.test(text)).map(([name]) => name),
      [],
    );
  });

  it('has every setting that a refused sign-in leads to, and a workspace cannot set it', () => {
    const app = { clientId: '11111111-2222-4333-8444-555555555555', tenant: '', scopes: [] };
    const targets = [
      graphTarget({ cloud: 'global', ...app }),
      customTarget({ baseUrl: 'https://graph.example/beta', authority: '', ...app }),
    ];
    const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
      string,
      { readonly scope: string }
    >;
    for (const name of targets.flatMap((target) => Object.values(target.settings))) {
      assert.equal(settings[`securityProfiles.${name}`]?.scope, 'application', name);
    }
  });

  it('packages no source, test or source map', () => {
    const strays = packaged.filter((name) => /^(src|test|out|node_modules)\/|\.map$|\.ts$/.test(name));
    assert.deepEqual(strays, []);
  });

  it('has every command and view that a room declares', () => {
    const texts = readdirSync('src/editor', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('src/editor', name), 'utf8'));
    const commands = texts.flatMap((text) =>
      [...text.matchAll(/'(securityProfiles\.\w+)': command\(/g)].map(([, id]) => id),
    );
    assert.deepEqual(commands.sort(), contributes.commands.map(({ command }) => command).sort());
    const views = texts.flatMap((text) => text.match(/= view\(\{/g) ?? []);
    assert.equal(views.length, Object.values(contributes.views).flat().length);
  });

  it('has a reader for each setting', () => {
    const rows = readFileSync('src/editor/manifest/setting-rows.ts', 'utf8').matchAll(/^export const (\w+) = \{/gm);
    const names = [...rows].map(([, name = '']) => name);
    assert.ok(names.length > 10);
    const readers = readdirSync('src/editor/settings').map((name) =>
      readFileSync(join('src/editor/settings', name), 'utf8'),
    );
    const unread = names.filter((name) => !readers.some((text) => new RegExp(`\\brows\\.${name}\\b`).test(text)));
    assert.deepEqual(unread, []);
  });

  it('shows nothing of the sandbox with the icon of Testing', () => {
    const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('src', name), 'utf8'));
    const has = (icon: string) =>
      [JSON.stringify(contributes), ...texts].some((text) => text.includes(`'${icon}'`) || text.includes(`$(${icon})`));
    assert.deepEqual(['server-environment', 'database', 'beaker'].map(has), [true, true, false]);
  });

  it('gives every menu entry a command that it declares', () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    const strays = Object.values(contributes.menus)
      .flat()
      .filter(({ command }) => !declared.has(command));
    assert.deepEqual(strays, []);
  });

  it('lists a command once in a menu, besides its button', () => {
    const isInline = (group: string | undefined) => group?.startsWith('inline') === true;
    const twice = Object.entries(contributes.menus).flatMap(([menu, entries]) => {
      const keys = entries.map(({ command, when, group }) => [menu, command, when, isInline(group)].join(' '));
      return keys.filter((key, index) => keys.indexOf(key) !== index);
    });
    assert.deepEqual(twice, []);
  });

  it('offers no sign-in in the sandbox, and nothing about one', () => {
    const outside = /config\.securityProfiles\.environment != 'sandbox'/;
    const entries = Object.values(contributes.menus)
      .flat()
      .filter(({ command }) => /\.(signIn|signOut|copyAdminDetails)$/.test(command));
    assert.equal(new Set(entries.map(({ command }) => command)).size, 3);
    assert.deepEqual(
      entries.filter(({ when }) => !outside.test(when ?? '')),
      [],
    );
  });

  it('offers Add and Update in tabs of payload files alone, not in those of live profiles', () => {
    const menus = ['commandPalette', 'editor/title', 'editor/title/context', 'explorer/context'];
    const whens = menus.flatMap((menu) =>
      (contributes.menus[menu] ?? [])
        .filter(({ command }) => /\.(add|update|updateWhole)$/.test(command))
        .map(({ when }) => when ?? ''),
    );
    assert.ok(whens.length >= 2 * menus.length);
    for (const when of whens) {
      const name = new RegExp(/resourceFilename =~ \/(.+?)\/ /.exec(when)?.[1] ?? '', 'u');
      assert.match('web01.contoso.com.host.secprofile.json', name, when);
      assert.doesNotMatch('web01.contoso.com.host.live.json', name, when);
    }
  });

  it('does not repeat the category in a title', () => {
    const repeating = contributes.commands.filter(({ title }) => title.includes('Security Profiles'));
    assert.deepEqual(repeating, []);
  });

  it('gives every button an icon', () => {
    const icons = new Set(contributes.commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command));
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter(({ group }) => /^(inline|navigation)/.test(group ?? ''));
    assert.deepEqual(
      buttons.filter(({ command }) => !icons.has(command)),
      [],
    );
  });

  it('has a Cmd twin and a condition for every Ctrl key', () => {
    const keys = (contributes.keybindings ?? []).filter(({ key }) => /ctrl/i.test(key));
    assert.deepEqual(
      keys.filter(({ mac, when }) => !mac || !when),
      [],
    );
  });
});
