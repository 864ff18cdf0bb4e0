import * as vscode from 'vscode';
import { present, type PanelActions } from './response-panel';
import type { Services } from './services';

/** The whole body as it is shown: pretty-printed, an echoed token taken out. Loaded at first use. */
async function bodyOf(services: Services): Promise<string> {
  const { view, body } = present(services.last);
  const { wholeBody } = await import('../response/body');
  return view.answer ? wholeBody(body, view.answer.body.form) : '';
}

/** Opens the whole body of the newest answer, read-only. */
export async function openResponseBody(services: Services): Promise<void> {
  const name = present(services.last).view.answer?.body.form === 'json' ? 'response.json' : 'response.txt';
  await services.documents.open(name, await bodyOf(services));
}

/** What the page's buttons may do; nothing of it takes text from the page. */
export function panelActions(services: () => Services): PanelActions {
  const copy = {
    body: () => bodyOf(services()),
    requestId: () => present(services().last).view.answer?.requestId ?? '',
    clientRequestId: () => present(services().last).view.request.clientRequestId ?? '',
    details: async () => (await import('../response/summary')).summaryOfDetails(present(services().last).view),
  };
  return {
    openBody: () => openResponseBody(services()),
    openPayload: () => vscode.window.showTextDocument(present(services().last).payload),
    cancel: () => services().underWay?.abort(),
    async copy(message) {
      if (message.type !== 'copy') return;
      await vscode.env.clipboard.writeText(await copy[message.what]());
      services().panel.confirmCopied(message.what);
    },
  };
}
