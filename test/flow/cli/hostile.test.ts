import assert from 'node:assert/strict';
import { folderWith } from '../../unit/cli/support/folder';
import { goodHost } from '../../unit/cli/support/payloads';
import { secprofile } from './support/run-cli';

const open = goodHost.trimEnd().slice(0, -1).trimEnd();

/** Texts that break programs, and the rules that must speak up; none means that nothing is wrong with them. */
const texts: Readonly<Record<string, { readonly text: string | Buffer; readonly rules: readonly string[] }>> = {
  'an empty file': { text: '', rules: ['syntax'] },
  'a byte-order mark alone': { text: '\uFEFF', rules: ['syntax'] },
  'two byte-order marks': { text: `\uFEFF\uFEFF${goodHost}`, rules: ['syntax'] },
  'a null byte': { text: '\0', rules: ['syntax'] },
  'half a payload': { text: goodHost.slice(0, 60), rules: ['syntax'] },
  'a list': { text: '[1]', rules: ['not-an-object'] },
  '100,000 brackets': { text: '['.repeat(100_000), rules: ['syntax'] },
  '100,000 objects in one another': {
    text: '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000),
    rules: ['unknown-property', 'syntax'],
  },
  'names of the prototype': { text: `${open}, "__proto__": {}, "constructor": 1 }`, rules: ['unknown-property'] },
  'a name twice': { text: `${open}, "fqdn": "x.contoso.com" }`, rules: ['duplicate-key'] },
  'a number beyond all bounds': { text: `${open}, "isAzureAdJoined": 1e400 }`, rules: ['type'] },
  'escapes in a name': { text: goodHost.replace('"fqdn"', '"\\u0066qdn"'), rules: [] },
};

describe('secprofile validate survives', () => {
  it('every text of the list, and says what is wrong with it', async () => {
    const names = Object.keys(texts);
    const files = names.map((name, index) => [
      `${String(index).padStart(2, '0')}.host.secprofile.json`,
      texts[name]?.text ?? '',
    ]);
    const cwd = folderWith(Object.fromEntries(files) as Record<string, string>);
    const { code, out, err } = await secprofile(['validate', '.', '--format', 'json'], { cwd });
    assert.equal(err, '');
    assert.equal(code, 1);
    const results = JSON.parse(out) as { files: { problems: { rule: string }[] }[] };
    const found = names.map((name, index) => [
      name,
      [...new Set(results.files[index]?.problems.map(({ rule }) => rule))],
    ]);
    assert.deepEqual(
      Object.fromEntries(found),
      Object.fromEntries(Object.entries(texts).map(([name, { rules }]) => [name, rules])),
    );
  });

  it('a line of 10 MB, and shows a piece of it', async () => {
    const stdin = `${open.replaceAll('\n', ' ')}, "tags": [${'"HVA", '.repeat(1_400_000)} 7] }`;
    const { code, out } = await secprofile(['validate', '-', '--kind', 'host'], { stdin });
    assert.equal(code, 1);
    assert.ok(out.length < 1000, `${out.length} characters`);
    assert.match(out, /"HVA", {2}7\] \}\n/);
  });

  it('5 MB that are no JSON at all', async () => {
    const { code, out } = await secprofile(['validate', '-', '--kind', 'host'], {
      stdin: 'lorem ipsum '.repeat(450_000),
    });
    assert.equal(code, 1);
    assert.match(out, /\[syntax\]/);
  });

  it('a name that would be a pattern, an option or a way out of the folder', async () => {
    // Windows has no asterisk in a name.
    const pattern = process.platform === 'win32' ? '[a]{b}.json' : '[a]*.json';
    const cwd = folderWith({ '--help': goodHost, [pattern]: goodHost });
    const { code } = await secprofile(['validate', '--kind', 'host', pattern, '--', '--help'], { cwd });
    assert.equal(code, 0);
  });
});
