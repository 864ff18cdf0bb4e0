import { HumanError } from '../errors';
import type { RuleId, Severity } from '../validation/problem';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';
import { alwaysErrors, type RuleSettings } from '../validation/report';
import { choice } from './arguments';

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'off'];

/**
 * The severities that `--rules utc=off,enum=error` says; given more than once, the later one counts.
 *
 * @param ids the rules that there are
 * @throws HumanError for a name that is no rule, a severity that is none, and for a rule that stays an error
 */
export function ruleSettings(values: readonly string[], ids: readonly RuleId[]): RuleSettings {
  const settings: Partial<Record<RuleId, Severity | 'off'>> = {};
  const items = values.flatMap((value) => value.split(',')).map((item) => item.trim());
  for (const item of items.filter((each) => each !== '')) {
    const [name = '', level] = item.split('=', 2).map((part) => part.trim());
    const id = ids.find((each) => each === name);
    if (id === undefined) {
      throw new HumanError(`--rules: "${name}" is no rule.${didYouMean(name, ids)} The rules are ${ids.join(', ')}.`);
    }
    if (level === undefined)
      throw new HumanError(`--rules: "${id}" says no severity. Write ${id}=${list(levels, 'or')}.`);
    settings[id] = choice(`rules ${id}`, level, levels);
    if (alwaysErrors.includes(id) && settings[id] !== 'error') {
      throw new HumanError(`--rules: ${id} stays an error: it always counts, whatever a payload is for.`);
    }
  }
  return settings;
}
