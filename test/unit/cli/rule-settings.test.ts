import assert from 'node:assert/strict';
import { ruleSettings } from '../../../src/cli/rule-settings';
import { rules } from '../../../src/validation/rules';

const read = (...values: string[]) => ruleSettings(values, rules);

describe('--rules', () => {
  it('sets severities, several at once or one after the other', () => {
    assert.deepEqual(read('utc=off,enum=error', 'placeholder = warning'), {
      utc: 'off',
      enum: 'error',
      placeholder: 'warning',
    });
  });

  it('lets the later one count', () => assert.deepEqual(read('utc=off', 'utc=error'), { utc: 'error' }));

  it('has nothing against a comma too many', () => assert.deepEqual(read('utc=off,', ''), { utc: 'off' }));

  it('refuses a name that is no rule, and tells which one was probably meant', () => {
    assert.throws(
      () => read('utcc=off'),
      /^HumanError: --rules: "utcc" isn't a rule\. Did you mean "utc"\? The rules are syntax,/,
    );
    assert.throws(() => read('__proto__=off'), /"__proto__" isn't a rule/);
    assert.throws(() => read('=off'), /"" isn't a rule/);
  });

  it('refuses a severity that is none, or none at all', () => {
    assert.throws(
      () => read('utc=warn'),
      /--rules utc can't be "warn"\. .*It takes error, warning, information, or off\./,
    );
    assert.throws(() => read('utc='), /--rules utc can't be ""/);
    assert.throws(() => read('utc'), /--rules: "utc" has no severity/);
  });

  it('leaves syntax an error', () => {
    assert.deepEqual(read('syntax=error'), { syntax: 'error' });
    assert.throws(() => read('syntax=off'), /syntax is always an error/);
    assert.throws(() => read('syntax=warning'), /syntax is always an error/);
    assert.throws(() => read('duplicate-key=off'), /duplicate-key is always an error/);
  });
});
