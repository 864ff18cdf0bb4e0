import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/validate';
import { folderWith } from './support/folder';
import { badHost, doubtfulHost, goodHost } from './support/payloads';
import { RecordingIo } from './support/recording-io';

describe('secprofile validate', () => {
  let cwd: string;
  before(() => {
    cwd = folderWith({
      'good.host.secprofile.json': goodHost,
      'bad.host.secprofile.json': badHost,
      'doubtful.host.secprofile.json': doubtfulHost,
      'latin1.host.secprofile.json': Buffer.from('{"os": "\xe9"}', 'latin1'),
      'plain.json': goodHost,
      'web.HOST.secprofile.json': goodHost,
      'web.host.SecProfile.json': goodHost,
      'web.Host.SECPROFILE.JSON': goodHost,
      'typed.HOST.secprofile.json': goodHost.replace('{', '{ "@odata.type": "#microsoft.graph.hostSecurityProfile",'),
      'known.host.secprofile.json': goodHost.replace('{', '{ "id": "75df1e24-1e24-4d75-a41e-0c75241edf75",'),
      'hint.host.secprofile.json': doubtfulHost.replace('{', '{ "firstSeenDateTime": "2020-01-01T00:00:00+01:00",'),
    });
  });

  /** Runs it and gives code, output and errors. */
  async function validate(args: string, more: ConstructorParameters<typeof RecordingIo>[0] = {}) {
    const io = new RecordingIo({ cwd, ...more });
    const code = await run(args.split(' '), io);
    return { code, out: io.out, err: io.err };
  }

  it('ends with 0 when there is no error, warnings or not', async () => {
    assert.equal((await validate('good.host.secprofile.json doubtful.host.secprofile.json')).code, 0);
  });

  it('ends with 1 when there is an error', async () => {
    const { code, out, err } = await validate('bad.host.secprofile.json good.host.secprofile.json');
    assert.equal(code, 1);
    assert.match(out, /\n2 files checked: 1 error\.\n$/);
    assert.equal(err, '');
  });

  it('ends with 2 when something cannot be read, and checks the rest', async () => {
    const { code, out, err } = await validate('gone.json latin1.host.secprofile.json bad.host.secprofile.json');
    assert.equal(code, 2);
    assert.match(out, /\n1 file checked: 1 error\.\n$/);
    assert.equal(
      err,
      'secprofile: gone.json: there is no such file or folder.\n' +
        'secprofile: latin1.host.secprofile.json: it is not UTF-8 (first in line 1); save it as UTF-8.\n',
    );
  });

  it('refuses what it does not understand before it looks at any file', async () => {
    await assert.rejects(validate('good.host.secprofile.json --format xml'), /takes text, json, or sarif/);
    await assert.rejects(validate('good.host.secprofile.json --kind hostt'), /Did you mean "host"\?/);
    await assert.rejects(validate('good.host.secprofile.json --rules nope=off'), /"nope" isn't a rule/);
    await assert.rejects(validate('good.host.secprofile.json --max-warnings -1'), /max-warnings/);
    await assert.rejects(validate('good.host.secprofile.json --max-warnings=few'), /whole number/);
    await assert.rejects(validate('--format json'), /There is nothing to validate/);
  });

  it('checks as an Update when asked to', async () => {
    const add = await validate('good.host.secprofile.json --format json');
    const update = await validate('good.host.secprofile.json --format json --intent update');
    assert.doesNotMatch(add.out, /not-updatable/);
    assert.match(update.out, /not-updatable/);
    assert.equal(update.code, 0, 'validate does not ask for an id');
  });

  it('checks what has an id as an Update and anything else as an Add, unless it is told', async () => {
    const rules = async (args: string) =>
      [...(await validate(`${args} --format json`)).out.matchAll(/"rule":"([^"]+)"/g)].map(([, rule]) => rule);
    assert.deepEqual(new Set(await rules('known.host.secprofile.json')), new Set(['not-updatable']));
    assert.deepEqual(
      await rules('known.host.secprofile.json'),
      await rules('known.host.secprofile.json --intent auto'),
    );
    assert.deepEqual(await rules('known.host.secprofile.json --intent add'), ['server-set']);
    assert.deepEqual(await rules('good.host.secprofile.json'), []);
  });

  it('prints errors and warnings alone when it is to be quiet', async () => {
    assert.match(
      (await validate('hint.host.secprofile.json')).out,
      /\[utc\][^]*\[unknown-property\][^]*1 file checked/,
    );
    const quiet = await validate('hint.host.secprofile.json --quiet');
    assert.match(quiet.out, /^hint\S+: warning: .* \[unknown-property\]\n/);
    assert.doesNotMatch(quiet.out, /utc|checked/);
    assert.equal((await validate('-q good.host.secprofile.json')).out, '');
    for (const format of ['json', 'sarif']) {
      const { out } = await validate(`hint.host.secprofile.json -q --format ${format}`);
      assert.match(out, /unknown-property/);
      assert.doesNotMatch(out, /"(?:rule|ruleId)":"utc"/);
    }
  });

  it('writes its results to a file, whole, and says so when it cannot', async () => {
    for (const format of ['text', 'json', 'sarif']) {
      const printed = await validate(`bad.host.secprofile.json --format ${format}`);
      const { code, out, err } = await validate(`bad.host.secprofile.json --format ${format} --output out.txt`, {
        terminal: true,
      });
      assert.deepEqual([code, out, err], [1, '', '']);
      assert.equal(readFileSync(join(cwd, 'out.txt'), 'utf8'), printed.out);
    }
    await assert.rejects(
      validate('bad.host.secprofile.json --output none/out.txt'),
      /^HumanError: none\/out\.txt can't be written: there is no such file or folder\.$/,
    );
    // There, it may be the name of a payload.
    for (const platform of ['win32', 'darwin'] as const)
      await assert.rejects(
        validate('good.host.secprofile.json --output a.host.SecProfile.JSON', { platform }),
        /^HumanError: a\.host\.SecProfile\.JSON can't be written: it has the name of a payload\./,
      );
    await assert.rejects(validate('bad.host.secprofile.json --output .'), /\. can't be written: it is a folder\.$/);
  });

  it('prints nothing that a terminal would act on, and plain ASCII for the consoles and pipes of Windows', async () => {
    const stdin = '{"a\u009b2J\u202eü": 1}';
    for (const format of ['text', 'json', 'sarif']) {
      const args = `- --stdin-filename x\u009b.host.secprofile.json --format ${format}`;
      assert.doesNotMatch((await validate(args, { stdin })).out, /[\u007f-\u009f\u202e]/);
      if (format !== 'text') assert.match((await validate(args, { stdin, platform: 'win32' })).out, /^[\n -~]*$/);
      assert.match((await validate(args, { stdin })).out, /ü/);
    }
  });

  it('lets --kind win over the file name', async () => {
    const { out } = await validate('good.host.secprofile.json --kind domain --format json');
    assert.match(out, /"kind":"domain".*"rule":"unknown-property"/);
  });

  it('checks any file that is named, and needs its kind', async () => {
    assert.match((await validate('plain.json')).out, /\[unknown-kind\]/);
    assert.equal((await validate('plain.json --kind host')).code, 0);
  });

  it('says so when nothing but its case keeps a file name from telling the kind', async () => {
    for (const name of ['web.HOST.secprofile.json', 'web.host.SecProfile.json', 'web.Host.SECPROFILE.JSON'])
      assert.match((await validate(name)).out, /rename the file to end in \.host\.secprofile\.json/, name);
    assert.doesNotMatch((await validate('plain.json')).out, /rename the file/);
    assert.equal((await validate('typed.HOST.secprofile.json')).code, 0);
  });

  it('changes severities and switches rules off', async () => {
    assert.equal((await validate('doubtful.host.secprofile.json --rules unknown-property=error')).code, 1);
    const off = await validate('doubtful.host.secprofile.json --rules unknown-property=off');
    assert.equal(off.out, '1 file checked: no problems.\n');
    const softer = await validate('bad.host.secprofile.json --rules type=warning');
    assert.equal(softer.code, 0);
  });

  it('counts warnings against --max-warnings', async () => {
    assert.equal((await validate('doubtful.host.secprofile.json --max-warnings 1')).code, 0);
    const { code, err } = await validate('doubtful.host.secprofile.json --max-warnings 0');
    assert.equal(code, 1);
    assert.equal(err, 'secprofile: 1 warning; --max-warnings allows 0.\n');
  });

  it('reads standard input, by a name when it is told one', async () => {
    const nameless = await validate('- --kind host --format json', { stdin: badHost });
    assert.match(nameless.out, /"path":"-","kind":"host"/);
    const named = await validate('- --stdin-filename x/web.host.secprofile.json', { stdin: badHost });
    assert.equal(named.code, 1);
    assert.match(named.out, /^x\/web\.host\.secprofile\.json:3:22: error/);
    const typed = await validate('-', {
      stdin: `{"@odata.type": "#microsoft.graph.hostSecurityProfile",${goodHost.slice(1)}`,
    });
    assert.equal(typed.code, 0);
  });

  it('finds nothing in empty standard input but that it is empty', async () => {
    const { code, out } = await validate('- --kind host');
    assert.equal(code, 1);
    assert.match(out, /\[syntax\]/);
  });

  it('says under which name standard input is not UTF-8', async () => {
    const { code, err } = await validate('- --stdin-filename w.host.secprofile.json', { stdin: Buffer.from([0xff]) });
    assert.equal(code, 2);
    assert.equal(err, 'secprofile: w.host.secprofile.json: it is not UTF-8 (first in line 1); save it as UTF-8.\n');
  });

  it('is colourful on a terminal only', async () => {
    const escape = '\u001b[';
    assert.equal((await validate('bad.host.secprofile.json')).out.includes(escape), false);
    assert.equal((await validate('bad.host.secprofile.json', { terminal: true })).out.includes(escape), true);
    assert.equal((await validate('bad.host.secprofile.json --color')).out.includes(escape), true);
    assert.equal((await validate('bad.host.secprofile.json --color --format json')).out.includes(escape), false);
  });

  it('tells how it is used', async () => {
    const { code, out } = await validate('--help');
    assert.equal(code, 0);
    assert.match(out, /^Usage: secprofile validate /);
  });
});
