/** An instant as written: seconds since 1970 in UTC, fraction digits, and the offset it was written with. */
export interface DateTime {
  readonly seconds: number;
  /** Fraction digits without trailing zeros: comparing them as text compares them as numbers. */
  readonly fraction: string;
  readonly offsetMinutes: number;
}

/** A moment as `2026-04-10T09:30:00Z`. */
export function utcText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const zero = 0x30;
const separators = /^....-..-..T..:..:../s;

/**
 * Whether a text is an Edm.DateTimeOffset (OData ABNF `dateTimeOffsetValue`) in the strict reading of contracts.md §4:
 * capitals, seconds 00-59, four-digit years from 0001, at most 12 fraction digits, offsets up to ±14:00, a real
 * calendar date. Read digit by digit: a pattern with groups takes five times as long (measured).
 */
export function isDateTime(text: string): boolean {
  if (!separators.test(text)) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return false;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return false;
  const zoneAt = fractionEnd(text);
  return zoneAt > 0 && (text.length === zoneAt + 1 ? text[zoneAt] === 'Z' : isOffset(text, zoneAt));
}

/** The instant that a text names; `undefined` when {@link isDateTime} refuses it. */
export function parseDateTime(text: string): DateTime | undefined {
  if (!isDateTime(text)) return undefined;
  const zoneAt = fractionEnd(text);
  const sign = text[zoneAt] === '-' ? -1 : 1;
  const offset = text[zoneAt] === 'Z' ? 0 : digits(text, zoneAt + 1, 2) * 60 + digits(text, zoneAt + 4, 2);
  const days = dayNumber(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  const minutes = (days * 24 + digits(text, 11, 2)) * 60 + digits(text, 14, 2) - sign * offset;
  const fraction = text.slice(20, Math.max(20, zoneAt)).replace(/0+$/, '');
  return { seconds: minutes * 60 + digits(text, 17, 2), fraction, offsetMinutes: offset === 0 ? 0 : sign * offset };
}

/**
 * An instant as Graph writes it: in UTC, with Z.
 *
 * @param seconds since 1970
 * @param fraction digits after the point; none without it
 * @returns `undefined` for what has no year of four digits
 */
export function formatDateTime(seconds: number, fraction = ''): string | undefined {
  const date = new Date(seconds * 1000);
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return `${date.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/**
 * The instant that a text names, written in UTC; the digits of its fraction stay as they are.
 *
 * @param ahead minutes by which the written time is ahead of UTC, beyond the offset that the text names
 */
export function inUtc(text: string, ahead = 0): string | undefined {
  const parsed = parseDateTime(text);
  return parsed && formatDateTime(parsed.seconds - ahead * 60, /\.(\d+)/.exec(text)?.[1]);
}

/** Whether the first text names a later instant than the second, exact to the last digit; false unless both name one. */
export function isAfter(first: string, second: string): boolean {
  if (first.endsWith('Z') && second.endsWith('Z') && isBeforeInText(first, second)) return false;
  const a = parseDateTime(first);
  const b = parseDateTime(second);
  if (!a || !b) return false;
  return a.seconds === b.seconds ? a.fraction > b.fraction : a.seconds > b.seconds;
}

/** In UTC, the text up to the seconds sorts like the instants: the common case, without reading numbers. */
function isBeforeInText(first: string, second: string): boolean {
  for (let at = 0; at < 19; at++) {
    const difference = first.charCodeAt(at) - second.charCodeAt(at);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Offset after the fraction, if there is one; 0 if it has no digits or more than 12. */
function fractionEnd(text: string): number {
  if (text[19] !== '.') return 19;
  let at = 20;
  while (digit(text, at) >= 0) at++;
  return at > 20 && at <= 32 ? at : 0;
}

/** Whether `+hh:mm` or `-hh:mm`, at most 14 hours, is the rest of the text. */
function isOffset(text: string, at: number): boolean {
  if (text.length !== at + 6 || (text[at] !== '+' && text[at] !== '-') || text[at + 3] !== ':') return false;
  const minutes = digits(text, at + 4, 2);
  return minutes <= 59 && digits(text, at + 1, 2) * 60 + minutes <= 14 * 60;
}

/** The number that `count` digits stand for; NaN if one isn't a digit, so that every comparison fails. */
function digits(text: string, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index++) {
    const value = digit(text, index);
    if (value < 0) return NaN;
    number = number * 10 + value;
  }
  return number;
}

/** The value of an ASCII digit; -1 for everything else. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : -1;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
  return (daysBefore[month] ?? 0) - (daysBefore[month - 1] ?? 0) + Number(month === 2 && isLeap(year));
}

/** Days since 1970-01-01 in the Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = (daysBefore[month - 1] ?? 0) + Number(month > 2 && isLeap(year)) + day - 1;
  return before * 365 + leapDays + inYear - 719162;
}
