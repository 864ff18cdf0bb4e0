import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { setOf } from '../../../src/catalog/kinds';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { send, useFolder } from './support';

const { kind } = bundledKinds;

const sets = { host: setOf(kind('host')), file: setOf(kind('file')), user: setOf(kind('user')) } as const;
type Id = keyof typeof sets;

type Body = Record<string, unknown>;

/** What ought to be stored: plain objects, in the order of creation. */
interface Expected {
  readonly profiles: Map<string, { readonly kind: Id; body: Body; etag: string }>;
  /** Ids of profiles that are gone. */
  readonly gone: { readonly kind: Id; readonly id: string }[];
}

/** The real one, which can be restarted. */
interface Real {
  sandbox: Sandbox;
  readonly folder: string;
}

type Command = fc.AsyncCommand<Expected, Real>;

const stamps = ['createdDateTime', 'lastModifiedDateTime'];
const plain = (json: unknown): Body =>
  Object.fromEntries(
    Object.entries(json as Body).filter(([name]) => !name.startsWith('@') && name !== 'id' && !stamps.includes(name)),
  );

/** A profile that is there, chosen by a number. */
function choose(model: Expected, at: number) {
  const all = [...model.profiles];
  return all[at % Math.max(1, all.length)];
}

const command = (text: string, check: Command['check'], run: Command['run']): Command => ({
  check,
  run,
  toString: () => text,
});
const always = () => true;
const some = (model: Readonly<Expected>) => model.profiles.size > 0;

const add = (id: Id, body: Body) =>
  command(`add ${id} ${JSON.stringify(body)}`, always, async (model, { sandbox }) => {
    const full = { azureTenantId: 't', ...body };
    const answer = await send(sandbox, 'POST', `/security/${sets[id]}`, { body: full });
    assert.equal(answer.status, 201);
    assert.deepEqual(plain(answer.json), full);
    model.profiles.set((answer.json as { id: string }).id, {
      kind: id,
      body: full,
      etag: answer.headers.get('etag') ?? '',
    });
  });

const update = (at: number, body: Body, version: 'none' | 'right' | 'wrong') =>
  command(`update ${at} ${JSON.stringify(body)} ${version}`, some, async (model, { sandbox }) => {
    const [id, profile] = choose(model, at) ?? assert.fail();
    const headers = version === 'none' ? {} : { 'if-match': version === 'right' ? profile.etag : 'W/"wrong"' };
    const answer = await send(sandbox, 'PATCH', `/security/${sets[profile.kind]}/${id}`, { body, headers });
    assert.equal(answer.status, version === 'wrong' ? 412 : 200);
    if (version === 'wrong') return;
    profile.body = { ...profile.body, ...body };
    assert.deepEqual(plain(answer.json), profile.body);
    assert.notEqual(answer.headers.get('etag'), profile.etag);
    profile.etag = answer.headers.get('etag') ?? '';
  });

const remove = (at: number) =>
  command(`remove ${at}`, some, async (model, { sandbox }) => {
    const [id, profile] = choose(model, at) ?? assert.fail();
    assert.equal((await send(sandbox, 'DELETE', `/security/${sets[profile.kind]}/${id}`)).status, 204);
    model.profiles.delete(id);
    model.gone.push({ kind: profile.kind, id });
  });

const refused = (at: number) =>
  command(`refused ${at}`, some, async (model, { sandbox }) => {
    const [id, profile] = choose(model, at) ?? assert.fail();
    const path = `/security/${sets[profile.kind]}`;
    assert.equal((await send(sandbox, 'POST', path, { body: { tags: 'x' } })).status, 400);
    assert.equal((await send(sandbox, 'PATCH', `${path}/${id}`, { body: { tags: 'x' } })).status, 400);
  });

const batch = (bodies: readonly Body[]) =>
  command(`batch ${JSON.stringify(bodies)}`, always, async (model, { sandbox }) => {
    const requests = bodies.map((body, index) => ({
      id: String(index),
      method: 'POST',
      url: `/security/${sets.host}`,
      headers: { 'Content-Type': 'application/json' },
      body: { azureTenantId: 't', ...body },
      ...(index > 0 ? { dependsOn: [String(index - 1)] } : {}),
    }));
    const { json } = await send(sandbox, 'POST', '/$batch', { body: { requests } });
    for (const { status, body } of (json as { responses: { status: number; body: Body & { id: string } }[] })
      .responses) {
      assert.equal(status, 201);
      model.profiles.set(body.id, { kind: 'host', body: plain(body), etag: String(body['@odata.etag']) });
    }
  });

const reset = command('reset', always, async (model, { sandbox }) => {
  await sandbox.reset();
  for (const [id, { kind: kindId }] of model.profiles) model.gone.push({ kind: kindId, id });
  model.profiles.clear();
});

const restart = command('restart', always, async (_model, real) => {
  await real.sandbox.stop();
  real.sandbox = await startSandbox({ catalog: bundledCatalog, dataDir: real.folder });
});

/** Everything can be read one by one and page by page, and is what it ought to be. */
const compare = (top: number) =>
  command(`compare ${top}`, always, async (model, { sandbox }) => {
    for (const [id, profile] of model.profiles) {
      const answer = await send(sandbox, 'GET', `/security/${sets[profile.kind]}/${id}`);
      assert.deepEqual([plain(answer.json), answer.headers.get('etag')], [profile.body, profile.etag]);
    }
    for (const { kind: kindId, id } of model.gone.slice(-3)) {
      assert.equal((await send(sandbox, 'GET', `/security/${sets[kindId]}/${id}`)).status, 404);
    }
    for (const kindId of Object.keys(sets) as Id[]) {
      const listed: string[] = [];
      let path: string | undefined = `/security/${sets[kindId]}?$top=${top}`;
      while (path !== undefined) {
        const { json } = await send(sandbox, 'GET', path);
        const page = json as { value: { id: string }[]; '@odata.nextLink'?: string };
        listed.push(...page.value.map(({ id }) => id));
        path = page['@odata.nextLink']?.slice(sandbox.url.length);
      }
      const expected = [...model.profiles].filter(([, profile]) => profile.kind === kindId).map(([id]) => id);
      assert.deepEqual(listed, expected);
      assert.equal(sandbox.count(kindId), expected.length);
    }
  });

const body = fc
  .record(
    {
      tags: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
      riskScore: fc.option(fc.string({ maxLength: 4 })),
      anything: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as Body);

const commands = [
  fc.tuple(fc.constantFrom<Id>('host', 'file', 'user'), body).map(([id, value]) => add(id, value)),
  fc
    .tuple(fc.nat(20), body, fc.constantFrom('none' as const, 'right' as const, 'wrong' as const))
    .map((args) => update(...args)),
  fc.nat(20).map(remove),
  fc.nat(20).map(refused),
  fc.array(body, { minLength: 1, maxLength: 4 }).map(batch),
  fc.constant(reset),
  fc.constant(restart),
  fc.integer({ min: 1, max: 4 }).map(compare),
];

describe('sandbox: random sequences of requests, with restarts', () => {
  const folder = useFolder();

  it('answer as a plain model does', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40 }), async (list) => {
        const data = join(folder(), String((run += 1)));
        const real: Real = { sandbox: await startSandbox({ catalog: bundledCatalog, dataDir: data }), folder: data };
        const model: Expected = { profiles: new Map(), gone: [] };
        try {
          await fc.asyncModelRun(() => ({ model, real }), list);
          await restart.run(model, real);
          await compare(3).run(model, real);
        } finally {
          await real.sandbox.stop();
        }
      }),
      { numRuns: 40 },
    );
  });
});
