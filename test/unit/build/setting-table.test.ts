import assert from 'node:assert/strict';
import { settingTable } from '../../../src/build/generate/settings';

describe('The README’s table of settings', () => {
  const descriptions = settingTable(String).map((cells) => cells.at(-1) ?? '');

  it('has whole sentences, and after them links to pages alone', () => {
    for (const description of descriptions) {
      assert.match(description.replace(/ \[[^\]]+\]\(docs\/[a-z-]+\.md\)$/, ''), /\.$/);
      assert.doesNotMatch(description, /command:/);
    }
  });

  it('names a command that a sentence is about', () => {
    assert.equal(descriptions.filter((description) => description.includes('_Sign In…_ shows how')).length, 1);
  });
});
