import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { setOf, type Intent, type Kind } from '../../catalog/kinds';
import type { Problem } from '../../validation/problem';
import type { SubmitPorts } from '../../submit';
import { cancellation } from '../host/cancellation';
import { offer } from '../error-boundary';
import { explainAccess } from '../sign-in/explain-access';
import { guardWrite } from './guard-write';
import type { SendServices } from './services';
import { requestTimeoutMs } from '../settings/settings';
import { target, type Target } from './targets';

/** What belongs to one attempt alone. */
export interface Attempt {
  readonly controller: AbortController;
  readonly report: (message: string) => void;
  readonly blocked: (errors: readonly Problem[], canSend: boolean) => void;
}

/** Connects `submit()` with the editor: settings, sandbox, panel, memory of ids. */
export function submitPorts(
  services: SendServices,
  document: vscode.TextDocument,
  intent: Intent,
  { controller, report, blocked }: Attempt,
): SubmitPorts {
  const { version, uri } = document;
  const { signal } = controller;
  const waiting = { signal, report };
  let chosen: Target | undefined;
  return {
    check: () => services.snapshots.check(document, intent),
    blocked,
    async environment() {
      chosen = await target(services, waiting);
      if (chosen.identity) services.lastTarget = chosen;
      return chosen.environment;
    },
    guard: async (write) => guardWrite(write, intent, uri, chosen ?? (await target(services, waiting)), signal),
    knownId: (environment) => services.knownIds.find(uri, environment),
    askId: (kind) => askId(kind, signal),
    rememberId(environment, id) {
      void services.knownIds.remember(uri, environment, id);
      services.intents.set(uri, 'update');
    },
    forgetId: (environment) => void services.knownIds.forget(uri, environment),
    async send(request) {
      const [{ send }, { credential }] = await Promise.all([
        import('../../transport/send'),
        chosen ?? target(services, waiting),
      ]);
      return send(request, credential, {
        // Looked up now: VS Code replaces the global one with its own, for proxies and certificates.
        fetch: (input, init) => globalThis.fetch(input, init),
        signal,
        timeoutMs: requestTimeoutMs(),
        onWait: ({ status, milliseconds }) => report(`${status}: trying again in ${Math.ceil(milliseconds / 1000)} s`),
        now: () => performance.now(),
        random: () => Math.random(),
        log: (line) => services.log.debug(line),
      });
    },
    sending(announcement) {
      services.underWay = controller;
      services.last = undefined;
      services.panel.busy(announcement);
    },
    notSent(why, actions) {
      services.last = undefined;
      services.panel.notSent(why, []);
      if (actions.length > 0) void offer(why, actions);
    },
    notShown(why) {
      services.last = undefined;
      services.panel.notShown(why);
    },
    unchanged: () => document.version === version,
    show(view, body) {
      services.last = { view, body: body ?? '', payload: uri };
      services.panel.show(chosen ? explainAccess(view, chosen) : view);
      services.log.info(`${view.request.method} ${view.request.url}: ${view.answer?.status ?? 'no answer'}`);
    },
    newGuid: () => randomUUID(),
    now: () => new Date(),
  };
}

/** Asks which profile an Update is for. @throws Cancelled */
async function askId(kind: Kind, signal: AbortSignal): Promise<string> {
  const id = await vscode.window.showInputBox(
    {
      title: `Update ${kind.label} Profile`,
      prompt: `The payload has no id, and this file was not added here. Which of the ${setOf(kind)} is to be updated?`,
      placeHolder: 'id of the profile',
      ignoreFocusOut: true,
      validateInput: (text) => (text.trim() === '' ? 'Give the id of the profile.' : undefined),
    },
    cancellation(signal),
  );
  if (id === undefined) throw new Cancelled();
  return id.trim();
}
