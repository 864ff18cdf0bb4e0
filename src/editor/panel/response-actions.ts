import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { Copyable, FromPage, ToPage } from '../../panel/protocol';
import { toCurl } from '../../request/curl';
import { toHttpText } from '../../request/http-text';
import { toMgGraphRequest, toPowerShell } from '../../request/powershell';
import { idsForSupport, summaryOfDetails } from '../../response/summary';
import type { Range } from '../../text/positions';
import { toVscodeRange } from '../host/ranges';
import { bodyOf, type LastResponse } from './response-body';
import type { Shown } from './shown';

const copyables: Readonly<Record<Copyable, (last: LastResponse) => string>> = {
  body: bodyOf,
  id: ({ view }) => view.id ?? '',
  requestId: ({ view }) => view.answer?.requestId ?? '',
  clientRequestId: ({ view }) => view.request.clientRequestId ?? '',
  headers: ({ view }) => (view.answer?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'),
  details: ({ view }) => summaryOfDetails(view),
  ids: ({ view }) => idsForSupport(view),
  http: ({ attempt }) => toHttpText(attempt.request),
  curl: ({ attempt }) => toCurl(attempt.request),
  powershell: ({ attempt }) => toPowerShell(attempt.request),
  mgGraph: ({ attempt }) => toMgGraphRequest(attempt.request),
};

/** What the page's buttons do. Nothing of it takes text from the page. Returns what the page is told then. */
export async function act(
  message: Exclude<FromPage, { type: 'ready' | 'cancel' }>,
  { payload, last, offers = [], places = [], openTarget }: Shown,
): Promise<ToPage | undefined> {
  switch (message.type) {
    case 'openBody':
      await vscode.commands.executeCommand('securityProfiles.openResponseBody');
      return undefined;
    case 'saveBody':
      await vscode.commands.executeCommand('securityProfiles.saveResponseBody');
      return undefined;
    case 'openPayload':
      await openPayload(payload);
      return undefined;
    case 'goTo':
      await openPayload(payload, places[message.index]);
      return undefined;
    case 'goToTarget': {
      const error = last?.view.answer?.error;
      const target = message.index === 0 ? error?.target : error?.details[message.index - 1]?.target;
      if (target !== undefined) await openTarget?.(target);
      return undefined;
    }
    case 'choose':
      await offers[message.index]?.run();
      return undefined;
    case 'copy':
      if (!last) throw new HumanError('There is nothing to copy yet.');
      await vscode.env.clipboard.writeText(copyables[message.what](last));
      // The button that asked says so.
      return { type: 'copied', what: message.what };
  }
}

async function openPayload(payload: vscode.Uri | undefined, place?: Range): Promise<void> {
  if (payload) await vscode.window.showTextDocument(payload, place ? { selection: toVscodeRange(place) } : {});
}
