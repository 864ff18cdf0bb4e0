import { GraphError } from '../wire/graph-error';

/** The system query options that a request may carry (OData URL Conventions 4.01 §5.1), with `$`. */
export type OptionName = '$top' | '$skip' | '$count' | '$select' | '$filter' | '$orderby' | '$skiptoken';

/** A refusal of a query option. */
export function badOption(name: string, message: string): GraphError {
  return new GraphError(400, message, { target: name, inner: 'invalidQueryOption' });
}

const reasons: Readonly<Record<string, string>> = {
  $expand: 'Security profiles have no navigation properties, so there is nothing to expand.',
  $search: 'The sandbox does not search: use $filter with contains().',
};

/**
 * The system options of a query, by lowercase name. Names without `$` aren't system options and are ignored.
 *
 * @param allowed the options that this request supports
 * @throws GraphError 400 for any other one, and for a repeated one
 */
export function readOptions(query: URLSearchParams, allowed: readonly OptionName[]): Map<OptionName, string> {
  const options = new Map<OptionName, string>();
  for (const [written, value] of query) {
    if (!written.startsWith('$')) continue;
    const name = allowed.find((one) => one === written.toLowerCase());
    if (!name)
      throw badOption(written, reasons[written.toLowerCase()] ?? `The query option ${written} is not supported here.`);
    if (options.has(name)) throw badOption(name, `The query option ${name} occurs twice.`);
    options.set(name, value);
  }
  return options;
}

/**
 * A count such as the value of `$top`.
 *
 * @throws GraphError 400 unless it is a whole number that is not negative
 */
export function readWholeNumber(name: OptionName, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value.trim())) throw badOption(name, `${name} must be a whole number, not '${value}'.`);
  return Number(value);
}

/** @throws GraphError 400 unless it is `true` or `false` */
export function readFlag(name: OptionName, value: string | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value !== 'true') throw badOption(name, `${name} must be true or false, not '${value}'.`);
  return true;
}
