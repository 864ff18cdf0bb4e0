/** What a request prefers (RFC 7240, OData Protocol 4.01 §8.2.8). Preferences that we do not know are ignored. */
export interface Preferences {
  readonly return?: 'minimal' | 'representation';
  /** Page size that is asked for. */
  readonly maxPageSize?: number;
}

/** Reads a `Prefer` header. Of a preference that is given twice the first one counts. */
export function readPrefer(header: string | null): Preferences {
  let result: Preferences = {};
  for (const part of (header ?? '').split(',').reverse()) {
    const [, name = '', value = ''] = /^\s*([\w.-]+)\s*(?:=\s*"?([^";]*)"?)?/.exec(part) ?? [];
    const word = value.trim().toLowerCase();
    if (name.toLowerCase() === 'return' && (word === 'minimal' || word === 'representation')) {
      result = { ...result, return: word };
    }
    if (/^(?:odata\.)?maxpagesize$/i.test(name) && /^[1-9]\d{0,5}$/.test(word)) {
      result = { ...result, maxPageSize: Number(word) };
    }
  }
  return result;
}
