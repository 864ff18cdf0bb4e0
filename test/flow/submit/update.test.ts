import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/submit/submission';
import { faultTable } from '../../../src/sandbox/faults/faults';
import { cleanupAfterEach } from '../../support/cleanup';
import { Updating } from './updating';

const kept = ({ changes = [] }: Outcome) => changes.map((change) => [change.property, change.kept]);

const minutes = (count: number) => count * 60_000;

describe('An Update by difference', () => {
  let file: Updating;

  const cleanup = cleanupAfterEach();
  beforeEach(async () => {
    file = await Updating.start();
    cleanup.defer(() => file.dispose());
    assert.equal((await file.run('add', { os: 'Linux', tags: ['a', 'b'] })).status, 'sent');
  });

  it('sends what differs, of the version that was read, and tells each change and that it was kept', async () => {
    const outcome = await file.run('update', { os: 'Linux', tags: ['a', 'c'] });
    assert.deepEqual(outcome.changes, [{ property: 'tags', before: '["a","b"]', after: '["a","c"]', kept: true }]);
    assert.deepEqual(file.methods, ['GET', 'PATCH']);
    assert.deepEqual(file.patched, { vendorInformation: { vendor: 'Contoso', provider: 'Sensor' }, tags: ['a', 'c'] });
    assert.match(file.requests[1]?.headers['If-Match'] ?? '', /"/);
    assert.deepEqual(file.stored['tags'], ['a', 'c']);
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'ended' && shown.view.notes.includes('tags: ["a","b"] → ["a","c"]'));
  });

  it('sends nothing where nothing differs, and says where only the order does', async () => {
    const outcome = await file.run('update', { tags: ['b', 'a'], os: 'Linux' });
    assert.deepEqual([outcome.status, outcome.changes], ['unchanged', []]);
    assert.deepEqual(file.methods, ['GET']);
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'unchanged');
    assert.match(shown.notes.join(), /tags are in another order/);
  });

  it('sends the whole payload and reads nothing where that is set', async () => {
    await file.run('update', { os: 'Linux', tags: ['a'] }, { updateBody: 'payload' });
    assert.deepEqual(file.methods, ['PATCH']);
    assert.equal((file.patched as { os?: string }).os, 'Linux');
  });

  it('leaves alone what the payload does not have', async () => {
    await file.changeElsewhere({ fqdn: 'theirs.contoso.com' });
    await file.run('update', { os: 'BSD' });
    assert.deepEqual(
      [file.stored['fqdn'], file.stored['tags'], file.stored['os']],
      ['theirs.contoso.com', ['a', 'b'], 'BSD'],
    );
  });

  it('undoes a change that was made elsewhere, because the live profile decides', async () => {
    await file.changeElsewhere({ os: 'theirs' });
    const outcome = await file.run('update', { os: 'Linux' });
    assert.deepEqual(outcome.changes, [{ property: 'os', before: '"theirs"', after: '"Linux"', kept: true }]);
  });

  it('says that a profile is not there, sends nothing, and forgets no id', async () => {
    const { id } = file;
    await file.sandbox.reset();
    file.later(minutes(11));
    const outcome = await file.run('update', { os: 'BSD' });
    assert.equal(outcome.status, 'failed');
    assert.deepEqual([file.methods, file.waits], [['GET'], []]);
    const told = file.told.at(-1);
    assert.ok(told?.state === 'notSent');
    assert.deepEqual(
      told.actions.map(({ action }) => action),
      ['updateAgain', 'forgetId'],
    );
    assert.equal(file.known.known?.id, id);
    assert.equal(file.sandbox.count(), 0);
  });

  for (const status of [400, 401, 403, 405, 409, 410, 429, 500, 501, 503, 504]) {
    it(`sends nothing when the profile can’t be read (${status}), and offers the whole payload`, async () => {
      file.instead = ({ method }) => (method === 'GET' ? { status } : undefined);
      assert.equal((await file.run('update', { os: 'BSD' })).status, 'failed');
      assert.ok(!file.methods.includes('PATCH'));
      const told = file.told.at(-1);
      assert.ok(told?.state === 'notSent');
      assert.equal(told.actions[0]?.action, 'sendWholePayload');
      assert.equal(file.stored['os'], 'Linux');
    });
  }

  for (const [what, body] of [
    ['no JSON', '<html>'],
    ['a list', '[]'],
    ['nothing', ''],
    ['another profile', '{"id": "another"}'],
  ] as const) {
    it(`sends nothing when the service answers with ${what}`, async () => {
      file.instead = ({ method }) => (method === 'GET' ? { status: 200, body } : undefined);
      assert.equal((await file.run('update', { os: 'BSD' })).status, 'failed');
      assert.deepEqual(file.methods, ['GET']);
    });
  }

  it('takes a live profile that is 10,000 levels deep, has names twice, or names of every object', async () => {
    file.later(minutes(11));
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const body = `{"id": "${file.id}", "deep": ${deep}, "os": 1, "os": "Linux", "__proto__": {"x": 1}}`;
    file.instead = ({ method }) => (method === 'GET' ? { status: 200, body } : undefined);
    const outcome = await file.runText('update', '{"os": "Linux", "__proto__": {"x": 1}}');
    assert.deepEqual([outcome.status, kept(outcome)], ['sent', [['os', true]]]);
  });

  it('goes without If-Match where the service tells no entity tag, or one that fits into no header', async () => {
    for (const etag of [undefined, 'W/"a\r\nX: y"', '*']) {
      const body = JSON.stringify({ id: file.id, '@odata.etag': etag, os: 'other' });
      file.instead = ({ method }) => (method === 'GET' ? { status: 200, body } : undefined);
      await file.run('update', { os: 'BSD' });
      assert.equal(file.requests[1]?.headers['If-Match'], undefined);
    }
  });

  it('reads once more after an answer without a profile, and tells what was kept by that', async () => {
    file.rewrite = (request) => ({ ...request, headers: { ...request.headers, Prefer: 'return=minimal' } });
    const outcome = await file.run('update', { os: 'BSD' });
    assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET']);
    assert.deepEqual(kept(outcome), [['os', true]]);
  });

  it('reads once more after an answer with {}, and tells what was kept by that', async () => {
    file.instead = ({ method }) =>
      method === 'PATCH' ? { status: 200, headers: [['content-type', 'application/json']], body: '{}' } : undefined;
    const outcome = await file.run('update', { os: 'BSD' });
    assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET']);
    assert.deepEqual(kept(outcome), [['os', null]], 'that still shows the value from before');
  });

  it('can’t tell what was kept where that read still shows the value from before', async () => {
    file.later(minutes(1));
    file.rewrite = (request) => ({ ...request, headers: { ...request.headers, Prefer: 'return=minimal' } });
    file.before = ({ method }) => {
      if (method === 'PATCH') file.sandbox.faults.arm('lag; delay=5000');
    };
    assert.deepEqual(kept(await file.run('update', { os: 'BSD' })), [['os', null]]);
    assert.equal(file.stored['os'], 'BSD');
  });

  for (const { id, title, carriedOut } of faultTable) {
    for (const at of ['GET', 'PATCH']) {
      it(`loses nothing and adds nothing by a failure of ${at}: ${title}`, async () => {
        file.later(minutes(1));
        file.before = ({ method }) => {
          file.sandbox.faults.disarm();
          if (method === at) file.sandbox.faults.arm(`${id}; delay=5`);
        };
        const outcome = await file.run('update', { os: 'BSD' });
        file.sandbox.faults.disarm();
        const isChanged = file.stored['os'] === 'BSD';
        if (outcome.changes?.some((change) => change.kept)) assert.ok(isChanged);
        const told = file.told.at(-1);
        if (told?.state === 'notSent' || (at === 'PATCH' && !carriedOut)) assert.ok(!isChanged);
        if (isChanged && told?.state === 'ended') assert.doesNotMatch(told.view.headline, /^Not updated/);
      });
    }
  }

  describe('where somebody else is faster', () => {
    const meanwhile = (members: object, times = 1) => {
      let left = times;
      file.before = async ({ method }) => {
        if (method === 'PATCH' && left-- > 0) await file.changeElsewhere(members);
      };
    };

    it('puts both together where they touch different members, without a question', async () => {
      meanwhile({ fqdn: 'theirs.contoso.com' });
      const outcome = await file.run('update', { os: 'BSD', fqdn: undefined });
      assert.deepEqual([outcome.status, kept(outcome)], ['sent', [['os', true]]]);
      assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET', 'PATCH']);
      assert.deepEqual([file.stored['os'], file.stored['fqdn']], ['BSD', 'theirs.contoso.com']);
      assert.deepEqual(file.conflicts, []);
      const shown = file.told.at(-1);
      assert.ok(shown?.state === 'ended' && shown.view.notes.some((note) => note.includes('fqdn')));
    });

    it('keeps what they made of a member that the payload has as it was', async () => {
      meanwhile({ tags: ['theirs'] });
      await file.run('update', { os: 'BSD', tags: ['a', 'b'] });
      assert.deepEqual([file.stored['os'], file.stored['tags']], ['BSD', ['theirs']]);
    });

    for (const [answer, os] of [
      ['ours', 'BSD'],
      ['theirs', 'theirs'],
    ] as const) {
      it(`asks about a member that both changed: ${answer}`, async () => {
        meanwhile({ os: 'theirs' });
        file.answer = answer;
        const outcome = await file.run('update', { os: 'BSD', tags: ['c'] });
        assert.equal(outcome.status, 'sent');
        assert.deepEqual(file.conflicts[0]?.both, [{ property: 'os', before: '"theirs"', after: '"BSD"' }]);
        assert.deepEqual([file.stored['os'], file.stored['tags']], [os, ['c']]);
      });
    }

    it('sends nothing more when the question is canceled', async () => {
      meanwhile({ os: 'theirs' });
      file.answer = 'cancel';
      assert.equal((await file.run('update', { os: 'BSD' })).status, 'cancelled');
      assert.equal(file.stored['os'], 'theirs');
    });

    it('has nothing to send when they did the same', async () => {
      meanwhile({ os: 'BSD' });
      assert.equal((await file.run('update', { os: 'BSD' })).status, 'unchanged');
      assert.equal(file.stored['os'], 'BSD');
    });

    it('reads again once, and no more', async () => {
      meanwhile({ fqdn: 'theirs.contoso.com', displayName: Math.random() }, 2);
      const outcome = await file.run('update', { os: 'BSD' });
      assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET', 'PATCH']);
      assert.equal(outcome.attempt?.result.ok && outcome.attempt.result.answer.status, 412);
      assert.equal(file.stored['os'], 'Linux');
    });
  });

  describe('where reads lag', () => {
    for (const [seconds, waits] of [
      [0.5, 1],
      [5, 3],
    ] as const) {
      it(`finds a profile that was just added after ${seconds} s, and adds no second one`, async () => {
        file.sandbox.faults.arm(`lag; delay=${seconds * 1000}`);
        const outcome = await file.run('update', { os: 'BSD', tags: ['a', 'b'] });
        assert.deepEqual([outcome.status, kept(outcome)], ['sent', [['os', true]]]);
        assert.equal(file.waits.length, waits);
        assert.deepEqual([file.sandbox.count(), file.stored['os']], [1, 'BSD']);
      });

      it(`waits ${seconds} s for its own change, and sends one that takes it back`, async () => {
        file.later(minutes(1));
        await file.run('update', { os: 'BSD' });
        file.sandbox.faults.arm(`lag; delay=${seconds * 1000}`);
        const outcome = await file.run('update', { os: 'Linux' });
        assert.equal(file.waits.length, waits);
        assert.deepEqual(outcome.changes, [{ property: 'os', before: '"BSD"', after: '"Linux"', kept: true }]);
        assert.equal(file.stored['os'], 'Linux');
      });
    }

    it('gives up on a profile that is not to be seen for 40 s: nothing is sent, no id is lost', async () => {
      const { id } = file;
      file.sandbox.faults.arm('lag; delay=40000');
      const outcome = await file.run('update', { os: 'BSD' });
      assert.equal(outcome.status, 'failed');
      assert.equal(file.waits.length, 5);
      assert.equal(
        file.waits.reduce((sum, each) => sum + each),
        30_000,
      );
      assert.deepEqual([file.sandbox.count(), file.known.known?.id], [1, id]);
    });

    it('goes by what its own write left after 30 s, with that version’s entity tag', async () => {
      file.later(minutes(1));
      await file.run('update', { os: 'BSD' });
      file.sandbox.faults.arm('lag; delay=40000');
      const same = await file.run('update', { os: 'BSD' });
      assert.equal(same.status, 'unchanged');
      const back = await file.run('update', { os: 'Linux', tags: ['a', 'b'] });
      assert.deepEqual([back.status, kept(back)], ['sent', [['os', true]]]);
      assert.equal(file.stored['os'], 'Linux');
    });

    it('waits for nothing where somebody else has changed the profile since', async () => {
      file.later(minutes(1));
      await file.run('update', { os: 'BSD' });
      await file.changeElsewhere({ os: 'theirs' });
      const outcome = await file.run('update', { os: 'BSD' });
      assert.deepEqual([file.waits, outcome.changes?.[0]?.before], [[], '"theirs"']);
    });
  });

  describe('where the service does not keep it', () => {
    beforeEach(() => file.sandbox.faults.arm('not-kept'));

    it('says so of each change, in words too', async () => {
      const outcome = await file.run('update', { os: 'BSD', tags: ['c'] });
      assert.deepEqual(
        [outcome.status, kept(outcome)],
        [
          'sent',
          [
            ['os', false],
            ['tags', false],
          ],
        ],
      );
      const shown = file.told.at(-1);
      assert.ok(shown?.state === 'ended');
      assert.match(shown.view.headline, /answered 200, but .*kept .*os.* as they were/s);
      assert.equal(shown.view.tone, 'warning');
    });

    it('sends it again the next time', async () => {
      await file.run('update', { os: 'BSD' });
      file.sandbox.faults.disarm();
      assert.deepEqual(kept(await file.run('update', { os: 'BSD' })), [['os', true]]);
      assert.equal(file.stored['os'], 'BSD');
    });
  });
});
