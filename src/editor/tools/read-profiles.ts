import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { plural } from '../../text/quantities';
import { workOut } from '../problems/work-out';
import { sendRequest } from '../send/send-request';
import { target } from '../send/targets';
import { canceledRead, listFrom, valueOf } from './list-from';
import { leftOutOf } from './result-text';
import { type ToolServices, signalOf, toolResult } from './tool';
import { kindOf, offsetOf, textOf, type ToolInput } from './tool-input';

const pageSize = 50;

function throwInWords(error: unknown): never {
  throw Cancelled.is(error) ? new Error(canceledRead) : error;
}

/** Reads live profiles over the same target, credential and transport as a write. */
export const readProfiles = (services: ToolServices): vscode.LanguageModelTool<ToolInput> => ({
  prepareInvocation: ({ input }) => ({ invocationMessage: `Reading ${kindOf(input).id} profiles` }),
  async invoke({ input }, token) {
    const [kind, wanted, filter] = [kindOf(input), textOf(input, 'id'), textOf(input, 'filter')];
    const signal = signalOf(token, canceledRead);
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
    if (wanted !== undefined) {
      const { id, text } = await valueOf(client.get(kind, wanted));
      const leftOut = leftOutOf('Characters', text.length, offset);
      return toolResult({ id }, { name: 'profile', all: text.slice(offset), leftOut });
    }
    const query = { top: pageSize, count: true, filter };
    const { profiles, count, next, unreadable, brokenOff, canGoOn, narrowBy } = await listFrom(
      client,
      kind,
      query,
      offset,
    );
    const head = {
      environment: environment.label,
      ...(count === undefined ? {} : { count }),
      ...(unreadable > 0 ? { unreadable: `${plural(unreadable, 'profile')} without an ID left out` } : {}),
      brokenOff,
    };
    const all = profiles.map(({ id, name, changedAt }) => ({ id, name, changedAt }));
    const leftOut = (shown: number) => {
      const isOnPage = shown < all.length;
      if (!isOnPage && !next) return undefined;
      const how = isOnPage || canGoOn ? `Call again with offset ${offset + shown}, use` : 'Use';
      return `There are more. ${how} ${narrowBy}, or read one by its ID.`;
    };
    return toolResult(head, { name: 'profiles', all, leftOut });
  },
});
