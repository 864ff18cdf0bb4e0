import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import { Cancelled } from '../../errors';
import { isRemote } from '../../request/environment';
import type { SubmitPorts, SubmitState } from '../../submit/submission';
import { onHostThread } from '../../text/host-thread';
import { plural, waitText } from '../../text/quantities';
import type { CheckedSnapshot } from '../../validation/check';
import type { Target } from '../../transport/target';
import type { ProgressControls } from '../host/progress';
import { startThread, workOut } from '../problems/work-out';
import { chosenEnvironment } from '../settings/environment-settings';
import { guardWrite } from './guard-write';
import { sendRequest } from './send-request';
import { target, type SendServices } from './targets';

/**
 * Connects `submit()` with the editor: snapshots, settings, sandbox, sign-in, what is remembered of the file.
 *
 * @param file the document's file, which may be renamed in the meantime
 * @param check the payload as it stands, checked
 * @param tell shows how far the submission has come
 */
export function submitPorts(
  services: SendServices,
  document: vscode.TextDocument,
  file: { readonly uri: vscode.Uri },
  check: () => Promise<CheckedSnapshot>,
  { controller, report, asking }: ProgressControls,
  tell: (state: SubmitState) => void,
): SubmitPorts {
  let { version } = document;
  const { signal } = controller;
  let reached: Target | undefined;
  const { records, panel } = services;
  return {
    async check() {
      const checked = await check();
      version = checked.snapshot.version;
      return checked;
    },
    workOut,
    starting: () => (isRemote(chosenEnvironment()) || services.sandbox.running ? undefined : services.livePlace()),
    async target() {
      reached = await target(services, { signal, report, asking });
      return reached;
    },
    memory: {
      find: (environment) => records.knownOf(file.uri, environment),
      remember: (environment, profile) => records.know(file.uri, environment, profile),
      note: (environment, profile) => records.note(environment, [[file.uri, profile]]),
      key: () => services.digestKey.load(),
    },
    async wait(milliseconds, left) {
      report(`The service still shows an earlier state. Reading again, ${plural(left, 'time')} at most`, 'lag');
      await sleep(milliseconds, undefined, { signal }).catch(() => {
        throw new Cancelled();
      });
    },
    resolve: (conflict) => asking(async () => (await import('./resolve-conflict')).resolveConflict(conflict)),
    askId: (kind) => asking(() => askId(kind, reached, signal)),
    guard: (write) => guardWrite(write, { file: file.uri, isAsked: services.isAsked === true }, { signal, asking }),
    async send(request, to) {
      // The answer is about as long and is read in that thread.
      if ((request.body?.length ?? 0) > onHostThread.compare) void startThread();
      // Whatever was read until now is known.
      if (request.method !== 'GET') report('');
      const { announceWait, tryText } = await import('../../response/repeats');
      let next = 1;
      return sendRequest(request, to, {
        signal,
        log: services.log,
        onTry() {
          panel.wait(undefined, { controller });
          if (next > 1) report(tryText(next));
        },
        onWait(wait) {
          panel.wait(announceWait(wait), { controller });
          // The panel counts down; this is announced each time it changes.
          if (wait.next !== next)
            report(`${wait.status}: waiting ${waitText(wait.milliseconds)} before it’s sent again`);
          next = wait.next;
        },
      });
    },
    tell,
    documentChanged: () => document.version !== version,
    newGuid: () => randomUUID(),
    now: () => new Date(),
  };
}

async function askId(kind: Kind, reached: Target | undefined, signal: AbortSignal): Promise<string> {
  if (!reached) throw new Error('Which profile is asked for where it is.');
  return (await import('./pick-profile')).pickProfile(kind, reached, signal);
}
