import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import { environments } from '../../request/environment';
import { obstaclesOf } from '../../submit';
import type { SubmitState } from '../../submit/submission';
import { plainText } from '../../text/plain-text';
import type { Submitter } from '../panel/response-panel';
import { toldOf } from '../panel/told';
import { chosenEnvironment } from '../settings/environment-settings';
import { uriKey } from '../host/disk-key';
import { fixAllOffer, stepsWhenBlocked } from './next-steps';
import type { SendServices } from './targets';

/** A payload that errors keep from being sent. */
export interface BlockedPayload {
  readonly document: vscode.TextDocument;
  readonly intent: Intent;
  readonly submitter: Submitter;
  /** Sends it; `anyway` if neither the text nor the environment has changed since the person saw its errors. */
  readonly send: (anyway: boolean) => unknown;
}

/** Keeps the panel up to date while the payload is being fixed: errors with their lines, and in the end that it can be sent. */
export function followBlocked({ panel, snapshots }: SendServices, blocked: BlockedPayload, first: Blocked): void {
  const { document, intent, submitter } = blocked;
  const key = uriKey(document.uri);
  /** The errors, or what the button says once there are none. What is shown already isn't told again: a press on it would be lost. */
  let shown: Blocked | string | undefined;

  const show = async (state: Blocked) => {
    shown = state;
    const { version } = document;
    const environment = chosenEnvironment();
    const sendAnyway = () => blocked.send(document.version === version && chosenEnvironment() === environment);
    const steps = stepsWhenBlocked(state, document, sendAnyway);
    if (state === first) panel.tell(toldOf(state, document.uri, steps), submitter);
    else panel.post(toldOf(state, document.uri, steps).shown);
    const fixAll = await fixAllOffer(document);
    if (!fixAll || shown !== state || !panel.isAbout(submitter)) return;
    // Last: it comes late, and no button may move away under a press.
    const { shown: more } = toldOf(state, document.uri, [...steps, fixAll]);
    panel.post(more, more.message);
  };

  const look = async () => {
    const { errors, canSend } = obstaclesOf(await snapshots.check(document, intent));
    if (!panel.isAbout(submitter)) return;
    if (!canSend || errors.length > 0) {
      const state: Blocked = { state: 'blocked', errors, canSend };
      if (JSON.stringify(state) !== JSON.stringify(shown)) await show(state);
      return;
    }
    const label = `${intent === 'add' ? 'Add to' : 'Update in'} ${environments[chosenEnvironment()].place}`;
    if (shown === label) return;
    shown = label;
    const name = plainText(baseName(document.uri.path));
    const message = { type: 'notSent', tone: 'neutral', headline: `${name} has no errors left.` } as const;
    panel.post({
      message: { ...message, reasons: [], choices: [label] },
      payload: document.uri,
      offers: [{ label, run: () => blocked.send(false) }],
    });
  };

  const following = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (!panel.isAbout(submitter) || document.isClosed) following.dispose();
    else if (uris.some((changed) => uriKey(changed) === key)) void look();
  });
  void show(first);
}

type Blocked = Extract<SubmitState, { state: 'blocked' }>;
