import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Run } from 'sarif';
import { artifactUri, sarifReporter } from '../../../src/cli/report-sarif';
import { checkText } from '../../../src/cli/check';
import { noProblems, type Failure } from '../../../src/cli/reporter';
import type { RuleSettings } from '../../../src/validation/report';
import { rules } from '../../../src/validation/rules';
import { badHost, doubtfulHost, goodHost } from './support/payloads';
import { sarifFaults } from './support/sarif-schema';

const cwd = resolve('/work place');

function sarif(texts: Readonly<Record<string, string>>, settings: RuleSettings = {}, failures: Failure[] = []): Run {
  const reporter = sarifReporter({ cwd, rules, settings });
  let output = reporter.begin();
  for (const [path, text] of Object.entries(texts)) {
    output += reporter.file(checkText(path, text, { intent: 'add', kind: undefined, rules: settings }));
  }
  const log = JSON.parse(output + reporter.end(noProblems(), failures)) as Log;
  assert.deepEqual(sarifFaults(log), []);
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

describe('Results as SARIF', () => {
  it('keep to the published schema, with problems, without, and without any file', () => {
    sarif({ 'a.host.secprofile.json': badHost, 'b.host.secprofile.json': doubtfulHost });
    sarif({ 'a.host.secprofile.json': goodHost });
    sarif({});
  });

  it('are held against a schema that does refuse', () => {
    assert.ok(sarifFaults({ version: '2.1.0', runs: [{ results: [] }] }).length > 0);
  });

  it('tell places from 1, in UTF-16 units', () => {
    const run = sarif({ 'a.host.secprofile.json': badHost.replace('"true"', '"😀"') });
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const [result] = run.results ?? [];
    assert.deepEqual(result, {
      ruleId: 'type',
      ruleIndex: rules.findIndex(({ id }) => id === 'type'),
      level: 'error',
      message: { text: '"isAzureAdJoined" must be true or false, not text.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.host.secprofile.json' },
            region: { startLine: 3, startColumn: 22, endLine: 3, endColumn: 26 },
          },
          logicalLocations: [{ fullyQualifiedName: '/isAzureAdJoined' }],
        },
      ],
      partialFingerprints: result?.partialFingerprints,
    });
  });

  it('show what a file says as text: no link, no placeholder', () => {
    const hostile = '[click](https://evil.example) f{0}o \\\\ ]';
    const run = sarif(
      { 'a.host.secprofile.json': doubtfulHost.replace('web01.contoso.com', 'x').replace('fqdnn', hostile) },
      {},
      [{ path: 'x[1]{0}.json', sentence: 'it is a folder.' }],
    );
    const text = run.results?.[0]?.message.text ?? '';
    assert.ok(text.includes(String.raw`\[click\](https://evil.example) f{{0}}o \\ \]`), text);
    assert.equal(
      run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text,
      String.raw`x\[1\]{{0}}.json: it is a folder.`,
    );
    // What is left without the escapes (SARIF 2.1.0 §3.11.5, §3.11.6) holds nothing that a viewer would act on.
    for (const { message } of [
      ...(run.results ?? []),
      ...(run.tool.driver.rules?.flatMap(({ help }) => (help ? [{ message: help }] : [])) ?? []),
    ]) {
      const plain = (message.text ?? '').replace(/\\./g, '').replace(/\{\{|\}\}/g, '');
      assert.doesNotMatch(plain, /[[\]{}\\]/);
    }
  });

  it('can be told apart on one line, and recognised when the payload has moved', () => {
    const oneLine = '{"azureTenantId":"x","isAzureAdJoined":1,"isHybridAzureDomainJoined":1}';
    const prints = (text: string, name = 'a.host.secprofile.json') =>
      sarif({ [name]: text }).results?.map(
        ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'],
      );
    const found = prints(oneLine) ?? [];
    assert.equal(new Set(found).size, found.length);
    assert.ok(found.length > 2);
    for (const print of found) assert.match(print ?? '', /^[0-9a-f]{16}:\d+$/);
    assert.deepEqual(prints(oneLine.replaceAll(',', ',\n\n')), found);
    assert.notDeepEqual(prints(oneLine, 'b.host.secprofile.json'), found);
    const twice = prints('{"a" 1, "b" 2}') ?? [];
    assert.equal(new Set(twice).size, twice.length);
  });

  it('are as many as GitHub takes, the errors among them, and the rest is told', () => {
    const hints = Array.from({ length: 9000 }, () => '"String"').join();
    const wrong = Array.from({ length: 9000 }, () => '7').join();
    const texts = Object.fromEntries(
      [1, 2, 3, 4].map((number) => [
        `${number}.host.secprofile.json`,
        number < 3
          ? `{"tags": [${'"utc", '.repeat(3)}"x"], "logonUsers": [${hints.replaceAll('"String"', '{"accountType": "String"}')}]}`
          : `{"tags": [${wrong}]}`,
      ]),
    );
    const run = sarif(texts);
    const results = run.results ?? [];
    assert.equal(results.length, 25_000);
    const errors = results.filter(({ level }) => level === 'error').length;
    assert.ok(errors >= 18_000);
    assert.ok(results.slice(0, errors).every(({ level }) => level === 'error'));
    assert.match(
      run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text ?? '',
      /^\d+ more results were left out/,
    );
    assert.equal(run.invocations?.[0]?.executionSuccessful, true);
  });

  it('describe every rule, in the order that results point to', () => {
    const { driver } = sarif({}).tool;
    assert.deepEqual(
      driver.rules?.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    const levels = new Set(driver.rules.map(({ defaultConfiguration }) => defaultConfiguration?.level));
    assert.deepEqual([...levels].sort(), ['error', 'note', 'warning']);
  });

  it('have the level that a rule was set to, and say what was set', () => {
    const run = sarif({ 'a.host.secprofile.json': doubtfulHost }, { 'unknown-property': 'error', utc: 'off' });
    assert.equal(run.results?.[0]?.level, 'error');
    assert.deepEqual(
      run.invocations?.[0]?.ruleConfigurationOverrides?.map(({ descriptor, configuration }) => [
        descriptor.id,
        configuration,
      ]),
      [
        ['unknown-property', { level: 'error' }],
        ['utc', { enabled: false }],
      ],
    );
  });

  it('say what could not be checked', () => {
    const [invocation] = sarif({}, {}, [{ path: 'x', sentence: 'there is no such file or folder.' }]).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications?.[0]?.message.text, 'x: there is no such file or folder.');
    assert.equal(sarif({}).invocations?.[0]?.executionSuccessful, true);
  });
});

describe('The URI of a file', () => {
  it('is relative to where the program runs, and escaped', () => {
    assert.equal(
      artifactUri(join('teams', 'a b#1%.host.secprofile.json'), cwd),
      'teams/a%20b%231%25.host.secprofile.json',
    );
    assert.equal(artifactUri(join('.', 'x', '..', 'größe.json'), cwd), 'gr%C3%B6%C3%9Fe.json');
    assert.equal(artifactUri(join(cwd, 'teams', '..x.json'), cwd), 'teams/..x.json');
  });

  it('is absolute when the file is elsewhere', () => {
    assert.equal(artifactUri(join('..', 'x.json'), cwd), pathToFileURL(resolve('/x.json')).href);
    assert.equal(artifactUri(resolve('/tmp/x.json'), cwd), pathToFileURL(resolve('/tmp/x.json')).href);
  });
});
