import { inUtc } from '../../../text/date-time';
import type { Fixer } from '../../fixes/fix';
import { fixText } from '../../fixes/values';

/** Writes the same instant in UTC; the digits of the fraction stay as they are. */
export const fixUtc: Fixer = (node) => fixText(node, (text) => inUtc(text));
