import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import type { KindId } from '../../../src/catalog/kinds';
import type { Environment } from '../../../src/request/environment';
import type { Attempt } from '../../../src/response/attempt';
import type { HttpAnswer, TransportFailure } from '../../../src/transport/http-answer';

const { kind } = bundledKinds;

export const sandbox: Environment = { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:41873/beta' };
export const graph: Environment = {
  name: 'graph',
  label: 'Microsoft Graph',
  base: 'https://graph.microsoft.com/beta',
};
export const custom: Environment = { name: 'custom', label: 'custom', base: 'https://graph.contoso.example/beta' };

export const profileId = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';
export const clientRequestId = 'c2b1d7aa-60a3-4f2e-9c3b-8d0f5b3a9e77';
export const requestId = '7f9b4a52-0c1e-4d0b-9a59-2f6c4b1f8f10';

interface Sent extends Partial<Omit<Attempt, 'kind' | 'result'>>, Pick<Attempt['result'], 'repeats' | 'timing'> {
  readonly kind?: KindId;
}

/** An attempt to add `web01.host.secprofile.json` to the sandbox, but for what is said otherwise. */
function attempt({ kind: kindId = 'host', repeats, timing, ...more }: Sent, result: Attempt['result']): Attempt {
  const { intent = 'add', environment = sandbox } = more;
  const row = kind(kindId);
  const url = environment.base + row.path;
  const method = { add: 'POST', update: 'PATCH', delete: 'DELETE' } as const;
  return {
    intent,
    kind: row,
    file: `examples/web01.${kindId}.secprofile.json`,
    environment,
    request: {
      method: method[intent],
      url: intent === 'add' ? url : `${url}/${profileId}`,
      headers: { 'Content-Type': 'application/json', 'client-request-id': clientRequestId },
      ...(intent !== 'delete' && { body: '{"azureTenantId": "b2a5b9f0-8a10-4f3a-9a52-1d1f61d0a1c4"}' }),
      repeat: 'onlyThrottled',
    },
    sentAt: '2026-03-04T09:30:00.000Z',
    documentChanged: false,
    ...more,
    result: { ...result, ...(repeats && { repeats }), ...(timing && { timing }) },
  };
}

type Answer = Partial<HttpAnswer> & { readonly status: number };

/** An attempt that was answered; the body is given as text or as a value to write as JSON. */
export function answered(answer: Omit<Answer, 'body'> & { readonly body?: unknown }, sent: Sent = {}): Attempt {
  const body =
    typeof answer.body === 'string' ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body);
  const whole: HttpAnswer = {
    headers: [
      ['content-type', 'application/json'],
      ['request-id', requestId],
    ],
    bodyBytes: Buffer.byteLength(body),
    bodyState: 'whole',
    durationMs: 12,
    ...answer,
    body,
  };
  return attempt(sent, { ok: true, answer: whole });
}

/** An attempt that got no answer. */
export function unanswered(failure: Partial<TransportFailure>, sent: Sent = {}): Attempt {
  return attempt(sent, {
    ok: false,
    failure: {
      code: 'ECONNREFUSED',
      message: '127.0.0.1:41873 refuses the connection (ECONNREFUSED).',
      advice: [],
      mayHaveArrived: false,
      ...failure,
    },
  });
}

/** Graph's error object. */
export function graphError(code: string, message: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  return { error: { code, message, ...more } };
}
