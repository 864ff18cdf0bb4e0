import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { detailsForAdmin, explainAccess } from '../../../../src/auth/access';
import { guard } from '../../../../src/auth/guards';
import { workOutHere } from '../../../../src/difference/work';
import { FileRecords } from '../../../../src/editor/host/file-records';
import { sendOutcome } from '../../../../src/editor/send/send-outcome';
import type { Environment } from '../../../../src/request/environment';
import { toCurl } from '../../../../src/request/curl';
import { toHttpText } from '../../../../src/request/http-text';
import { wholeBody } from '../../../../src/response/answer-body';
import { summaryOfDetails } from '../../../../src/response/summary';
import { submit } from '../../../../src/submit';
import type { PendingWrite, SubmitPorts, SubmitState } from '../../../../src/submit/submission';
import type { SendPorts } from '../../../../src/transport/send';
import { accessOf } from '../../../../src/transport/target';
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

type Told<S extends SubmitState['state']> = Extract<SubmitState, { readonly state: S }>;

/** Sends a payload all the way, and puts what comes of it where the editor would. */
export async function attempt(
  sender: Sender,
  environment: Environment,
  sendPorts: Partial<SendPorts> & Pick<SendPorts, 'signal'>,
): Promise<Places> {
  const places = new Places();
  const state = new SharedState();
  const records = new FileRecords({
    get: <T>(key: string, otherwise?: T) => (state.get(key) ?? otherwise) as T,
    update: (key: string, value: unknown) => state.update(key, value),
  });
  const target = sender.targetAt(environment);
  let opened: Promise<string> | undefined;
  const put = {
    blocked: ({ errors }: Told<'blocked'>) => assert.fail(JSON.stringify(errors)),
    sending: ({ announcement }: Told<'sending'>) => places.put('panel', { type: 'busy', ...announcement }),
    notSent({ why, actions }: Told<'notSent'>) {
      places.put('panel', { type: 'notSent', headline: why, reasons: [] });
      places.put('notification', why, actions);
    },
    unchanged: () => assert.fail('Only an Update can be needless.'),
    notShown: ({ why }: Told<'notShown'>) => places.put('panel', { type: 'notShown', headline: why }),
    answered: () => assert.fail('The answers are short.'),
    ended({ view, attempt: { result } }: Told<'ended'>) {
      places.put('panel', { type: 'show', view });
      places.put('copied details', summaryOfDetails(view));
      if (result.ok && view.answer) opened = wholeBody(workOutHere, result.answer, view.answer.body.form);
    },
  };
  const ports: SubmitPorts = {
    check: () => {
      const snapshot = readBundled({ text, fileName });
      return { snapshot, check: check(snapshot, { intent: 'add' }) };
    },
    target: () => Promise.resolve(target),
    guard(write) {
      places.put('question', guard({ ...questioned(write), account: target.identity?.account }));
      return Promise.resolve();
    },
    memory: {
      find: (where) => records.knownOf(file, where),
      remember: (where, profile) => records.know(file, where, profile),
      note: (where, profile) => records.note(where, [[file, profile]]),
      key: () => Promise.resolve('a key of tests'),
    },
    wait: () => assert.fail('Only an Update waits.'),
    resolve: () => assert.fail('Only an Update has conflicts.'),
    askId: () => assert.fail('Only an Update has an id.'),
    async send(request, { credential }) {
      places.put('request preview', toHttpText(request), toCurl(request));
      const log = (line: string) => {
        places.put('log', line);
      };
      const { result, waits } = await sending(request, { log, ...sendPorts }, credential);
      places.put('progress', ...waits.ticks);
      return result;
    },
    tell: (state) => put[state.state](state as never),
    documentChanged: () => false,
    workOut: workOutHere,
    newGuid: () => randomUUID(),
    now: () => new Date(),
  };
  try {
    const outcome = await submit(
      { intent: 'add', addRequestLine: 'collection', anyway: false, updateBody: 'changes', uri: fileName },
      ports,
    );
    if (opened) places.put('opened body', await opened);
    places.put('outcome', sendOutcome(outcome));
    places.put('problems', outcome.problems);
  } catch (error) {
    places.put('error', error);
  }
  const access = accessOf(target);
  if (access) {
    places.put('panel', explainAccess(access, Date.now()));
    places.put('admin details', detailsForAdmin(access, Date.now()));
    places.put('account', access.account, access.claims);
  }
  places.put('log', ...sender.log);
  places.put('editor state', [...state.values], [...sender.state]);
  return places;
}

/** A write as the guards look at it, in a workspace where all of them ask. */
const questioned = ({ request, target, kind, payloadTenant }: PendingWrite) => ({
  intent: 'add' as const,
  profile: kind.label,
  file: fileName,
  method: request.method,
  url: request.url,
  environment: target.environment,
  payloadTenant,
  hasReplacement: false,
  tenant: 'organizations',
  protectedTenants: ['contoso.example'],
  confirmed: new Set<string>(),
});
