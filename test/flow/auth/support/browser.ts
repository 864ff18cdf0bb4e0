/** A page and where it came from. */
interface Page {
  readonly url: string;
  readonly html: string;
  readonly status: number;
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/').replaceAll('&quot;', '"');

/** The first form of a page: where it goes, and its fields as they stand. */
function formOf({ url, html }: Page): { action: URL; fields: Map<string, string> } | undefined {
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/.exec(html)?.[0];
  if (form === undefined) return undefined;
  const tag = /<form\b[^>]*>/.exec(form)?.[0] ?? '';
  const fields = new Map<string, string>();
  for (const [input] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name !== undefined && name !== 'abort') fields.set(name, plain(attribute(input, 'value') ?? ''));
  }
  return { action: new URL(plain(attribute(tag, 'action') ?? url), url), fields };
}

/** A browser with cookies and a person in front of it who types what is asked for. */
export class TestBrowser {
  /** By name and path. */
  private readonly cookies = new Map<string, { name: string; path: string; value: string }>();
  /** Every page that came up, for the tests to look at. */
  readonly pages: Page[] = [];
  /** Values of every cookie that was ever set. */
  readonly setCookies: string[] = [];

  constructor(
    private readonly fetch: typeof globalThis.fetch,
    private readonly person: string,
  ) {}

  /** Opens an address and fills in form after form, until a page has none or `until` says stop. */
  async visit(url: string, until: (page: Page) => boolean = () => false): Promise<Page> {
    let page = await this.load(url);
    for (let form = formOf(page); form && !until(page); form = formOf(page)) {
      const { action, fields } = form;
      if (fields.has('login')) fields.set('login', this.person).set('password', 'any');
      page = await this.load(action.href, new URLSearchParams([...fields]).toString());
    }
    return page;
  }

  private async load(url: string, body?: string): Promise<Page> {
    const { protocol, origin, pathname } = new URL(url);
    const response = await (protocol === 'http:' ? globalThis.fetch : this.fetch)(url, {
      redirect: 'manual',
      headers: {
        cookie: protocol === 'http:' ? '' : this.cookiesFor(pathname),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.setCookies.push(value);
      const path = /;\s*path=([^;]*)/i.exec(cookie)?.[1] ?? '/';
      if (value === '') this.cookies.delete(`${name} ${path}`);
      else this.cookies.set(`${name} ${path}`, { name, path, value });
    }
    const location = response.headers.get('location');
    if (location !== null) return this.load(new URL(location, url).href);
    const page = { url, html: await response.text(), status: response.status };
    this.pages.push(page);
    return page;
  }

  private cookiesFor(pathname: string): string {
    const fitting = [...this.cookies.values()].filter(({ path }) => pathname.startsWith(path));
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}
