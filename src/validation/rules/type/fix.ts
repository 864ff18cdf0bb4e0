import type { Fixer } from '../../fixes/fix';
import { fixMissingTenant } from '../missing-tenant/fix';
import { fixTypeName } from '../unknown-kind/fix';
import { fixBrokenText } from './broken-text';
import { fixMissingBrackets, fixNeedlessBrackets } from './list-fixes';
import { fixBoolean, fixInteger, fixString, fixUnixTime } from './literal-fixes';

/** Each looks for a mistake of its own. */
const fixers: readonly Fixer[] = [
  fixBrokenText,
  fixTypeName,
  fixBoolean,
  fixInteger,
  fixString,
  fixUnixTime,
  fixMissingBrackets,
  fixNeedlessBrackets,
  fixMissingTenant,
];

/** Writes what was meant in the type that the property takes. */
export const fixType: Fixer = (node, context, finding) => fixers.flatMap((fixer) => fixer(node, context, finding));
