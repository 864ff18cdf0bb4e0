/** What a request prefers (RFC 7240, OData Protocol 4.01 §8.2.8). Unknown preferences are ignored. */
export interface Preferences {
  readonly return?: 'minimal' | 'representation';
  /** The requested page size. */
  readonly maxPageSize?: number;
}

/** Reads a `Prefer` header. If a preference occurs twice, the first one counts. */
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
