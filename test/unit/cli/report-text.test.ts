import assert from 'node:assert/strict';
import { checkText } from '../../../src/cli/check';
import { problemText, textReporter } from '../../../src/cli/report-text';
import { styleFor } from '../../../src/cli/style';
import { badHost, doubtfulHost, goodHost } from './support/payloads';
import { reportOf } from './support/report';

const plain = styleFor({ write: () => undefined, isTerminal: false }, { env: {} }, {});
const colourful = styleFor({ write: () => undefined, isTerminal: true }, { env: {} }, {});

const report = (texts: Readonly<Record<string, string>>) => reportOf(textReporter(plain), texts);

describe('The text of results', () => {
  it('shows each problem with its place, its sentence, its rule and its line', () => {
    assert.equal(
      report({ 'web01.host.secprofile.json': badHost, 'web02.host.secprofile.json': goodHost }),
      `web01.host.secprofile.json:3:22: error: "isAzureAdJoined" must be true or false, not text. [type]
  3 |   "isAzureAdJoined": "true",
    |                      ^~~~~~

2 files checked: 1 error.
`,
    );
  });

  it('says so when there is nothing to say', () => {
    assert.equal(report({ 'a.host.secprofile.json': goodHost }), '1 file checked: no problems.\n');
    assert.equal(report({}), '0 files checked: no problems.\n');
  });

  it('counts each severity', () => {
    const both = doubtfulHost.replace(
      '"fqdnn": "web01.contoso.com"',
      '"fqdnn": 1, "fqdn": "Fqdn value", "os": 1, "osVersion": 1',
    );
    assert.match(
      report({ 'a.host.secprofile.json': both }),
      /\n1 file checked: 2 errors, 1 warning, 1 information\.\n$/,
    );
  });

  it('colours severity, caret and rule, and resets each', () => {
    const checked = checkText('a.host.secprofile.json', badHost, { intent: 'add', kind: undefined });
    const [problem] = checked.problems;
    assert.ok(problem);
    assert.equal(
      problemText(checked, problem, colourful).replaceAll('\u001b', '␛'),
      `␛[1ma.host.secprofile.json:3:22:␛[0m ␛[31merror:␛[0m "isAzureAdJoined" must be true or false, not text. ␛[2m[type]␛[0m
  ␛[2m3 |␛[0m   "isAzureAdJoined": "true",
  ␛[2m  |␛[0m                    ␛[31m                   ^~~~~~␛[0m

`.replace('                    ␛[31m                   ^', ' ␛[31m                     ^'),
    );
  });

  it('counts positions after a byte-order mark', () => {
    assert.match(report({ 'a.host.secprofile.json': '\uFEFF[]' }), /^a\.host\.secprofile\.json:1:1: error: /);
  });

  it('lets nobody write to the terminal by way of a name or a value', () => {
    const output = report({ 'x\u001b[2J\n.host.secprofile.json': badHost.replace('"true"', '"\u009b2J\u202e"') });
    assert.ok(output.startsWith('x\uFFFD[2J\uFFFD.host.secprofile.json:3:22: '));
    assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});
