import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isPayloadFile } from '../../src/catalog/file-names';
import { walkthrough } from '../../src/editor/walkthrough/walkthrough';
import { filesIn, root } from './support/files';

describe('The walkthrough', () => {
  const pictures = filesIn('media/walkthrough');

  it('has a picture for each step in light and dark, and no other', () => {
    assert.equal(walkthrough.steps.length, 6);
    assert.deepEqual(pictures, walkthrough.steps.flatMap(({ id }) => [`${id}-dark.webp`, `${id}-light.webp`]).sort());
  });

  it('has small pictures', () => {
    for (const name of pictures) assert.ok(statSync(join(root, 'media/walkthrough', name)).size < 45_000, name);
  });

  it('opens examples that there are', () => {
    const opened = walkthrough.steps.flatMap(({ description }) =>
      [...description.matchAll(/openExample\?([^)]+)/g)].flatMap(
        ([, args = '']) => JSON.parse(decodeURIComponent(args)) as string[],
      ),
    );
    const examples = filesIn('examples').filter(isPayloadFile);
    assert.ok(opened.length > 2);
    for (const name of opened) assert.ok(examples.includes(`${name}.secprofile.json`), name);
  });
});
