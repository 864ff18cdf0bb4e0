import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byDay } from '../../../src/history/days';
import { filterEntries } from '../../../src/history/filter';
import { toHar } from '../../../src/history/har';
import { History } from '../../../src/history/history';
import { attemptOf, entryOf, longestKept, readEntry, shownAgain, type HistoryEntry } from '../../../src/history/entry';
import { graphTarget } from '../../../src/auth/sign-in-target';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import type { Attempt } from '../../../src/response/attempt';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { shownBodyLimit } from '../../../src/response/view';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

const kind = bundledKinds.findKind('host') ?? assert.fail();
const secret = `ey${'J0a'.repeat(20)}`;

/** An attempt at a second of a day, whose every place holds a token. */
function attempt(second: number, body = '{"id":"a","fqdn":"web01.contoso.com"}'): Attempt {
  return {
    intent: 'add',
    kind,
    file: 'web01.host.secprofile.json',
    environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:4000/beta' },
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:4000/beta/security/hostSecurityProfiles',
      headers: {
        Authorization: `Bearer ${secret}`,
        'client-request-id': `0000000${second % 10}-1111-4222-8333-444444444444`,
      },
      body: `{"fqdn":"web01.contoso.com","os":"Bearer ${secret}"}`,
      repeat: 'onlyThrottled',
    },
    sentAt: new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString(),
    documentChanged: false,
    result: {
      ok: true,
      answer: {
        status: 201,
        headers: [
          ['content-type', 'application/json'],
          ['set-cookie', secret],
          ['x-echo', `Bearer ${secret}`],
        ],
        body,
        bodyBytes: body.length,
        bodyState: 'whole',
        durationMs: 12,
      },
    },
  };
}

const entry = (second: number, body?: string): HistoryEntry => {
  const sent = attempt(second, body);
  return entryOf({ attempt: sent, view: describeAttempt(sent), file: 'file:///w/web01.host.secprofile.json' });
};

function answerOf({ result }: HistoryEntry) {
  assert.ok(result.ok);
  return result.answer;
}

describe('The history', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  let limit: number;
  let history: History;

  beforeEach(async () => {
    folder = join(await temporaryFolder(cleanup, 'history-'), 'history');
    limit = 200;
    history = new History({ folder, limit: () => limit });
  });

  const ids = async () => (await history.content()).entries.map(({ id }) => id);

  it('has what was sent, newest first, for the next session and another window too', async () => {
    const other = new History({ folder, limit: () => limit });
    await Promise.all([history.add([entry(1)]), other.add([entry(2)]), history.add([entry(3)])]);
    assert.deepEqual(await ids(), [entry(3).id, entry(2).id, entry(1).id]);
    assert.deepEqual((await other.content()).entries, (await history.content()).entries);
  });

  it('gives an attempt back as the panel showed it', async () => {
    await history.add([entry(1)]);
    const [kept = assert.fail()] = (await history.content()).entries;
    const sent = attempt(1);
    const shown = { ...sent, file: kept.file };
    assert.deepEqual(shownAgain(kept, attemptOf(kept, kind)), describeAttempt(shown));
  });

  it('gives a refusal back as somebody who was signed in saw it, and keeps nothing else of the sign-in', async () => {
    const { answer } = attempt(1).result as Extract<Attempt['result'], { ok: true }>;
    const sent: Attempt = {
      ...attempt(1),
      environment: { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' },
      request: { ...attempt(1).request, headers: { 'Content-Type': 'application/json' } },
      result: { ok: true, answer: { ...answer, status: 403 } },
      access: {
        signIn: graphTarget({
          cloud: 'global',
          clientId: '11111111-2222-4333-8444-555555555555',
          tenant: 'contoso.com',
          scopes: ['SecurityEvents.ReadWrite.All'],
        }),
        account: { id: 'home-id', kind: 'person', name: 'ada@contoso.example', tenantId: 'tenant-id' },
        claims: {
          ...{ scopes: ['User.Read'], roles: [], directoryRoles: [], tenantId: undefined },
          ...{ audience: undefined, userName: undefined, expiresAt: undefined, notBefore: undefined },
        },
      },
    };
    const view = describeAttempt(sent);
    await history.add([entryOf({ attempt: sent, view, file: sent.file })]);
    const [kept = assert.fail()] = (await history.content()).entries;
    const again = shownAgain(kept, attemptOf(kept, kind));
    assert.deepEqual(again, view);
    assert.ok(again.advice.some((sentence) => sentence.includes('User.Read')));
    assert.deepEqual(again.request.headers[0], ['Authorization', 'redacted']);
    assert.doesNotMatch(JSON.stringify(kept), /home-id|ada@/);
  });

  it('has no token in any of its files', async () => {
    await history.add([entry(1, `{"token":"Bearer ${secret}"}`)]);
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.equal(texts.length, 1);
    assert.ok(!texts.join().includes(secret));
  });

  it('has no token in any of its files, wherever an attempt had one', async () => {
    const token = `Bearer ${secret}`;
    const sent = attempt(1, `{"echo":"${token}"}`);
    const everywhere: Attempt = {
      ...sent,
      file: `${token}.host.secprofile.json`,
      name: token,
      request: {
        ...sent.request,
        url: `${sent.request.url}?sent=${token}`,
        headers: { ...sent.request.headers, Cookie: secret, 'X-Api-Key': secret, 'X-Other': token },
      },
      changes: [{ property: 'os', before: `"${token}"`, after: `"${token}"`, kept: true, isOld: false }],
      theirs: [{ property: 'os', before: `"${token}"`, after: `"${token}"` }],
    };
    const failed: Attempt = {
      ...sent,
      sentAt: attempt(2).sentAt,
      result: { ok: false, failure: { code: 'ECONNRESET', message: token, advice: [token], mayHaveArrived: true } },
    };
    for (const each of [everywhere, failed]) {
      await history.add([entryOf({ attempt: each, view: describeAttempt(each), file: `file:///w/${token}.json` })]);
    }
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.equal(texts.length, 2);
    assert.ok(!texts.join().includes(secret));
  });

  it('takes what two windows write at once, and keeps the newest of all', async () => {
    limit = 5;
    const other = new History({ folder, limit: () => limit });
    const seconds = Array.from({ length: 20 }, (_, at) => at + 1);
    await Promise.all(seconds.map((second) => (second % 2 === 0 ? history : other).add([entry(second)])));
    const newest = [20, 19, 18, 17, 16].map((second) => entry(second).id);
    assert.deepEqual(await ids(), newest);
    assert.deepEqual((await other.content()).entries.length, 5);
  });

  for (const [when, change] of Object.entries({
    'a request is added': () => history.add([entry(2)]),
    'all are deleted': () => history.clear(),
  })) {
    it(`sweeps what a killed window left unfinished when ${when}, and nothing that is being written`, async () => {
      await history.add([entry(1)]);
      const [left, writing] = ['.20261120-0000.json.00ff.tmp', '.20261120-0000.json.11ff.tmp'];
      for (const name of [left, writing]) writeFileSync(join(folder, name), secret);
      utimesSync(join(folder, left), 0, 0);
      await change();
      const unfinished = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
      assert.deepEqual(unfinished, [writing]);
    });
  }

  it('opens and searches 10,000 entries, more than are read at once', async () => {
    limit = 10_000;
    await history.add([entry(1)]);
    const text = JSON.stringify(entry(1));
    for (let at = 0; at < limit - 1; at++) {
      const id = `202611201100${String(at).padStart(5, '0')}-00000000`;
      writeFileSync(join(folder, `${id}.json`), text.replaceAll('web01', `web${at}`).replace(entry(1).id, id));
    }
    const { entries, damaged } = await history.content();
    assert.deepEqual([entries.length, damaged], [limit, 0]);
    assert.equal(filterEntries(entries, 'web1711. host').length, 1);
    assert.equal(
      byDay(entries).reduce((sum, day) => sum + day.entries.length, 0),
      limit,
    );
  });

  it('keeps no more than its limit, and none at 0', async () => {
    limit = 2;
    for (const second of [1, 2, 3]) await history.add([entry(second)]);
    assert.deepEqual(await ids(), [entry(3).id, entry(2).id]);
    assert.equal(readdirSync(folder).length, 2);
    limit = 0;
    await history.add([entry(4)]);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('keeps what was written of many until one can’t be made, and no more than its limit', async () => {
    limit = 2;
    const made = new Error('not made');
    function* entries() {
      for (const second of [1, 2, 3]) yield entry(second);
      throw made;
    }
    await assert.rejects(history.add(entries()), made);
    assert.deepEqual(await ids(), [entry(3).id, entry(2).id]);
    assert.equal(readdirSync(folder).length, 2);
  });

  it('keeps no more bytes than its bound: the oldest go', async () => {
    const small = new History({ folder, limit: () => limit, mostBytes: 5000 });
    for (const second of [1, 2, 3]) await small.add([entry(second, JSON.stringify({ name: 'x'.repeat(1500) }))]);
    assert.deepEqual(await ids(), [entry(3).id, entry(2).id].slice(0, (await ids()).length));
    assert.ok((await ids()).length < 3);
  });

  it('keeps the beginning of a very long body', () => {
    const { result } = entry(1, 'x'.repeat(longestKept + 1));
    assert.ok(result.ok);
    assert.deepEqual([result.answer.body.length, result.answer.bodyState], [longestKept, 'too-large']);
  });

  it('keeps the beginning of a very long request, and says that it’s only that', () => {
    const sent = (length: number) => {
      const long = { ...attempt(1), request: { ...attempt(1).request, body: 'x'.repeat(length) } };
      return entryOf({ attempt: long, view: describeAttempt(long), file: 'file:///w/web01.host.secprofile.json' });
    };
    const cut = sent(longestKept + 1);
    assert.deepEqual([cut.request.body?.length, cut.request.isCut], [longestKept, true]);
    assert.equal(shownAgain(cut, attemptOf(cut, kind)).request.cut, 'kept');
    assert.equal(sent(longestKept).request.isCut, undefined);
    const archived = (one: HistoryEntry) => JSON.stringify(toHar([one], '1.0.0').log.entries[0]);
    assert.match(archived(cut), /"comment":"Only the first 1 MB was kept\."\},"headersSize":-1,"bodySize":-1\}/);
    assert.match(archived(sent(10)), /"text":"x{10}"\},"headersSize":-1,"bodySize":10\}/);
    const refused = { ...cut, result: { ok: true, answer: { ...answerOf(cut), status: 413 } } } as HistoryEntry;
    assert.deepEqual(shownAgain(refused, attemptOf(refused, kind)).advice, [
      'The body is too large; the sandbox accepts up to 4 MB. Shorten it.',
    ]);
  });

  it('keeps of the values of changes as much as is shown: a member may have megabytes', () => {
    const long = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `line ${index}`));
    const change = { property: 'tags', before: long, after: long, kept: true, isOld: false };
    const padded = `[1,${' '.repeat(20_000)}2]`;
    const byService = { changes: [long, padded].map((after) => ({ property: 'os', before: null, after })), equal: 0 };
    const sent = { ...attempt(1), intent: 'update', changes: [change], theirs: [change], byService } as const;
    const made = entryOf({ attempt: sent, view: describeAttempt(sent), file: 'file:///w/web01.host.secprofile.json' });
    assert.ok(JSON.stringify(made).length < 100_000);
    const { changes } = shownAgain(made, attemptOf(made, kind));
    assert.deepEqual(changes, describeAttempt(sent).changes);
  });

  it('is shown with as much of a request as there is room for, which is said', () => {
    const cutOf = (length: number) =>
      describeAttempt({ ...attempt(1), request: { ...attempt(1).request, body: 'x'.repeat(length) } }).request.cut;
    assert.deepEqual([cutOf(shownBodyLimit + 1), cutOf(shownBodyLimit)], ['shown', undefined]);
  });

  it('tells of what a newer version wrote, and of what was cut off', async () => {
    await history.add([entry(1)]);
    const text = JSON.stringify(entry(2));
    writeFileSync(join(folder, `${entry(2).id}.json`), text.replace('"version":1', '"version":2'));
    writeFileSync(join(folder, `${entry(3).id}.json`), text.slice(0, 100));
    writeFileSync(join(folder, `${entry(4).id}.json`), '{"version":1}');
    const { entries, newer, damaged } = await history.content();
    assert.deepEqual([entries.length, newer, damaged], [1, 1, 2]);
  });

  it('counts what a newer version wrote toward its limits, and deletes it like all others', async () => {
    const later = (second: number) => {
      const text = JSON.stringify(entry(second)).replace('"version":1', '"version":2');
      writeFileSync(join(folder, `${entry(second).id}.json`), text);
    };
    await history.add([entry(1)]);
    for (const second of [2, 3, 4]) later(second);
    limit = 3;
    await history.add([entry(5)]);
    assert.deepEqual(
      readdirSync(folder).sort(),
      [3, 4, 5].map((second) => `${entry(second).id}.json`),
    );
    await history.clear();
    assert.deepEqual(readdirSync(folder), []);
  });

  for (const [what, change] of Object.entries({
    'a request that nobody knows': { intent: 'replace' },
    'an environment that nobody knows': { environment: { ...attempt(1).environment, name: 'moon' } },
    'no headers': { request: { ...entry(1).request, headers: null } },
    'a header that is no text': { request: { ...entry(1).request, headers: { accept: 1 } } },
    'a header without a value': { result: { ok: true, answer: { body: '', headers: [['etag']] } } },
    'advice that is no text': { signedIn: { advice: [1], headers: [] } },
    'advice that is nothing': { signedIn: { headers: [] } },
    'a header that was shown without a value': { signedIn: { advice: [], headers: [['etag']] } },
    'a header that is nothing': { result: { ok: true, answer: { body: '', headers: [null] } } },
  })) {
    it(`tells of ${what} as of what was cut off`, () => {
      assert.equal(readEntry(JSON.stringify({ ...entry(1), ...change })), 'damaged');
    });
  }

  it('deletes one, and all', async () => {
    for (const second of [1, 2, 3]) await history.add([entry(second)]);
    await history.delete([entry(2).id, entry(2).id]);
    assert.deepEqual(await ids(), [entry(3).id, entry(1).id]);
    await history.clear();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('counts all requests that would be deleted, whatever its limit is by now, and nothing unfinished', async () => {
    for (const second of [1, 2, 3]) await history.add([entry(second)]);
    writeFileSync(join(folder, `${entry(4).id}.json`), 'cut off');
    const others = ['.20261120-0000.json.00ff.tmp', 'somebody-else.json'];
    for (const name of others) writeFileSync(join(folder, name), '{}');
    for (limit of [0, 2, 200]) assert.equal(await history.count(), 4, `with a limit of ${limit}`);
    limit = 0;
    await history.clear();
    assert.deepEqual([await history.count(), readdirSync(folder).sort()], [0, others]);
  });

  it('rejects with the reason when it cannot be written', async () => {
    writeFileSync(folder, 'in the way');
    await assert.rejects(history.add([entry(1)]), { code: 'EEXIST' });
    await assert.rejects(history.content(), { code: 'ENOTDIR' });
  });

  it('is filtered by the names of kinds, environments, outcomes, and what was done, which stand in many texts, too', () => {
    const body = JSON.stringify({
      description: 'a token of the domain user, updated',
      file: 'cloudapp',
      host: 'graph',
    });
    const entries = bundledKinds.kinds.map((each, second): HistoryEntry => ({ ...entry(second, body), kind: each.id }));
    for (const { id } of bundledKinds.kinds) {
      assert.deepEqual(
        filterEntries(entries, id).map(({ kind: found }) => found),
        [id],
      );
    }
    for (const word of ['graph', 'custom', 'update', 'delete', 'failed', 'unknown', 'canceled']) {
      assert.deepEqual(filterEntries(entries, word), [], word);
    }
    for (const word of ['sandbox', 'add', 'ok', 'success', 'succ', 'sandb', 'updated', 'web01.host']) {
      assert.equal(filterEntries(entries, word).length, entries.length, word);
    }
    // A folder of the computer is nothing that was sent.
    assert.deepEqual(filterEntries(entries, 'file:///'), []);
  });

  it('is filtered by words, each in whatever place', () => {
    const entries = [entry(1), entry(2, '{"id":"b"}')];
    assert.equal(filterEntries(entries, 'HOST 201 sandbox').length, 2);
    assert.deepEqual(
      filterEntries(entries, '"b" add').map(({ id }) => id),
      [entry(2).id],
    );
    assert.equal(filterEntries(entries, 'nowhere').length, 0);
  });

  it('stands by day', () => {
    const days = byDay([entry(2), entry(1)]);
    assert.equal(days.length, 1);
    assert.equal(days[0]?.entries.length, 2);
  });
});
