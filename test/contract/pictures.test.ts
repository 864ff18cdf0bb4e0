import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root, textOf } from './support/files';

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
