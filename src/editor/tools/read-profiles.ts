import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import type { LiveClient, LivePage } from '../../live/live-client';
import type { LiveResult } from '../../live/live-failure';
import type { ListOptions } from '../../live/live-requests';
import { workOut } from '../problems/work-out';
import { sendRequest } from '../send/send-request';
import { target } from '../send/targets';
import { leftOutOf } from './result-text';
import { offsetOf, type ToolServices, signalOf, throwInWords, toolResult } from './tool';

interface Input {
  readonly kind: string;
  readonly id?: string;
  readonly filter?: string;
  readonly offset?: number;
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
    const quietly = { signal, report: () => undefined, asking };
    const { environment, credential } = await target(services, quietly).catch(throwInWords);
    const { liveClient } = await import('../../live/live-client');
    const client = liveClient({
      environment,
      newGuid: () => randomUUID(),
      workOut,
      send: (request) => sendRequest(request, { credential }, { signal }),
    });
    const offset = offsetOf(input);
    if (input.id !== undefined) {
      const { id, text } = await valueOf(client.get(kind, input.id));
      const leftOut = leftOutOf('Characters', text.length, offset);
      return toolResult({ id }, { name: 'profile', all: text.slice(offset), leftOut });
    }
    const query = { top: pageSize, count: true, filter: input.filter };
    const { profiles, count, next, brokenOff } = await listFrom(client, kind, query, offset);
    const head = { environment: environment.label, ...(count === undefined ? {} : { count }), brokenOff };
    const all = profiles.map(({ id, name, changedAt }) => ({ id, name, changedAt }));
    const leftOut = (shown: number) =>
      next || shown < all.length
        ? `There are more. Call again with offset ${offset + shown}, use a filter, or read one by its ID.`
        : undefined;
    return toolResult(head, { name: 'profiles', all, leftOut });
  },
});

/** @throws Error for a model, in words */
async function valueOf<T>(result: Promise<LiveResult<T>>): Promise<T> {
  const read = await result;
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}

/** The page of a list that has the profile with that number, from that one on. Services needn't know `$skip`. */
async function listFrom(client: LiveClient, kind: Kind, query: ListOptions, offset: number): Promise<LivePage> {
  let page = await valueOf(client.list(kind, query));
  const { count } = page;
  let before = 0;
  while (page.next && before + page.profiles.length <= offset) {
    before += page.profiles.length;
    page = await valueOf(client.more(kind, page.next));
  }
  return { ...page, count, profiles: page.profiles.slice(offset - before) };
}
