import assert from 'node:assert/strict';
import { summaryOf, type Plan, type PlanRow } from '../../../src/plan/plan';
import { inlineCode, planMarkdown } from '../../../src/plan/report/markdown';
import { planText } from '../../../src/plan/report/text';
import { planRow } from '../../support/plan-row';

const row = (path: string, more: Partial<PlanRow> = {}) => planRow({ path, absolute: `/x/${path}`, ...more });

const planOf = (...rows: readonly PlanRow[]): Plan => ({ base: 'https://graph.example/beta', rows, orphaned: [] });

describe('A plan', () => {
  it('shows texts of others as code in Markdown: no markup, no cell, no mention', () => {
    assert.equal(inlineCode('a|b'), '`a\\|b`');
    assert.equal(inlineCode('`x`'), '`` `x` ``');
    assert.equal(inlineCode('line\n| next'), '`line \\| next`');
    const change = { property: '<b>', before: '"a  b"', after: '"@everyone [x](http://evil.example)"' };
    const markdown = planMarkdown(planOf(row('a.json', { action: 'update', changes: [change], error: '*no* @all' })));
    assert.ok(markdown.includes('`<b>`: `"a  b"` → `"@everyone [x](http://evil.example)"`'), markdown);
    assert.ok(markdown.includes('\\*no\\* \\@all'), markdown);
  });

  it('fits into a comment on GitHub, whatever its size, and says how much is left out', () => {
    const rows = Array.from({ length: 5000 }, (_, number) => row(`folder/payload-${number}.host.secprofile.json`));
    const markdown = planMarkdown(planOf(...rows));
    assert.ok(markdown.length < 65_536, `${markdown.length}`);
    assert.match(markdown, /… and \d+ more\./);
    assert.match(markdown, /\*\*5000 to add\*\*/);
  });

  it('leaves out what is unchanged, and keeps a terminal from acting on a name', () => {
    const text = planText(planOf(row('a.json', { action: 'unchanged' }), row('b\u001b[2J.json')));
    assert.doesNotMatch(text, /a\.json|\u001b/);
    assert.match(text, /Plan for https:\/\/graph\.example\/beta: 1 to add, 1 unchanged\.\n$/);
  });

  it('counts what it has', () => {
    const summary = summaryOf(planOf(row('a'), row('b', { action: 'delete' }), row('c', { action: 'missing' })));
    assert.deepEqual([summary.files, summary.add, summary.delete, summary.missing], [2, 1, 1, 1]);
  });
});
