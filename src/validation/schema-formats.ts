import { isDateTime } from '../text/date-time';

const isInt32 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/**
 * The formats of the schemas, as the compiled validators read them: dates in the strict reading of contracts.md §4,
 * integers as far as a number shows what was typed.
 */
export const formats = {
  'date-time': isDateTime,
  int32: { type: 'number', validate: isInt32 },
  int64: { type: 'number', validate: Number.isInteger },
} as const;
