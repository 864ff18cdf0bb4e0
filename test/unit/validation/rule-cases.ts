import type { RuleCases } from './rule-case';
import { structureCases } from './rule-cases-structure';
import { valueCases } from './rule-cases-values';

/** Cases of every rule. */
export const ruleCases: readonly RuleCases[] = [...structureCases, ...valueCases];
