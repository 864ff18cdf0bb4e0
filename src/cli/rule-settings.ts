import { HumanError } from '../errors';
import type { RuleId, Severity } from '../validation/problem';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';
import type { RuleSettings } from '../validation/report';
import type { Rule } from '../validation/rule';
import { oneOf } from './arguments';

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'off'];

/**
 * The severities in `--rules utc=off,enum=error`. If a rule has two, the later one counts.
 *
 * @param rules all rules
 * @throws HumanError for an unknown rule or severity, and for a rule that is always an error
 */
export function ruleSettings(
  values: readonly string[],
  rules: readonly Pick<Rule<RuleId>, 'id' | 'alwaysError'>[],
): RuleSettings {
  const ids = rules.map(({ id }) => id);
  const settings: Partial<Record<RuleId, Severity | 'off'>> = {};
  const items = values.flatMap((value) => value.split(',')).map((item) => item.trim());
  for (const item of items.filter((each) => each !== '')) {
    const [name = '', level] = item.split('=', 2).map((part) => part.trim());
    const rule = rules.find(({ id }) => id === name);
    if (!rule) {
      throw new HumanError(`--rules: "${name}" isn't a rule.${didYouMean(name, ids)} The rules are ${ids.join(', ')}.`);
    }
    const { id, alwaysError } = rule;
    if (level === undefined)
      throw new HumanError(`--rules: "${id}" has no severity. Write ${id}=${list(levels, 'or')}.`);
    settings[id] = oneOf(`rules ${id}`, level, levels);
    if (alwaysError && settings[id] !== 'error') {
      throw new HumanError(`--rules: ${id} is always an error, whatever a payload is for.`);
    }
  }
  return settings;
}
