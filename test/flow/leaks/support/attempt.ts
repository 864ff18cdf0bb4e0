import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { detailsForAdmin, missingAccess, tokenLines } from '../../../../src/auth/explain-access';
import { guard } from '../../../../src/auth/guards';
import { KnownIds } from '../../../../src/editor/send/known-ids';
import type { Environment } from '../../../../src/request/environment';
import { toCurl } from '../../../../src/request/curl';
import { toHttpText } from '../../../../src/request/http-text';
import { wholeBody } from '../../../../src/response/body';
import { summaryOfDetails } from '../../../../src/response/summary';
import { submit, type SubmitPorts } from '../../../../src/submit';
import type { SendPorts } from '../../../../src/transport/send';
import { check, readBundled } from '../../../../src/validation/inspect';
import { SharedState } from '../../auth/support/windows';
import { sending } from '../../transport/support/sending';
import { Places } from './places';
import type { Sender } from './senders';

const fileName = 'web01.host.secprofile.json';
const file = { toString: () => `file:///payloads/${fileName}` } as vscode.Uri;

/** Belongs into the panel and into the request, not into a log. */
export const payloadMark = 'MARKED-payload';
const text = `{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}, "tags": ["${payloadMark}"]}`;

/** Sends a payload all the way, and puts what comes of it where the editor would. */
export async function attempt(
  sender: Sender,
  environment: Environment,
  sendPorts: Partial<SendPorts> & Pick<SendPorts, 'signal'>,
): Promise<Places> {
  const places = new Places();
  const state = new SharedState();
  const knownIds = new KnownIds({
    get: <T>(key: string, otherwise?: T) => (state.get(key) ?? otherwise) as T,
    update: (key: string, value: unknown) => state.update(key, value),
  });
  const { credential, identity } = sender.credentialFor(environment.base);
  const ports: SubmitPorts = {
    check() {
      const snapshot = readBundled({ text, fileName });
      return { snapshot, check: check(snapshot, { intent: 'add' }) };
    },
    blocked: (errors) => assert.fail(JSON.stringify(errors)),
    environment: () => Promise.resolve(environment),
    guard(write) {
      places.put('question', guard({ ...questioned(write), account: identity?.account }));
      return Promise.resolve();
    },
    knownId: () => knownIds.find(file, environment),
    askId: () => assert.fail('Only an Update has an id.'),
    rememberId: (where, id) => void knownIds.remember(file, where, id),
    forgetId: (where) => void knownIds.forget(file, where),
    async send(request) {
      places.put('request preview', toHttpText(request), toCurl(request));
      const log = (line: string) => {
        places.put('log', line);
      };
      const { result, waits } = await sending(request, { log, ...sendPorts }, credential);
      places.put('progress', ...waits.ticks);
      return result;
    },
    sending: (announcement) => places.put('panel', { type: 'busy', ...announcement }),
    notSent: (why, actions) => {
      places.put('panel', { type: 'notSent', headline: why, reasons: [] });
      places.put('notification', why, actions);
    },
    notShown: (why) => places.put('panel', { type: 'notShown', headline: why }),
    unchanged: () => true,
    show(view, body) {
      places.put('panel', { type: 'show', view });
      places.put('copied details', summaryOfDetails(view));
      if (view.answer) places.put('opened body', wholeBody(body ?? '', view.answer.body.form));
    },
    newGuid: () => randomUUID(),
    now: () => new Date(),
  };
  try {
    const outcome = await submit({ intent: 'add', addRequestLine: 'collection', anyway: false }, ports);
    places.put('outcome', outcome);
    places.put('problems', outcome.problems);
  } catch (error) {
    places.put('error', error);
  }
  if (identity) {
    const {
      target,
      account,
      credential: { facts },
    } = identity;
    if (facts) places.put('panel', tokenLines(facts), missingAccess(facts, target, Date.now()));
    places.put('admin details', detailsForAdmin(target, account, facts, Date.now()));
    places.put('account', account, facts);
  }
  places.put('log', ...sender.log);
  places.put('editor state', [...state.values], [...sender.state]);
  return places;
}

/** A write as the guards look at it, in a workspace where all of them ask. */
const questioned = ({ request, environment, kind, payloadTenant }: Parameters<SubmitPorts['guard']>[0]) => ({
  intent: 'add' as const,
  profile: kind.label,
  file: fileName,
  method: request.method,
  url: request.url,
  environment,
  payloadTenant,
  tenant: 'organizations',
  protectedTenants: ['contoso.example'],
  confirmed: new Set<string>(),
});
