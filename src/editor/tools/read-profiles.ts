import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { workOut } from '../problems/work-out';
import { target } from '../send/targets';
import { requestTimeoutMs } from '../settings/settings';
import { type ToolServices, signalOf, toolResult } from './tool';

interface Input {
  readonly kind: string;
  readonly id?: string;
  readonly filter?: string;
}

const pageSize = 50;

/** Reads live profiles over the same target, credential and transport as a write. */
export const readProfiles = (services: ToolServices): vscode.LanguageModelTool<Input> => ({
  prepareInvocation: ({ input }) => ({ invocationMessage: `Reading ${input.kind} profiles` }),
  async invoke({ input }, token) {
    const kind = bundledKinds.findKind(input.kind);
    if (!kind) throw new Error('There is no such kind.');
    const signal = signalOf(token);
    const asking = <T>(ask: () => T) => ask();
    const { environment, credential } = await target(services, { signal, report: () => undefined, asking });
    const [{ liveClient }, { send }] = await Promise.all([
      import('../../live/live-client'),
      import('../../transport/send'),
    ]);
    const client = liveClient({
      environment,
      newGuid: () => randomUUID(),
      workOut,
      send: (request) =>
        send(request, credential, {
          fetch: (url, init) => globalThis.fetch(url, init),
          signal,
          timeoutMs: requestTimeoutMs(),
          onWait: () => undefined,
          now: () => performance.now(),
          random: () => Math.random(),
        }),
    });
    if (input.id !== undefined) {
      const found = await client.get(kind, input.id);
      if (!found.ok) throw new Error(found.failure.message);
      return toolResult({ id: found.value.id, profile: found.value.text });
    }
    const page = await client.list(kind, { top: pageSize, count: true, filter: input.filter });
    if (!page.ok) throw new Error(page.failure.message);
    const { profiles, count, next } = page.value;
    return toolResult({
      environment: environment.label,
      ...(count === undefined ? {} : { count }),
      profiles: profiles.map(({ id, name, changedAt }) => ({ id, name, changedAt })),
      ...(next ? { more: 'There are more. Use a filter, or read one by its ID.' } : {}),
    });
  },
});
