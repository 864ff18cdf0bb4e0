import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/folders';
import { checkText } from '../../../src/cli/check';
import { ruleSettings } from '../../../src/cli/rule-settings';
import type { Problem } from '../../../src/validation/problem';
import type { RuleSettings } from '../../../src/validation/report';
import { rules } from '../../../src/validation/rules';
import { codeBlocks, headings, section } from './support/markdown';

const folder = join(root, 'docs/rules');
const ids = rules.map(({ id }) => id);

/** What is found in an example, which says above itself how the file is called and what it is checked as. */
function problemsOf(page: string, code: string, settings: RuleSettings = {}): readonly Problem[] {
  const [, name = '', update] = /^`([^`]+)`( checked as an Update)?, before:$/m.exec(page) ?? [];
  return checkText(name, code, { intent: update ? 'update' : 'add', kind: undefined, rules: settings }).problems;
}

describe('The pages of the rules', () => {
  it('are one for each rule', () => {
    assert.deepEqual(readdirSync(folder).sort(), ids.map((id) => `${id}.md`).sort());
  });

  for (const { id, title, severity, intents, alwaysError } of rules) {
    describe(id, () => {
      const page = readFileSync(join(folder, `${id}.md`), 'utf8');

      it('says what, how severe, why, and how to change it, in this order', () => {
        assert.deepEqual(headings(page), [
          `# \`${id}\``,
          '## What it marks',
          '## Why',
          '## Example',
          '## Change its severity',
        ]);
        for (const heading of headings(page).slice(1)) assert.notEqual(section(page, heading).trim(), '', heading);
        assert.match(section(page, '## Why'), /\n\nSource: [A-Z0-9`].*\.\n/);
      });

      it('says the same as the table of rules', () => {
        assert.ok(page.startsWith(`# \`${id}\`\n\n${title}\n`));
        const shown = intents.map((intent) => (intent === 'add' ? 'Add' : 'Update')).join(', ');
        assert.match(page, new RegExp(`^\\| ${severity} +\\| ${shown} +\\|$`, 'm'));
      });

      it('has an example that yields this rule and no other, and its cure', () => {
        const [before, after, ...more] = codeBlocks(section(page, '## Example'));
        assert.ok(before && after);
        assert.equal(more.length, 0);
        assert.deepEqual(
          problemsOf(page, before.code).map(({ rule }) => rule),
          [id],
        );
        assert.deepEqual(problemsOf(page, after.code), []);
        assert.doesNotThrow(() => JSON.parse(after.code) as unknown);
      });

      it('shows settings that work', () => {
        const blocks = codeBlocks(section(page, '## Change its severity'));
        if (alwaysError) {
          assert.deepEqual(blocks, []);
          return;
        }
        const [setting, command] = blocks;
        assert.ok(setting && command);
        const settings = (JSON.parse(setting.code) as { 'securityProfiles.rules': RuleSettings })[
          'securityProfiles.rules'
        ];
        const [, option = ''] = /^secprofile validate \. --rules (\S+)$/.exec(command.code) ?? [];
        assert.deepEqual(ruleSettings([option], rules), settings);
        const [example] = codeBlocks(section(page, '## Example'));
        const changed = problemsOf(page, example?.code ?? '', settings);
        assert.deepEqual(
          changed.map(({ severity: now }) => now),
          settings[id] === 'off' ? [] : [settings[id]],
        );
      });
    });
  }

  it('name no file of this machine and nothing that only its makers know', () => {
    for (const name of readdirSync(folder)) {
      assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /graph-facts|contracts\.md|\/work\/|\/home\//);
    }
  });
});
