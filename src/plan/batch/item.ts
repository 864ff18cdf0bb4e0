import type { GraphRequest } from '../../request/graph-request';
import type { HttpAnswer } from '../../transport/http-answer';

/** A request that goes out together with others. */
export interface BatchItem {
  /** Unique among all items that are sent; ids are compared without case. */
  readonly id: string;
  readonly request: GraphRequest;
}

/** What came of an item. */
export type ItemOutcome =
  /** The service answered it, whatever it said. */
  | { readonly state: 'answered'; readonly answer: HttpAnswer }
  /** It may have been carried out; `why` is a sentence. */
  | { readonly state: 'unknown'; readonly why: string }
  /** It was surely not carried out. */
  | { readonly state: 'unsent'; readonly why: string };

/** Graph's limit for one batch (Graph docs, “json-batching”). */
export const mostItems = 20;

/** Contract §11: batches at once. */
export const mostAtOnce = 4;

/** UTF-16 units of a batch's body: services take 4 MB, and a text of other letters takes up to three bytes for each. */
export const longestBatch = 1_000_000;

/** Contract §11: how often an item that met 429, or 503 with `Retry-After`, is sent again. */
export const mostItemRepeats = 5;

/** Whether it changes nothing, so that it may be asked for again whatever became of it. */
export const isRead = ({ request }: BatchItem) => request.method === 'GET';
