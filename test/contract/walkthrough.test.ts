import assert from 'node:assert/strict';
import { isPayloadFile } from '../../src/catalog/file-names';
import { walkthrough } from '../../src/editor/walkthrough/walkthrough';
import { filesIn, textOf } from './support/files';

describe('The walkthrough', () => {
  it('has a picture for each step, and no other', () => {
    assert.equal(walkthrough.steps.length, 6);
    assert.deepEqual(filesIn('media/walkthrough').sort(), walkthrough.steps.map(({ id }) => `${id}.svg`).sort());
  });

  it('has pictures in the colors of the theme alone, without anything that VS Code would not draw', () => {
    for (const { id } of walkthrough.steps) {
      const svg = textOf(`media/walkthrough/${id}.svg`);
      assert.doesNotMatch(svg, /<(?:script|style|image|use|foreignObject)\b|\bstyle=|\bhref=/, id);
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color = '']) => color);
      assert.ok(colors.length > 5, id);
      assert.deepEqual(
        colors.filter(
          (color) =>
            color !== 'none' && !/^var\(--vscode-[\w-]+(?:, (?:transparent|var\(--vscode-[\w-]+\)))?\)$/.test(color),
        ),
        [],
        id,
      );
    }
  });

  it('have a color for what is selected in themes that have none of their own for it', () => {
    for (const { id } of walkthrough.steps) {
      assert.doesNotMatch(textOf(`media/walkthrough/${id}.svg`), /var\(--vscode-[\w-]*[sS]elect\w*Foreground\)/, id);
    }
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
