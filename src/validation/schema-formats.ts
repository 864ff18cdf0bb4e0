import { isDateTime } from '../text/date-time';

const isInt32 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/**
 * The formats of the schemas for the compiled validators: dates by the strict reading of contracts.md §4, integers as far as a
 * number still shows what was typed.
 */
export const schemaFormats = {
  'date-time': isDateTime,
  int32: { type: 'number', validate: isInt32 },
  int64: { type: 'number', validate: Number.isInteger },
} as const;
