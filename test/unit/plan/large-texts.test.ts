import assert from 'node:assert/strict';
import type { Kind } from '../../../src/catalog/kinds';
import { inTurns, workOutHere, type WorkName, type WorkOut } from '../../../src/difference/work';
import { applyPlan } from '../../../src/plan/apply/apply-plan';
import type { ApplyPorts } from '../../../src/plan/apply/outgoing';
import { HumanError } from '../../../src/errors';
import { makePlan } from '../../../src/plan/make-plan';
import { emptyJournal, type Journal, type Settled } from '../../../src/plan/state/state';
import { readBodyLimit } from '../../../src/response/answer-body';
import { onHostThread } from '../../../src/text/host-thread';
import { payloadOf } from '../difference/support';
import { graph } from '../response/attempts';
import { BatchService } from './batch-service';

const id = '75df1e24-1e24-4d75-a41e-0c75241edf75';

const optionsOf = (kind: Kind) => ({
  kinds: { findKind: () => kind },
  ...{ prune: false, retryUnknown: false, exists: () => true, shown: (name: string) => name },
});

/** Plans and applies an Update of a profile with a text of that length. @returns what came of it, and what was worked out */
async function updated(length: number, isAside: boolean) {
  const live = { id, fqdn: 'web01', more: 'x'.repeat(length) };
  const payload = payloadOf(JSON.stringify({ id, fqdn: 'web02' }));
  const service = new BatchService((item) => ({
    id: item.id,
    status: 200,
    headers: {},
    body: item.method === 'GET' ? live : { ...live, fqdn: 'web02' },
  }));
  const aside = new Set<WorkName>();
  const workOut: WorkOut = (name, ...given) => {
    aside.add(name);
    return workOutHere(name, ...given);
  };
  const ports = { ...service.ports(), environment: graph, ...(isAside && { workOut }) };
  const [path, absolute] = ['one', '/x/one'];
  const file = { path, absolute, kind: payload.kind, id, payload, problems: [], digest: '' };
  const plan = await makePlan([file], emptyJournal, optionsOf(payload.kind), ports);
  const more = { journal: emptyJournal, taken: new Set<string>(), unchanged: () => true, retryUnknown: '' };
  const { rows } = await applyPlan(plan, { ...ports, ...more });
  return {
    outcome: rows.map(({ action, changes, result }) => ({ action, changes, result })),
    aside: [...aside].sort(),
  };
}

/** Applies two Adds in a batch, in a run that ends while the first answer is parsed. @returns what it has noted by then */
async function notedOfAdds(length: number) {
  const service = new BatchService(({ id }) => {
    const body = { id: `made-${id}`, '@odata.etag': `W/"${id}"`, fqdn: 'web01', more: 'x'.repeat(length) };
    return { id, status: 201, headers: {}, body };
  });
  const noted: Settled[] = [];
  const workOut: WorkOut = (name, ...given) => {
    if (name === 'parsed' && !(given[0] as string).includes('responses'))
      throw new HumanError('The window was closed.');
    return workOutHere(name, ...given);
  };
  const journal: Journal = { ...emptyJournal, settle: (settled) => Promise.resolve(void noted.push(...settled)) };
  const sent: number[] = [];
  const more = { workOut, sent: () => void sent.push(noted.length) };
  const { trouble } = await addTwo(service, journal, more);
  return { trouble, noted: noted.map(({ file, profile, stillPending }) => [file, profile, stillPending]), sent };
}

async function addTwo(service: BatchService, journal: Journal, more: Partial<ApplyPorts>) {
  const payload = payloadOf(JSON.stringify({ fqdn: 'web01' }));
  const { kind } = payload;
  const file = { kind, id: undefined, payload, problems: [], digest: '' };
  const files = ['one', 'two'].map((path) => ({ ...file, path, absolute: `/x/${path}` }));
  const ports = { ...service.ports(), environment: graph, ...more };
  const plan = await makePlan(files, journal, optionsOf(kind), ports);
  return applyPlan(plan, { ...ports, journal, taken: new Set(), unchanged: () => true, retryUnknown: '' });
}

describe('A plan of large profiles', () => {
  it('has noted the IDs of all Adds in an answer before it does anything else with them', async () => {
    const { trouble, noted, sent } = await notedOfAdds(onHostThread.compare);
    assert.equal(trouble, 'The window was closed.');
    const written = new Date(1_800_000_000_000).toISOString();
    const made = (id: string) => ({ kind: 'host', id: `made-${id}`, etag: `W/"${id}"`, written, replaced: undefined });
    assert.deepEqual(noted, [
      ['/x/one', made('1'), false],
      ['/x/two', made('2'), false],
    ]);
    assert.deepEqual(sent, [2, 2]);
  });

  it('has the ETag of a response that is too large to be read at once', async () => {
    const service = new BatchService(({ id }) => {
      const body = { '@odata.etag': `W/"${id}"`, fqdn: 'web01', more: 'x'.repeat(readBodyLimit) };
      return { id, status: 201, headers: { Location: `${graph.base}/security/hostSecurityProfiles/made-${id}` }, body };
    });
    const noted = new Map<string, string | undefined>();
    const learned: (string | undefined)[] = [];
    const settle = (settled: readonly Settled[]) => {
      for (const { file, profile } of settled) noted.set(file, profile?.etag);
      return Promise.resolve();
    };
    await addTwo(
      service,
      { ...emptyJournal, settle },
      { learned: ({ etag }) => Promise.resolve(void learned.push(etag)) },
    );
    assert.deepEqual(learned.sort(), ['W/"1"', 'W/"2"']);
    assert.deepEqual([noted.get('/x/one'), noted.get('/x/two')], ['W/"1"', 'W/"2"']);
  });

  it('is worked out where it holds nobody up, answers to batches included, with the same outcome', async () => {
    const [large, plain] = [await updated(onHostThread.compare, true), await updated(onHostThread.compare, false)];
    assert.deepEqual(large.aside, ['bodyFacts', 'compared', 'keptChanges', 'parsed']);
    assert.deepEqual(large.outcome, plain.outcome);
    assert.deepEqual(
      large.outcome.map(({ action, result }) => [action, result.status]),
      [['update', 'updated']],
    );
  });

  it('gives others their turn between texts that are together too much', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    const turn = inTurns();
    setImmediate(count);
    for (let text = 0; text < 10; text += 1) await turn(onHostThread.compare / 2);
    isDone = true;
    assert.ok(turns >= 4, `${turns} turns`);
  });
});
