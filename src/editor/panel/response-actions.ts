import type { Copyable } from '../../panel/protocol';
import { summaryOfDetails } from '../../response/summary';
import type { LastResponse } from './last-response';
import { bodyOf } from './response-body';

const copyables: Readonly<Record<Copyable, (last: LastResponse) => string>> = {
  body: bodyOf,
  requestId: ({ view }) => view.answer?.requestId ?? '',
  clientRequestId: ({ view }) => view.request.clientRequestId ?? '',
  headers: ({ view }) => (view.answer?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'),
  details: ({ view }) => summaryOfDetails(view),
};

/** What a copy button of the panel stands for. */
export function textToCopy(last: LastResponse, what: Copyable): string {
  return copyables[what](last);
}
