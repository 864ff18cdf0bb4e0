import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Intent, Kind } from '../../catalog/kinds';
import { Cancelled } from '../../errors';
import { profileOf } from '../../response/wording';
import type { SubmitPorts, SubmitState } from '../../submit';
import { cancellation, type Watched } from '../host/progress';
import { requestTimeoutMs } from '../settings/settings';
import { guardWrite } from './guard-write';
import { target, type SendServices } from './targets';

/**
 * Connects `submit()` with the editor: snapshots, settings, sandbox, sign-in, what is remembered of the file.
 *
 * @param tell shows how far the submission has come
 */
export function submitPorts(
  services: SendServices,
  document: vscode.TextDocument,
  intent: Intent,
  { controller, report }: Watched,
  tell: (state: SubmitState) => void,
): SubmitPorts {
  const { version, uri } = document;
  const { signal } = controller;
  const { snapshots, records, panel } = services;
  return {
    check: () => snapshots.check(document, intent),
    target: () => target(services, { signal, report }),
    ids: {
      find: (environment) => records.idOf(uri, environment),
      remember(environment, id) {
        records.rememberId(uri, environment, id);
        records.setIntent(uri, 'update');
      },
      forget: (environment) => records.forgetId(uri, environment),
    },
    askId: (kind) => askId(kind, signal),
    guard: (write) => guardWrite(write, uri, signal),
    async send(request, { credential }) {
      const { send } = await import('../../transport/send');
      const { announceWait } = await import('../../response/repeats');
      return send(request, credential, {
        // Looked up now: VS Code replaces the global one with its own, for proxies and certificates.
        fetch(input, init) {
          panel.wait(undefined, { controller });
          return globalThis.fetch(input, init);
        },
        signal,
        timeoutMs: requestTimeoutMs(),
        onWait(wait) {
          const announced = announceWait(wait);
          panel.wait(announced, { controller });
          report(`${wait.status}: ${announced.countdown}`);
        },
        now: () => performance.now(),
        random: () => Math.random(),
        log: (line) => services.log.debug(line),
      });
    },
    tell,
    documentChanged: () => document.version !== version,
    newGuid: () => randomUUID(),
    now: () => new Date(),
  };
}

/** Asks which profile an Update is for. @throws Cancelled */
async function askId(kind: Kind, signal: AbortSignal): Promise<string> {
  const id = await vscode.window.showInputBox(
    {
      title: `Update ${kind.label} Profile`,
      prompt: `Which ${profileOf(kind)} do you want to update? Enter its ID.`,
      placeHolder: 'Profile ID',
      ignoreFocusOut: true,
      validateInput: (text) => (text.trim() === '' ? 'Enter the profile ID.' : undefined),
    },
    cancellation(signal),
  );
  if (id === undefined) throw new Cancelled();
  return id.trim();
}
