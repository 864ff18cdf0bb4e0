import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as getCommand from '../../../src/cli/get';
import * as listCommand from '../../../src/cli/list';
import * as requestCommand from '../../../src/cli/request';
import { plan } from '../../../src/cli/plan/commands';
import { folderWith } from '../../unit/cli/support/folder';
import { RecordingIo } from '../../unit/cli/support/recording-io';
import { add, host, useSandbox } from '../sandbox/support';

describe('JSON on Windows, where consoles and pipes have a code page', () => {
  const sandbox = useSandbox();
  let id: string;
  let cwd: string;
  before(async () => {
    const text = `{"azureTenantId":"${host.azureTenantId}","fqdn":"web01.contoso.com","os":"Büro"}`;
    id = await add(sandbox(), 'hostSecurityProfiles', text);
    cwd = folderWith({ 'bücher.host.secprofile.json': text });
  });

  const commands = [
    ['list', listCommand.run, () => ['host', '--format', 'json']],
    ['get', getCommand.run, () => ['host', id]],
    ['plan', plan.run, () => ['.', '--format', 'json']],
    ['request', requestCommand.run, () => ['bücher.host.secprofile.json', '--format', 'json']],
  ] as const;

  for (const [name, command, args] of commands) {
    const run = async (surroundings: object, ...more: string[]) => {
      const io = new RecordingIo({ cwd, env: { SECPROFILE_TOKEN: sandbox().token }, ...surroundings });
      await command([...args(), ...more, '--base', sandbox().url], io);
      return io.out;
    };

    it(`is ASCII there, and means the same (${name})`, async () => {
      const elsewhere = await run({ platform: 'linux' });
      assert.match(elsewhere, /ü/);
      for (const terminal of [false, true]) {
        const out = await run({ platform: 'win32', terminal });
        assert.match(out, /^[\n -~]*$/);
        assert.deepEqual(JSON.parse(out), JSON.parse(elsewhere));
      }
    });

    it(`is as it is in a file (${name})`, async () => {
      assert.equal(await run({ platform: 'win32' }, '--output', 'out.json'), '');
      assert.match(readFileSync(join(cwd, 'out.json'), 'utf8'), /ü/);
    });
  }
});
