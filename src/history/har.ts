import { statusPhrase } from '../response/status-phrases';
import type { HistoryEntry } from './entry';

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), as far as it's written here. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly object[];
  };
}

/**
 * Entries as an HTTP archive, oldest first, for the network tools of browsers and others.
 *
 * @param version of this extension
 */
export const toHar = (entries: readonly HistoryEntry[], version: string): Har => ({
  log: {
    version: '1.2',
    creator: { name: 'graph-security-profiles', version },
    entries: oldestFirst(entries).map(harEntry),
  },
});

/** The text of {@link toHar}, an entry at a time: all of them at once would hold up the thread. */
export function* harPieces(entries: readonly HistoryEntry[], version: string): Generator<string, void> {
  const [head = '', end] = JSON.stringify(toHar([], version), null, 2).split('[]');
  yield `${head}[`;
  let before = '\n';
  for (const entry of oldestFirst(entries)) {
    yield `${before}      ${JSON.stringify(harEntry(entry), null, 2).replaceAll('\n', '\n      ')}`;
    before = ',\n';
  }
  yield `${entries.length > 0 ? '\n    ' : ''}]${end}`;
}

const oldestFirst = (entries: readonly HistoryEntry[]) => [...entries].sort((a, b) => a.id.localeCompare(b.id));

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

function harEntry(entry: HistoryEntry): object {
  const { request, sentAt, result, summary, file } = entry;
  const time = result.ok ? result.answer.durationMs : 0;
  return {
    startedDateTime: sentAt,
    time,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: namesAndValues(Object.entries(request.headers)),
      queryString: URL.canParse(request.url) ? namesAndValues([...new URL(request.url).searchParams]) : [],
      ...(request.body === undefined ? {} : { postData: postData(request, request.body) }),
      headersSize: -1,
      // -1 is what isn't known.
      bodySize: request.isCut ? -1 : bytesOf(request.body ?? ''),
    },
    response: harResponse(entry),
    cache: {},
    timings: timingsOf(result, time),
    comment: `${summary.headline} (${file})`,
  };
}

function postData({ headers, isCut = false }: HistoryEntry['request'], text: string): object {
  const mimeType = headers['Content-Type'] ?? 'application/json';
  return { mimeType, text, ...(isCut ? { comment: 'Only the first 1 MB was kept.' } : {}) };
}

/** Together they are the entry's time, as the specification asks; -1 is what doesn't apply, or wasn't measured. */
function timingsOf({ timing }: HistoryEntry['result'], time: number): object {
  if (!timing) return { send: 0, wait: time, receive: 0 };
  const { queue = -1, connect = -1, send = 0, download } = timing;
  const before = Math.max(0, queue) + Math.max(0, connect) + send;
  return {
    blocked: queue,
    dns: -1,
    connect,
    ssl: -1,
    send,
    wait: Math.max(0, time - before - download),
    receive: download,
  };
}

function harResponse({ result }: HistoryEntry): object {
  const common = { httpVersion: 'HTTP/1.1', cookies: [], redirectURL: '', headersSize: -1 };
  if (!result.ok) {
    const content = { size: 0, mimeType: 'x-unknown' };
    // What Chrome writes where no answer came.
    return {
      ...common,
      status: 0,
      statusText: '',
      headers: [],
      content,
      bodySize: -1,
      comment: result.failure.message,
    };
  }
  const { status, headers, body, bodyBytes } = result.answer;
  const mimeType = headers.find(([name]) => name === 'content-type')?.[1] ?? 'x-unknown';
  return {
    ...common,
    status,
    statusText: statusPhrase(status),
    headers: namesAndValues(headers),
    content: { size: bodyBytes, mimeType, text: body },
    bodySize: bodyBytes,
  };
}

const namesAndValues = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => ({ name, value }));
