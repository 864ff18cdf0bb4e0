import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { workOutHere, type Given, type WorkName } from '../../../src/difference/work';
import { liveClient, type LiveClient } from '../../../src/live/live-client';
import type { GraphRequest } from '../../../src/request/graph-request';
import type { HttpAnswer, SendResult } from '../../../src/transport/http-answer';

export const hostKind = bundledKinds.kind('host');
const base = 'https://graph.microsoft.com/beta';
export const set = `${base}/security/hostSecurityProfiles`;

/** What a service answers: a body, which is JSON unless it is a text, or the whole answer. */
export type Script = object | string | { readonly answer: Partial<HttpAnswer> } | { readonly failure: string };

/** A service that answers by a script, one entry a request, and keeps what it was asked. */
export class ScriptedService {
  readonly requests: GraphRequest[] = [];
  /** What was given to another thread, and with what besides the text. */
  readonly workedOut: (readonly [WorkName, ...unknown[]])[] = [];
  private readonly script: Script[];

  constructor(...script: Script[]) {
    this.script = script;
  }

  get urls(): string[] {
    return this.requests.map(({ url }) => url);
  }

  readonly client: LiveClient = liveClient({
    environment: { name: 'graph', label: 'Microsoft Graph', base },
    newGuid: () => '11111111-2222-4333-8444-555555555555',
    workOut: <Name extends WorkName>(name: Name, ...given: Given<Name>) => {
      this.workedOut.push([name, ...given.slice(1)]);
      return workOutHere(name, ...given);
    },
    send: (request) => {
      this.requests.push(request);
      const next = this.script.shift();
      if (next === undefined) throw new Error(`Nobody expected ${request.method} ${request.url}`);
      return Promise.resolve(resultOf(next));
    },
  });
}

function resultOf(script: Script): SendResult {
  if (typeof script === 'object' && 'failure' in script) {
    const failure = {
      code: script.failure,
      message: 'graph.microsoft.com didn’t respond.',
      advice: [],
      mayHaveArrived: true,
    };
    return { ok: false, failure };
  }
  const given = typeof script === 'object' && 'answer' in script ? script.answer : {};
  const body = typeof script === 'string' ? script : JSON.stringify(script);
  const whole = { status: 200, headers: [], body, bodyBytes: 0, bodyState: 'whole', durationMs: 1 } as const;
  return { ok: true, answer: { ...whole, ...given } };
}
