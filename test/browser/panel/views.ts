import { announce } from '../../../src/response/announce';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { announceWait } from '../../../src/response/repeats';
import type { ToPage } from '../../../src/panel/protocol';
import { answered, graph, graphError, profileId, requestId, unanswered } from '../../unit/response/attempts';

export const show = (attempt: Parameters<typeof describeAttempt>[0]): ToPage & { type: 'show' } => ({
  type: 'show',
  view: describeAttempt(attempt),
});

const headers = [
  ['content-type', 'application/json'],
  ['request-id', requestId],
  ['set-cookie', 'secret=1'],
] as const;

const profile = '{"id":"1b4e28ba-2fa1-11d2-883f-0016d3cca427","riskScore":1.50,"isAzureAdJoined":true,"fqdn":null}';

/** What the panel is told in each of its states. */
export const messages = {
  empty: { type: 'empty' },
  busy: { type: 'busy', ...announce(answered({ status: 201 })) },
  waiting: {
    type: 'busy',
    ...announce(answered({ status: 201 })),
    ...announceWait({ status: 429, milliseconds: 5000, next: 2 }),
  },
  added: show(answered({ status: 201, body: profile, headers })),
  updated: show(answered({ status: 204, headers: [] }, { intent: 'update' })),
  deleted: show(answered({ status: 204, headers: [] }, { intent: 'delete' })),
  changed: show(
    answered(
      { status: 200, body: profile, headers },
      {
        intent: 'update',
        changes: [
          { property: 'tags', before: '["HVA"]', after: '["SAW"]', kept: true, isOld: false },
          { property: 'riskScore', before: null, after: '"0.7"', kept: false, isOld: true },
        ],
      },
    ),
  ),
  set: show(
    answered(
      { status: 201, body: profile, headers },
      {
        byService: { changes: [{ property: 'createdDateTime', before: null, after: '"2026-03-04"' }], equal: 4 },
        repeats: [{ status: 429, tookMs: 12, waitedMs: 2000 }],
        timing: { queue: 0.25, connect: 2, send: 1, wait: 7, download: 1, own: 3 },
      },
    ),
  ),
  refused: show(
    answered(
      {
        status: 400,
        headers,
        body: graphError('invalidRequest', 'is no whole number', {
          target: 'countHits',
          details: [
            { code: 'a', message: 'is no whole number', target: 'countHits' },
            { code: 'b', message: 'is not known', target: 'logonUsers/0/acountType' },
          ],
          innerError: { code: 'propertyNotUpdateable' },
        }),
      },
      { documentChanged: true },
    ),
  ),
  partial: show(
    answered(
      { status: 206, body: { id: profileId }, headers: [['warning', '199 - "Contoso/Defence/504/10000"']] },
      { environment: graph },
    ),
  ),
  large: show(answered({ status: 200, body: '{"value": []}', bodyBytes: 50 * 1024 * 1024 }, { intent: 'update' })),
  notSent: {
    type: 'notSent',
    tone: 'failure',
    headline: 'Not sent: web01.host.secprofile.json has an error.',
    reasons: [{ text: 'no', line: 2 }, { text: 'nowhere' }],
    choices: ['Fix All', 'Send Anyway'],
  },
  canceled: { ...show(answered({ status: 201, body: profile, headers })), canceled: 'Canceled. Nothing was sent.' },
  notShown: { type: 'notShown', headline: 'The request went out; what came of it could not be shown.' },
  unanswered: show(unanswered({ advice: ['Check whether the sandbox runs.'] })),
} as const satisfies Record<string, ToPage>;

/** A view with the same text in every place where a server or a file can put text. */
export function viewFullOf(text: string): ToPage {
  return {
    type: 'show',
    view: {
      tone: 'failure',
      headline: `Not added. ${text}`,
      notice: 'Not added.',
      notes: [text],
      advice: [text],
      kindLabel: text,
      file: text,
      environment: text,
      request: { method: text, url: text, clientRequestId: text, headers: [[text, text]], body: text },
      sentAt: text,
      documentChanged: true,
      answer: {
        status: 400,
        reason: text,
        durationMs: 1,
        requestId: text,
        headers: [[text, text]],
        error: {
          code: text,
          innerCode: text,
          message: `${text} and more`,
          target: text,
          details: [{ code: text, message: `${text} once`, target: 'x' }],
          inner: [{ code: text, message: text }],
        },
        body: { form: 'json', text, bytes: 1, truncated: true, received: 'too-large' },
      },
    },
  };
}
