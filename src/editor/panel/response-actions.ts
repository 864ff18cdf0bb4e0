import type { Copyable } from '../../panel/protocol';
import { wholeBody } from '../../response/answer-body';
import { summaryOfDetails } from '../../response/summary';
import type { LastResponse, ResponseServices } from './last-response';

/** The whole body as it is shown: pretty-printed, an echoed token taken out. */
function bodyOf({ attempt: { result }, view }: LastResponse): string {
  return result.ok && view.answer ? wholeBody(result.answer.body, view.answer.body.form) : '';
}

/** Opens the whole body of the newest answer, read-only. */
export async function openResponseBody(services: ResponseServices): Promise<void> {
  const last = services.panel.lastResponse();
  const name = last.view.answer?.body.form === 'json' ? 'response.json' : 'response.txt';
  await services.documents.open(name, bodyOf(last));
}

const copyables: Readonly<Record<Copyable, (last: LastResponse) => string>> = {
  body: bodyOf,
  requestId: ({ view }) => view.answer?.requestId ?? '',
  clientRequestId: ({ view }) => view.request.clientRequestId ?? '',
  details: ({ view }) => summaryOfDetails(view),
};

/** What a copy button of the panel stands for. */
export function textToCopy(last: LastResponse, what: Copyable): string {
  return copyables[what](last);
}
