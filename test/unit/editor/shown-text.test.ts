import assert from 'node:assert/strict';
import { labelText, noticeText, promptText } from '../../../src/editor/host/shown-text';

const link = '[x](command:workbench.action.quit)';

describe('Text of a file or a server', () => {
  it('makes no link in a notification', () => {
    assert.equal(noticeText(`a ${link} b`), 'a (x)(command:workbench.action.quit) b');
  });

  it('is one line there, without what turns the reading direction or colours a terminal', () => {
    assert.equal(noticeText('a\nb\u202egnp.exe\u001b[31m'), 'a b gnp.exe (31m');
  });

  for (const text of ['$(trash)', '$(sync~spin)', 'a $(x) b $(y-z)']) {
    it(`makes no icon in a label: ${text}`, () => {
      assert.equal(labelText(text), text.replaceAll('$(', '\\$('));
    });
  }

  it('keeps what would be no icon anyway', () => {
    for (const text of ['$(no icon)', '$()', '$ (x)', link, '100$']) assert.equal(labelText(text), text);
  });

  it('makes neither in the prompt of an input box', () => {
    assert.equal(promptText(`$(trash) ${link}`), '\\$(trash) (x)(command:workbench.action.quit)');
  });
});
