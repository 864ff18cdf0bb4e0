import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packagedFiles } from '../../src/build/bundle/package';
import { filesIn, root, textOf } from './support/files';

const ending = String.raw`\.(?:gif|jpe?g|png|svg|webp)`;

/** Paths of pictures in a text, from the root. What is on the web isn't ours. */
function picturesIn(file: string, place: string): string[] {
  const found = [...textOf(file).matchAll(new RegExp(`${place}([^\\s"()]+${ending})`, 'g'))];
  return found
    .map(([, path = '']) => path)
    .filter((path) => !/^\w+:/.test(path))
    .map((path) => posix.join(posix.dirname(file), path));
}

describe('The pictures that are named', () => {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  const inPages = (files: readonly string[]) =>
    files.flatMap((file) => picturesIn(file, String.raw`(?:\]\(|\bsrc(?:set)?=")`));
  const ofManifest = picturesIn('package.json', '"');

  it('in README, CHANGELOG, the pages of docs, and package.json are all there', () => {
    const named = [...inPages(['README.md', 'CHANGELOG.md', ...pages]), ...ofManifest];
    assert.ok(named.length >= 16);
    assert.deepEqual(
      named.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  it('in package.json, the walkthrough’s among them, and in the pages that the extension opens are in the VSIX', async () => {
    assert.ok(ofManifest.filter((path) => path.startsWith('media/walkthrough/')).length === 24);
    const packaged = await packagedFiles();
    const missing = [...ofManifest, ...inPages(pages)].filter((path) => !packaged.includes(path));
    assert.deepEqual(missing, []);
  });
});

describe('The pictures of the README', () => {
  const named = [...textOf('README.md').matchAll(/media\/([\w-]+\.webp)/g)].map(([, name = '']) => name);
  const pictures = filesIn('media').filter((name) => name.endsWith('.webp'));

  it('are there, each in light and dark, and no other', () => {
    assert.ok(named.length >= 8);
    assert.deepEqual([...named].sort(), pictures);
    const scenes = new Set(pictures.map((name) => name.replace(/-(light|dark)\.webp$/, '')));
    assert.deepEqual(
      pictures,
      [...scenes].flatMap((scene) => [`${scene}-dark.webp`, `${scene}-light.webp`]),
    );
  });

  it('are small', () => {
    for (const name of pictures) assert.ok(statSync(join(root, 'media', name)).size < 60_000, name);
  });
});
