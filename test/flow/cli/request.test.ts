import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { folderWith } from '../../unit/cli/support/folder';
import { badHost, goodHost } from '../../unit/cli/support/payloads';
import { secprofile } from './support/run-cli';
import { itWith } from '../../support/capabilities';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a POSIX shell makes of a cURL command: its arguments. */
function wordsOf(command: string): string[] {
  return shell(`curl() { printf '%s\\0' "$@"; }\n${command}`).split('\0').slice(0, -1);
}

/** What cURL gets as its standard input. */
const inputOf = (command: string) => shell(`curl() { cat; }\n${command}`);

/** From a file, as a long script is run: an argument would be cut at the system's limit. */
function shell(script: string): string {
  const { stdout } = spawnSync('sh', ['-s'], { input: script, encoding: 'utf8', maxBuffer: 1 << 26 });
  return stdout;
}

describe('secprofile request, as a process', () => {
  const awkward = goodHost.replace('web01', String.raw`it's "$HOME" \u00fc`.replaceAll('"', String.raw`\"`));
  let cwd: string;
  before(() => {
    cwd = folderWith({ 'web01.host.secprofile.json': goodHost, 'awkward.host.secprofile.json': `\uFEFF${awkward}` });
  });

  it('prints the body to the byte after an empty line', async () => {
    const { code, out } = await secprofile(['request', 'awkward.host.secprofile.json'], { cwd });
    assert.equal(code, 0);
    assert.equal(out.slice(out.indexOf('\n\n') + 2), awkward);
  });

  it('has a fresh GUID each time', async () => {
    const ids = new Set<string>();
    for (let round = 0; round < 2; round++) {
      const { out } = await secprofile(['request', 'web01.host.secprofile.json', '--format', 'json'], { cwd });
      const { headers } = JSON.parse(out) as { headers: Record<string, string> };
      assert.match(headers['client-request-id'] ?? '', guid);
      ids.add(headers['client-request-id'] ?? '');
    }
    assert.equal(ids.size, 2);
  });

  itWith('shell')('prints a cURL command that a shell takes apart as it was meant', async () => {
    const { out } = await secprofile(['request', 'awkward.host.secprofile.json', '--format', 'curl'], { cwd });
    const words = wordsOf(out);
    assert.deepEqual(words.slice(0, 3), [
      '--request',
      'POST',
      'https://graph.microsoft.com/beta/security/hostSecurityProfiles',
    ]);
    assert.deepEqual(words.slice(-2), ['--data-raw', awkward]);
  });

  for (const [end, what] of [
    ['\n', 'a line end'],
    ['', 'its last brace'],
  ]) {
    itWith('shell')(
      `hands a body that is too long for an argument over as standard input, to the byte, up to ${what}`,
      async () => {
        const tags = Array.from({ length: 5000 }, (_, number) => `"END it's $HOME \`x\` \\\\ ${number} ü"`).join(
          ',\r\n',
        );
        const body = `${goodHost.trimEnd().slice(0, -1)}, "tags": [${tags}]}${end}`;
        assert.ok(body.length > 131_500);
        const { code, out } = await secprofile(['request', '-', '--kind', 'host', '--format', 'curl'], { stdin: body });
        assert.equal(code, 0);
        assert.equal(inputOf(out), body);
        const words = wordsOf(out);
        assert.deepEqual(words.slice(-2), ['--data-binary', '@-']);
        assert.ok(words.every((word) => word.length < 1000));
      },
    );
  }

  it('prints problems on standard error alone, and ends with 1', async () => {
    const { code, out, err } = await secprofile(['request', '-', '--kind', 'host'], { stdin: badHost });
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^-:3:22: error: /);
  });

  it('ends with 2 when there is nothing to make a request of', async () => {
    assert.equal((await secprofile(['request', 'gone.json'], { cwd })).code, 2);
    assert.equal((await secprofile(['request', '.'], { cwd })).code, 2);
    assert.equal((await secprofile(['request'], { cwd })).code, 2);
  });
});
