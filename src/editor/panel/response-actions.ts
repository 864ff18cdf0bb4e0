import { summaryOfDetails } from '../../response/summary';
import { wholeBody } from '../../response/body';
import type { Copyable } from '../../panel/protocol';
import { present } from './response-panel';
import type { PanelServices } from './services';

/** The whole body as it is shown: pretty-printed, an echoed token taken out. */
function bodyOf(services: PanelServices): string {
  const { view, body } = present(services.last);
  return view.answer ? wholeBody(body, view.answer.body.form) : '';
}

/** Opens the whole body of the newest answer, read-only. */
export async function openResponseBody(services: PanelServices): Promise<void> {
  const name = present(services.last).view.answer?.body.form === 'json' ? 'response.json' : 'response.txt';
  await services.documents.open(name, bodyOf(services));
}

const copyables: Readonly<Record<Copyable, (services: PanelServices) => string>> = {
  body: bodyOf,
  requestId: ({ last }) => present(last).view.answer?.requestId ?? '',
  clientRequestId: ({ last }) => present(last).view.request.clientRequestId ?? '',
  details: ({ last }) => summaryOfDetails(present(last).view),
};

/** What a copy button of the panel stands for. */
export function textToCopy(services: PanelServices, what: Copyable): string {
  return copyables[what](services);
}
