import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { Copyable, Press, ToPage } from '../../panel/protocol';
import { idsForSupport, summaryOfDetails } from '../../response/summary';
import type { Range } from '../../text/positions';
import { payloadDocument } from '../host/payload-document';
import { toVscodeRange, columnOf } from '../host/editor-positions';
import { bodyOf, type LastResponse } from './response-body';
import type { Shown } from './shown';

/** What the panel needs from other rooms. */
export interface PanelPorts {
  readonly extensionUri: vscode.Uri;
  /** Where an answer is shown. */
  readonly location: () => 'panel' | 'beside';
  /** Called for each answer that is shown. */
  readonly shows: (last: LastResponse) => unknown;
  /** The last one that was shown, if it is still kept. */
  readonly restore: () => Promise<Shown | undefined>;
  /** Shows a property of a payload, by the path in Graph's error: `logonUsers/0/accountType`. */
  readonly openTarget: (document: vscode.TextDocument, target: string) => Promise<void>;
  /** The error boundary around what the page asks for. @param what a description, in case it fails */
  readonly within: <T>(what: string, run: () => T | PromiseLike<T>) => Promise<T | undefined>;
}

/** What the page's buttons work with. */
interface ActPorts extends Pick<PanelPorts, 'openTarget'> {
  /** Gives the page the focus again: after a box, VS Code gives it to the editor. */
  readonly focus: () => unknown;
}

const copyables: Readonly<Record<Copyable, (last: LastResponse) => string | Promise<string>>> = {
  body: bodyOf,
  id: ({ view }) => view.id ?? '',
  requestId: ({ view }) => view.answer?.requestId ?? '',
  clientRequestId: ({ view }) => view.request.clientRequestId ?? '',
  headers: ({ view }) => (view.answer?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'),
  details: ({ view }) => summaryOfDetails(view),
  ids: ({ view }) => idsForSupport(view),
};

/**
 * What the page's buttons do. None of it uses text from the page. Returns what the page is told afterward.
 *
 * @throws HumanError if there is nothing to copy or the payload can't be opened
 */
export async function act(
  message: Exclude<Press, { type: 'cancel' }>,
  { payload, last, offers = [], places = [] }: Shown,
  { openTarget, focus }: ActPorts,
): Promise<ToPage | undefined> {
  switch (message.type) {
    case 'openBody':
      await vscode.commands.executeCommand('securityProfiles.openResponseBody');
      return undefined;
    case 'saveBody':
      await vscode.commands.executeCommand('securityProfiles.saveResponseBody');
      focus();
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
      if (payload && target !== undefined) await openTarget(await payloadDocument(payload), target);
      return undefined;
    }
    case 'choose':
      await offers[message.index]?.run();
      return undefined;
    case 'copyAs':
      if (last) await copyAs(last);
      focus();
      return undefined;
    case 'copy':
      if (!last) throw new HumanError('There is nothing to copy yet.');
      await vscode.env.clipboard.writeText(await copyables[message.what](last));
      // The button that asked says so.
      return { type: 'copied', what: message.what };
  }
}

/** Puts the request on the clipboard for the tool that the person chooses, with a placeholder for the token that it had. */
async function copyAs({ attempt: { request }, view }: LastResponse): Promise<void> {
  if (request.isCut)
    throw new HumanError('The history keeps only the beginning of this request, so it can’t be copied.');
  const { requestCopies } = await import('../../request/copies');
  const picked = await vscode.window.showQuickPick(requestCopies, {
    title: 'Copy Request As',
    placeHolder: 'Select the tool',
    matchOnDetail: true,
    // Pressing elsewhere doesn't end it, so the focus is due in the panel when it ends.
    ignoreFocusOut: true,
  });
  if (!picked) return;
  const isAnonymous = !view.request.headers.some(([name]) => name === 'Authorization');
  await vscode.env.clipboard.writeText(picked.text({ ...request, isAnonymous }));
  vscode.window.setStatusBarMessage(`Copied the request for ${picked.label}`, 3000);
}

async function openPayload(payload: vscode.Uri | undefined, place?: Range): Promise<void> {
  if (!payload) return;
  const viewColumn = columnOf(payload);
  const selection = place && { selection: toVscodeRange(place) };
  await vscode.window.showTextDocument(await payloadDocument(payload), { viewColumn, ...selection });
}
