import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SentRows } from '../../../src/editor/plan/sent-rows';
import { attemptOf, entriesOf, longestKept, type Ended } from '../../../src/history/entry';
import { History } from '../../../src/history/history';
import { applyPlan } from '../../../src/plan/apply/apply-plan';
import { writeRequest, type Sent } from '../../../src/plan/apply/outgoing';
import type { RowWrite } from '../../../src/plan/plan';
import { emptyJournal } from '../../../src/plan/state/state';
import { readBodyLimit } from '../../../src/response/answer-body';
import { describeAttempt } from '../../../src/response/describe-attempt';
import type { HttpAnswer } from '../../../src/transport/http-answer';
import { cleanupAfterEach } from '../../support/cleanup';
import { planRow } from '../../support/plan-row';
import { temporaryFolder } from '../../support/temporary-folder';
import { liveOf, payloadOf } from '../difference/support';
import { graph } from '../response/attempts';
import { BatchService, jsonAnswer } from './batch-service';

const secret = `Bearer ey${'J0a'.repeat(20)}`;
const id = '75df1e24-1e24-4d75-a41e-0c75241edf75';
const { kind } = payloadOf('{}');

const addOf = (name: string): RowWrite => {
  const payload = payloadOf(JSON.stringify({ fqdn: `${name}.contoso.com`, os: secret }));
  return { what: 'add', kind, payload, digest: '' };
};
const updateOf = (name: string): RowWrite => {
  const changes = [{ property: 'fqdn', before: '"web00"', after: `"${name}"` }];
  const difference = { changes, equal: [], reordered: [] };
  const payload = payloadOf(JSON.stringify({ id, fqdn: name }));
  const live = liveOf(JSON.stringify({ id, fqdn: 'web00' }));
  return { what: 'update', kind, id, payload, digest: '', difference, live, etag: undefined };
};

const added = 'Added host profile web01.contoso.com to Microsoft Graph.';

function sentOf(send: RowWrite, cameBack: HttpAnswer, absolute = 'file:///w/h'): Sent {
  const row = planRow({ path: 'h', absolute });
  return {
    row,
    send,
    request: writeRequest(send, graph.base, ''),
    sentAt: '2026-03-04T09:30:00.000Z',
    cameBack,
    isLost: false,
  };
}

async function responsesOf(sent: SentRows): Promise<Ended[]> {
  const all: Ended[] = [];
  for await (const one of sent.responses([], graph)) all.push(one);
  return all;
}

describe('What a plan sent', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;

  beforeEach(async () => {
    folder = join(await temporaryFolder(cleanup, 'sent-'), 'history');
  });

  /** Applies rows, by the names of their files, and keeps what was sent. */
  async function keep(sends: Readonly<Record<string, RowWrite>>, service: BatchService, limit = 200) {
    const history = new History({ folder, limit: () => limit });
    const sent = new SentRows(limit);
    const rows = Object.entries(sends).map(([path, send]) =>
      planRow({ path, absolute: `file:///w/${path}.host.secprofile.json`, send }),
    );
    const ports = { ...service.ports(), environment: graph, newGuid: randomUUID, journal: emptyJournal };
    const more = { taken: new Set<string>(), unchanged: () => true, retryUnknown: '', sent: sent.add };
    const { rows: applied } = await applyPlan({ base: graph.base, rows, orphaned: [] }, { ...ports, ...more });
    let turns = 0;
    const madeAt: number[] = [];
    async function* counted() {
      for await (const entry of entriesOf(sent.responses(applied, graph))) {
        madeAt.push(turns);
        yield entry;
      }
    }
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await history.add(counted());
    isDone = true;
    return { ...(await history.content()), madeAt, applied };
  }

  it('is kept as single writes are: each row with its request, its answer, and what became of it; no token', async () => {
    const service = new BatchService((item) => {
      const body = item.body as { fqdn?: string } | undefined;
      if (item.url.startsWith('/security/hostSecurityProfiles?'))
        return { id: item.id, status: 200, body: { value: [] } };
      if (item.method === 'POST' && body?.fqdn?.startsWith('lost')) return undefined;
      if (item.method === 'DELETE') return { id: item.id, status: 204 };
      if (body?.fqdn === 'refused')
        return { id: item.id, status: 400, body: { error: { code: 'x', message: secret } } };
      return { id: item.id, status: item.method === 'POST' ? 201 : 200, body: { ...body, id, os: secret } };
    });
    const { entries } = await keep(
      {
        added: addOf('web01'),
        updated: updateOf('web02'),
        refused: updateOf('refused'),
        deleted: { what: 'delete', kind, id, etag: '"1"', names: [] },
        lost: addOf('lost'),
      },
      service,
    );
    const of = (name: string) => entries.find(({ file }) => file.includes(`/${name}.`)) ?? assert.fail(name);
    assert.deepEqual(
      ['added', 'updated', 'refused', 'deleted', 'lost'].map((name) => of(name).summary.headline),
      [
        added,
        'Updated host profile web02 in Microsoft Graph.',
        'Not updated: Microsoft Graph refused the request (400 Bad Request). Bearer redacted',
        `Deleted host profile ${id} from Microsoft Graph.`,
        'Might have been added: the response to its batch leaves it out.',
      ],
    );
    assert.deepEqual(
      of('added').byService?.changes.map(({ property }) => property),
      ['id'],
    );
    assert.deepEqual(
      of('updated').changes?.map(({ kept }) => kept),
      [true],
    );
    assert.deepEqual(
      of('refused').changes?.map(({ kept }) => kept),
      [null],
    );
    assert.equal(of('deleted').request.method, 'DELETE');
    assert.ok(entries.every(({ sentAt }) => sentAt === new Date(1_800_000_000_000).toISOString()));
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.ok(!texts.join().includes(secret));
  });

  it('is no more than the history keeps, the newest, and leaves others their turn between two of them', async () => {
    const service = new BatchService(({ id: item }) => ({ id: item, status: 201, body: { id: `p${item}` } }));
    const sends = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`h${at + 1}`, addOf(`h${at + 1}`)]));
    const { entries, madeAt } = await keep(sends, service, 50);
    assert.equal(entries.length, 50);
    assert.ok(entries.every(({ file }) => Number(/h(\d+)/.exec(file)?.[1]) > 900));
    assert.deepEqual([madeAt.length, new Set(madeAt).size], [50, 50]);
  });

  it('is nothing where the history keeps nothing', async () => {
    const sent = new SentRows(0);
    sent.add(sentOf(addOf('web01'), jsonAnswer(201, { id })));
    assert.deepEqual(await responsesOf(sent), []);
  });

  it('is held only as far as the bytes of the history go, each answer as far as it is kept', async () => {
    const sent = new SentRows(200);
    const send = addOf('web01');
    const cameBack = jsonAnswer(201, 'x'.repeat(readBodyLimit + 1));
    for (let at = 0; at < 30; at += 1) sent.add(sentOf(send, cameBack, `file:///w/${at}`));
    const files = (await responsesOf(sent)).map(({ attempt }) => {
      assert.ok(attempt.result.ok && attempt.result.answer.body.length === longestKept + 1);
      return attempt.file;
    });
    assert.deepEqual([files.length, files.at(-1)], [19, 'file:///w/29']);
  });

  it('tells of a long response as of a short one: what is read is whole, and its beginning is kept', async () => {
    const sent = new SentRows(200);
    const body = { id, fqdn: 'web01.contoso.com', os: 'x'.repeat(1.5 * longestKept) };
    sent.add(sentOf(addOf('web01'), jsonAnswer(201, body)));
    const [{ view } = assert.fail()] = await responsesOf(sent);
    assert.deepEqual([view.tone, view.headline], ['success', added]);
    for await (const { summary, result } of entriesOf(sent.responses([], graph))) {
      assert.equal(summary.headline, added);
      assert.ok(result.ok && result.answer.bodyState === 'too-large' && result.answer.body.length === longestKept);
    }
  });

  it('says what the plan has found out since, also when it is looked at again', async () => {
    const live = { id, fqdn: 'lost.contoso.com', os: secret };
    let isDeleted = false;
    const service = new BatchService((item) => {
      if (item.url.startsWith('/security/hostSecurityProfiles?'))
        return { id: item.id, status: 200, body: { value: [live] } };
      if (item.method === 'POST') return { id: item.id, status: 504 };
      if (item.method === 'GET' && item.url.endsWith('/updated'))
        return { id: item.id, status: 200, body: { id: 'updated', fqdn: 'web02' } };
      if (item.method === 'GET') return { id: item.id, status: isDeleted ? 404 : 200, body: live };
      isDeleted ||= item.method === 'DELETE';
      return undefined;
    });
    const { entries, applied } = await keep(
      {
        added: addOf('lost'),
        updated: { ...updateOf('web02'), id: 'updated' } as RowWrite,
        deleted: { what: 'delete', kind, id, etag: '"1"', names: [] },
      },
      service,
    );
    assert.deepEqual(
      applied.map(({ result }) => result.status),
      ['added', 'updated', 'deleted'],
    );
    const again = applied.map(({ absolute }) => entries.find(({ file }) => file === absolute) ?? assert.fail());
    assert.deepEqual(
      again.map((entry) => describeAttempt(attemptOf(entry, kind)).advice),
      [
        [`The plan found it afterward: ID ${id}.`],
        ['The plan found afterward that it was updated.'],
        ['The plan found afterward that it was deleted.'],
      ],
    );
  });

  it('has a delete of what was gone already as done, as the plan has', async () => {
    const service = new BatchService((item) => ({
      id: item.id,
      status: 404,
      body: { error: { code: 'x', message: '' } },
    }));
    const { entries, applied } = await keep({ gone: { what: 'delete', kind, id, etag: '"1"', names: [] } }, service);
    assert.deepEqual(
      applied.map(({ result }) => result),
      [{ status: 'deleted', id, httpStatus: 404 }],
    );
    const [entry = assert.fail()] = entries;
    const { tone, headline, advice } = describeAttempt(attemptOf(entry, kind));
    assert.deepEqual([entry.summary.tone, entry.summary.headline], [tone, headline]);
    const said = 'The host profile was already gone from Microsoft Graph (404 Not Found).';
    assert.deepEqual([tone, headline, advice], ['success', said, []]);
  });
});
