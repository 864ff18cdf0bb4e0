/** Fields of requests to a provider and of its answers that let somebody in (RFC 6749, 7521, 7636, 8628). */
export const secretFields = [
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'code_verifier',
  'device_code',
  'user_code',
  'client_secret',
  'client_assertion',
] as const;

/** Shorter texts are found by chance. UTF-16 units. */
const shortest = 8;

/** So much of a long secret's beginning tells that it stands there, cut off or not. */
const telling = 16;

/** How the same text looks in JSON (also that of PHP and .NET), in a URL and on a page. */
export const notations: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON of PHP': (text) => text.replaceAll('/', '\\/'),
  'in JSON of .NET': (text) => text.replaceAll('+', '\\u002B'),
  'in a URL': (text) => encodeURIComponent(text),
  'on a page': (text) => text.replace(/[+/=~]/g, (one) => `&#x${one.charCodeAt(0).toString(16).toUpperCase()};`),
};

/** Everything of one run that must be seen by nobody, each with the name of what it is. */
export class Secrets {
  /** By every text that gives it away. */
  private readonly all = new Map<string, string>();

  get size(): number {
    return this.all.size;
  }

  get names(): ReadonlySet<string> {
    return new Set(this.all.values());
  }

  /**
   * Takes the whole of it and its beginning; of a JWT the parts but the first, which is alike in all of a provider's tokens
   * and lets nobody in.
   */
  add(name: string, value: unknown): void {
    if (typeof value !== 'string') return;
    const parts = value.split('.');
    for (const text of parts.length === 3 ? parts.slice(1) : [value]) {
      if (text.length < shortest) continue;
      for (const form of Object.values(notations)) this.all.set(form(text), name);
      if (text.length > telling) this.all.set(text.slice(0, telling), name);
    }
  }

  /** Line by line: a printed text may be indented or broken there. */
  addLines(name: string, text: string): void {
    for (const line of text.split('\n').filter((one) => !one.startsWith('-----'))) this.add(name, line);
  }

  /** Takes what is secret in the body of a request to a provider, or of its answer. */
  addBody(body: string): void {
    const fields: unknown = body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    for (const name of secretFields) this.add(name, (fields as Record<string, unknown>)[name]);
  }

  /** The names of what the text holds, in whatever notation. */
  foundIn(text: string): string[] {
    return [...new Set([...this.all].filter(([form]) => text.includes(form)).map(([, name]) => name))];
  }
}
