import type { Kind } from '../catalog/kinds';
import { parseBy, workOutHere, type WorkOut } from '../difference/work';
import type { JsonDocument } from '../document/json-document';
import type { Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import { bodyFactsBy } from '../response/answer-body';
import { isSuccess } from '../response/read-answer';
import type { HttpAnswer, SendResult } from '../transport/http-answer';
import { noAnswer, refusal, type LiveRequest, type LiveResult } from './live-failure';
import type { LiveDocument, LiveProfile } from './live-profile';
import { deleteRequest, getRequest, listRequest, listUrl, type ListOptions } from './live-requests';
import { followable } from './next-link';
import { deepestProfile, isLargeObject, readList, readOne } from './read-live-answer';

/** What reading and deleting needs from outside: the same transport, credential and target as a write. */
export interface LivePorts {
  readonly environment: Environment;
  /** Sends with the environment's credential; ends when the caller gives up. @throws Cancelled, HumanError: nothing was sent */
  readonly send: (request: GraphRequest) => Promise<SendResult>;
  /** For `client-request-id`. */
  readonly newGuid: () => string;
  /** Reads answers where that holds nobody up; without it, in the caller's thread. */
  readonly workOut?: WorkOut;
}

/** Where a list goes on. To be given back as it is. */
export interface Cursor {
  readonly url: string;
  /** The addresses of this list so far, this one included. */
  readonly visited: ReadonlySet<string>;
}

/** A page of a list. */
export interface LivePage {
  readonly profiles: readonly LiveProfile[];
  /** Entries that are no profile. */
  readonly unreadable: number;
  /** How many there are in all, where the service tells it. */
  readonly count: number | undefined;
  /** Where the list goes on, while there is more. */
  readonly next: Cursor | undefined;
  /** Why the list ends here although the service has more, as a sentence. */
  readonly brokenOff: string | undefined;
}

/** Reads and deletes the profiles of an environment, of whatever kind. Each failure that a person may meet is a value. */
export interface LiveClient {
  /** The first page. A service that refuses to count is asked again without. */
  list(kind: Kind, query?: ListOptions): Promise<LiveResult<LivePage>>;
  /** The page that a cursor stands for. */
  more(kind: Kind, cursor: Cursor): Promise<LiveResult<LivePage>>;
  /** One profile as it is now. @throws HumanError for an id that no URL can carry */
  get(kind: Kind, id: string): Promise<LiveResult<LiveDocument>>;
  /** @param etag sent as `If-Match`: then only this version is deleted. @throws HumanError for an id that no URL can carry */
  delete(kind: Kind, id: string, etag?: string): Promise<LiveResult<undefined>>;
}

/** How a service refuses a query option: Graph with 400, others because they don’t have it. */
const refusesOption: readonly (number | undefined)[] = [400, 501];

export function liveClient({ environment, send, newGuid, workOut = workOutHere }: LivePorts): LiveClient {
  const { base } = environment;

  const ask = async <T>(
    asked: LiveRequest,
    read: (answer: HttpAnswer, parsed: JsonDocument | undefined) => LiveResult<T>,
    deepest?: number,
  ): Promise<LiveResult<T>> => {
    const result = await send(asked.request);
    if (!result.ok) return noAnswer(asked, result.failure);
    const { answer } = result;
    if (!isSuccess(answer.status)) return refusal(asked, answer, await bodyFactsBy(workOut, answer, asked.kind));
    return read(answer, isLargeObject(answer) ? await parseBy(workOut, answer.body, deepest) : undefined);
  };

  const page = async (kind: Kind, { url, visited }: Cursor): Promise<LiveResult<LivePage>> => {
    const asked: LiveRequest = { operation: 'list', kind, environment, request: listRequest(url, newGuid()) };
    const read = await ask(asked, (answer, parsed) => readList(asked, answer, parsed));
    if (!read.ok) return read;
    const { nextLink, ...rest } = read.value;
    const link = nextLink === undefined ? undefined : followable(nextLink, base, visited);
    const next = link && 'url' in link ? { url: link.url, visited: new Set([...visited, link.url]) } : undefined;
    return { ok: true, value: { ...rest, next, brokenOff: link && 'why' in link ? link.why : undefined } };
  };

  const start = (kind: Kind, query: ListOptions) => {
    const url = listUrl(base, kind, query);
    return page(kind, { url, visited: new Set([new URL(url).href]) });
  };

  return {
    async list(kind, query = {}) {
      const first = await start(kind, query);
      const again = !first.ok && query.count && refusesOption.includes(first.failure.status);
      return again ? start(kind, { ...query, count: false }) : first;
    },
    more: page,
    async get(kind, id) {
      const request = getRequest(base, kind, id, newGuid());
      const asked: LiveRequest = { operation: 'get', kind, environment, request };
      return ask(asked, (answer, parsed) => readOne(asked, answer, id, parsed), deepestProfile);
    },
    async delete(kind, id, etag) {
      const request = deleteRequest(base, kind, id, newGuid(), etag);
      return ask({ operation: 'delete', kind, environment, request }, () => ({ ok: true, value: undefined }));
    },
  };
}
