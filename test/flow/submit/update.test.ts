import assert from 'node:assert/strict';
import { summaryOfDetails } from '../../../src/response/summary';
import { faultTable } from '../../../src/sandbox/faults/faults';
import { kept, minutes, useAdded, type Updating } from './updating';
import { carriedOut } from '../../support/carried-out';

describe('An Update by difference', () => {
  const added = useAdded();
  let file: Updating;
  beforeEach(() => (file = added()));

  it('sends what differs, of the version that was read, and tells each change and that it was kept', async () => {
    const outcome = await file.run('update', { os: 'Linux', tags: ['a', 'c'] });
    assert.deepEqual(outcome.changes, [{ property: 'tags', before: '["a","b"]', after: '["a","c"]', kept: true }]);
    assert.deepEqual(file.methods, ['GET', 'PATCH']);
    assert.deepEqual(file.patched, { vendorInformation: { vendor: 'Contoso', provider: 'Sensor' }, tags: ['a', 'c'] });
    assert.match(file.requests[1]?.headers['If-Match'] ?? '', /"/);
    assert.deepEqual(file.stored['tags'], ['a', 'c']);
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'ended');
    assert.match(summaryOfDetails(shown.view), /^Changes\n- tags: \["a", "b"\] → \["a", "c"\]$/m);
  });

  it('sends nothing where nothing differs, and says where only the order does', async () => {
    const outcome = await file.run('update', { tags: ['b', 'a'], os: 'Linux' });
    assert.deepEqual([outcome.status, outcome.changes], ['unchanged', []]);
    assert.deepEqual(file.methods, ['GET']);
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'unchanged');
    assert.match(shown.notes.join(), /tags are in a different order/);
  });

  it('says of which profile nothing differs: by its name, else by its ID', async () => {
    const headline = async () => {
      await file.run('update', { os: 'Linux' });
      const shown = file.told.at(-1);
      return shown?.state === 'unchanged' ? shown.headline : shown?.state;
    };
    const says = (name: string) =>
      `Nothing to update: host profile ${name} in the sandbox already matches the payload.`;
    assert.equal(await headline(), says(file.id));
    await file.changeElsewhere({ fqdn: 'web01.contoso.com' });
    file.later(minutes(11));
    assert.equal(await headline(), says('web01.contoso.com'));
  });

  it('says which profile is read and updated: by the name in the payload, else by its ID', async () => {
    const headlines = async (payload: object) => {
      file.told.length = 0;
      await file.run('update', payload);
      return file.told.flatMap((shown) => (shown.state === 'sending' ? shown.announcement.headline : []));
    };
    const say = (name: string) =>
      ['Reading', 'Updating'].map((doing) => `${doing} host profile ${name} in the sandbox…`);
    assert.deepEqual(await headlines({ os: 'BSD' }), say(file.id));
    assert.deepEqual(await headlines({ fqdn: 'web01.contoso.com' }), say('web01.contoso.com'));
  });

  it('sends the whole payload and reads nothing where that is set', async () => {
    await file.run('update', { os: 'Linux', tags: ['a'] }, { updateBody: 'payload' });
    assert.deepEqual(file.methods, ['PATCH']);
    assert.equal((file.patched as { os?: string }).os, 'Linux');
  });

  it('sends what differs although what is known was remembered under a key that is lost', async () => {
    file.memory.secret = 'another key';
    file.later(minutes(11));
    assert.equal((await file.run('update', { os: 'Linux', tags: ['b', 'a'] })).status, 'unchanged');
    const outcome = await file.run('update', { os: 'BSD', tags: ['a', 'b'] });
    assert.deepEqual(kept(outcome), [['os', true]]);
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
    assert.equal(file.memory.profile?.id, id);
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

  for (const { id, title } of faultTable) {
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
        if (told?.state === 'notSent' || (at === 'PATCH' && !carriedOut.has(id))) assert.ok(!isChanged);
        if (isChanged && told?.state === 'ended') assert.doesNotMatch(told.view.headline, /^Not updated/);
      });
    }
  }

  for (const [status, meaning] of [
    [403, /may not read profiles here/],
    [405, /can’t be asked for a single profile/],
    [501, /doesn’t read single profiles/],
  ] as const) {
    it(`sends nothing where the read is refused with ${status}, and the whole payload once the person says so`, async () => {
      file.instead = ({ method }) => (method === 'GET' ? { status } : undefined);
      const outcome = await file.run('update', { os: 'BSD' });
      assert.deepEqual([outcome.status, file.methods], ['failed', ['GET']]);
      assert.match(outcome.error ?? '', meaning);
      const shown = file.told.at(-1);
      assert.ok(shown?.state === 'notSent');
      assert.deepEqual(
        shown.actions.map(({ action }) => action),
        ['sendWholePayload', 'updateAgain'],
      );
      const whole = await file.run('update', { os: 'BSD' }, { updateBody: 'payload' });
      assert.deepEqual([whole.status, file.methods, file.stored['os']], ['sent', ['PATCH'], 'BSD']);
    });
  }
});
