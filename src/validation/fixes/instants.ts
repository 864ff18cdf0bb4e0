/**
 * An instant as Graph writes it: in UTC, with Z.
 *
 * @param seconds since 1970
 * @param fraction digits behind the point; none without it
 * @returns `undefined` for what has no year of four digits
 */
export function formatDateTime(seconds: number, fraction = ''): string | undefined {
  const date = new Date(seconds * 1000);
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return `${date.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}
