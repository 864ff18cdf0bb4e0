import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CommandModule } from '../../../src/cli/io';
import * as deleteCommand from '../../../src/cli/delete';
import * as getCommand from '../../../src/cli/get';
import * as listCommand from '../../../src/cli/list';
import { RecordingIo } from '../../unit/cli/support/recording-io';
import { add, host, useSandbox } from '../sandbox/support';

describe('secprofile list, get and delete', () => {
  const sandbox = useSandbox();
  const ids: string[] = [];
  before(async () => {
    for (const fqdn of ['web01.contoso.com', 'web02.contoso.com', 'web03.contoso.com']) {
      ids.push(
        await add(
          sandbox(),
          'hostSecurityProfiles',
          `{"azureTenantId":"${host.azureTenantId}","fqdn":"${fqdn}","countX":9007199254740993}`,
        ),
      );
    }
  });

  async function run(
    { run: command }: CommandModule,
    args: readonly string[],
    more: ConstructorParameters<typeof RecordingIo>[0] = {},
  ) {
    const io = new RecordingIo({ env: { SECPROFILE_TOKEN: sandbox().token }, ...more });
    const code = await command([...args, '--base', sandbox().url], io).catch(
      (error: unknown) => (error as Error).message,
    );
    return { code, out: io.out, err: io.err, asked: io.asked };
  }
  const list = (...args: string[]) => run(listCommand, args);

  it('lists a line for each profile', async () => {
    const { code, out, err } = await list('host');
    assert.equal(code, 0, err);
    assert.deepEqual(
      out
        .trim()
        .split('\n')
        .map((line) => line.split('\t').slice(0, 2)),
      ids.map((id, at) => [id, `web0${at + 1}.contoso.com`]),
    );
  });

  it('lists the first ones, and what a filter leaves', async () => {
    assert.equal((await list('host', '--top', '2')).out.trim().split('\n').length, 2);
    assert.match((await list('host', '--filter', "fqdn eq 'web03.contoso.com'")).out, /^\S+\tweb03\.contoso\.com/);
    assert.deepEqual((await list('user')).out, '');
    const refused = await list('host', '--filter', 'nonsense');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /^secprofile: Can’t list host profiles: 127\.0\.0\.1:\d+ refused the request \(400 /);
  });

  it('lists the profiles as JSON with the digits that the service sent', async () => {
    const { out } = await list('host', '--format', 'json');
    const { kind, profiles, complete } = JSON.parse(out) as { kind: string; profiles: object[]; complete: boolean };
    assert.deepEqual([kind, profiles.length, complete], ['host', 3, true]);
    assert.ok(out.includes('9007199254740993'));
    assert.deepEqual(JSON.parse((await list('ip', '--format', 'json')).out), {
      kind: 'ip',
      profiles: [],
      complete: true,
    });
  });

  it('prints one profile', async () => {
    const [id = ''] = ids;
    const { code, out } = await run(getCommand, ['host', id]);
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { fqdn: string }).fqdn, 'web01.contoso.com');
    const gone = await run(getCommand, ['host', 'no-such']);
    assert.deepEqual([gone.code, gone.out], [1, '']);
    assert.match(gone.err, /has no host profile with this ID \(404 Not Found\)/);
  });

  it('deletes one after a yes, and none after anything else', async () => {
    const [id = ''] = ids;
    for (const answer of ['', 'n', 'yeah', 'no']) {
      const { code, asked, err } = await run(deleteCommand, ['host', id], {
        answer,
        env: { SECPROFILE_TOKEN: sandbox().token },
      });
      assert.equal(code, 1);
      assert.match(
        asked[0] ?? '',
        new RegExp(`^Delete the host profile web01\\.contoso\\.com \\(${id}\\) from 127\\.0\\.0\\.1:`),
      );
      assert.match(err, /Nothing was deleted/);
    }
    assert.match(String((await run(deleteCommand, ['host', id])).code), /Add --yes/);
    assert.equal(sandbox().count('host'), 3);
    assert.equal(
      (await run(deleteCommand, ['host', id], { answer: 'y', env: { SECPROFILE_TOKEN: sandbox().token } })).code,
      0,
    );
    assert.equal(sandbox().count('host'), 2);
    assert.equal((await run(deleteCommand, ['host', ids[1] ?? '', '--yes'])).code, 0);
    assert.equal(sandbox().count('host'), 1);
    assert.equal((await run(deleteCommand, ['host', ids[1] ?? '', '--yes'])).code, 1);
  });

  it('does nothing without a base, a token or a kind that there is', async () => {
    const without = async (command: CommandModule, args: readonly string[], env: Record<string, string>) => {
      const io = new RecordingIo({ env });
      return command.run(args, io).then(String, (error: unknown) => (error as Error).message);
    };
    const token = { SECPROFILE_TOKEN: sandbox().token };
    const base = ['--base', sandbox().url];
    assert.match(await without(listCommand, ['host'], token), /--base URL/);
    assert.match(await without(listCommand, ['host', ...base], {}), /There is no token/);
    assert.match(await without(listCommand, ['host', ...base], { SECPROFILE_TOKEN: 'two words' }), /isn't a token/);
    assert.match(await without(listCommand, ['hots', ...base], token), /no kind hots\. Did you mean "host"\?/);
    assert.match(await without(listCommand, base, token), /The kind is missing/);
    assert.match(await without(getCommand, ['host', ...base], token), /The id is missing/);
    assert.match(await without(listCommand, ['host', '--top', '0', ...base], token), /--top takes/);
    assert.match(await without(listCommand, ['host', '--base', 'http://contoso.com/beta'], token), /isn’t safe/);
  });
});

describe('secprofile list over a hostile service', () => {
  let server: Server;
  let base = '';
  let bodies: string[] = [];
  before(async () => {
    server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(bodies.shift()),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/beta`;
  });
  after(() => void server.close());

  it('lets no text of it reach the terminal as more than text, and says where the list breaks off', async () => {
    bodies = [
      '{"value":[{"id":"a\\tb\\u001b[2J","fqdn":"x\\ny"},{"id":"c","fqdn":"\\u202e","z":"\u009b"}],"@odata.nextLink":"https://evil.example/"}',
      '{"value":[{"id":"a","fqdn":"x","z":"\u009b"}],"@odata.nextLink":"https://evil.example/"}',
    ];
    const io = new RecordingIo({ env: { SECPROFILE_TOKEN: 'a-token' } });
    assert.equal(await listCommand.run(['host', '--base', base], io), 2);
    assert.equal(io.out, 'a b\uFFFD[2J\tx y\nc\n');
    assert.match(io.err, /leads elsewhere/);
    const json = new RecordingIo({ env: { SECPROFILE_TOKEN: 'a-token' } });
    assert.equal(await listCommand.run(['host', '--base', base, '--format', 'json'], json), 2);
    assert.equal((JSON.parse(json.out) as { complete: boolean }).complete, false);
    assert.ok(!json.out.includes('\u009b'));
  });
});
