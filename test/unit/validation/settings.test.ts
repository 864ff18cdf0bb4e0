import assert from 'node:assert/strict';
import { rules } from '../../../src/validation/rules';
import { inspectText } from '../../../src/validation/inspect';
import { check, payload, tenant } from './support';

describe('Severities of one’s own', () => {
  it('replace those of the table', () => {
    const text = payload('"logonUsers": [{"accountType": "other"}]');
    for (const severity of ['error', 'warning', 'information'] as const) {
      assert.deepEqual(
        check(text, { rules: { enum: severity } }).map((problem) => problem.severity),
        [severity],
      );
    }
  });

  it('switch any rule off, but never syntax or a name that stands twice', () => {
    assert.deepEqual(check(payload('"os": 5'), { rules: { type: 'off' } }), []);
    for (const severity of ['off', 'information'] as const) {
      const [twice, ...more] = check(payload('"os": 5, "os": 6'), {
        rules: { type: 'off', 'duplicate-key': severity },
      });
      assert.deepEqual([twice?.rule, twice?.severity, more.length], ['duplicate-key', 'error', 0]);
    }
    const [problem] = check('{', { rules: { syntax: 'off' } });
    assert.deepEqual([problem?.rule, problem?.severity], ['syntax', 'error']);
    assert.equal(check('{', { rules: { syntax: 'information' } })[0]?.severity, 'error');
  });

  it('leave no room for the next rule: a placeholder that is not told is not a wrong GUID either', () => {
    assert.deepEqual(
      check(payload('"azureSubscriptionId": "Azure Subscription Id value"'), { rules: { placeholder: 'off' } }),
      [],
    );
  });

  it('are warnings and information by default where the service may agree', () => {
    const errors = rules.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    assert.deepEqual(errors.sort(), [
      'date-time', 'duplicate-key', 'kind-mismatch', 'missing-id', 'missing-tenant', 'not-an-object', 'syntax', 'type',
      'unknown-kind', 'unknown-nested-property',
    ]); // prettier-ignore
    const information = rules.filter(({ severity }) => severity === 'information').map(({ id }) => id);
    assert.deepEqual(information.sort(), ['not-updatable', 'placeholder', 'utc']);
  });
});

describe('A sentence', () => {
  const sentences: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
    ['suggests the name that was meant', payload('"isAzureAadJoined": true'), /Did you mean "isAzureAdJoined"\?/],
    ['suggests a name whatever its case', payload('"FQDN": "x"'), /Did you mean "fqdn"\?/],
    ['suggests the nested name that was meant', payload('"logonUsers": [{"acountName": "x"}]'), /Did you mean "accountName"\?/],
    ['lists the nested names when none is near', payload('"networkInterfaces": [{"x": 1}]'), /Use description, ipV4Address/],
    ['says where a misplaced name belongs', payload('"macAddress": "x"'), /belongs in "networkInterfaces"/],
    ['suggests the enum member that was meant', payload('"logonUsers": [{"accountType": "Administrator"}]'), /Did you mean "administrator"\?/],
    ['suggests the type that was meant', `{${tenant}, "@odata.type": "#microsoft.graph.hostsecurityprofile"}`, /Write "#microsoft\.graph\.hostSecurityProfile"/],
    ['names the bits of an integer', payload('"x": 1').replace('"x": 1', '"ipReferenceData": 1'), /isn't a property of hostSecurityProfile/],
    ['says what a date lacks', payload('"firstSeenDateTime": "2024-01-31T12:00:00"'), /the time zone is missing/],
    ['says that there is no such day', payload('"firstSeenDateTime": "2024-02-30T12:00:00Z"'), /no such day/],
    ['tells a range from an address', payload('"networkInterfaces": [{"ipV4Address": "10.0.0.0/8"}]'), /is a range/],
    ['tells IPv4 from IPv6', payload('"networkInterfaces": [{"ipV6Address": "10.0.0.1"}]'), /is an IPv4 address/],
    ['shows no more of a value than reads well', payload(`"fqdn": "${'x'.repeat(1000)}"`), /^"x{57}…"/],
    ['shows control characters as dots', payload('"fqdn": "a\\u001b[31m\\n.b"'), /^"a·\[31m·\.b"/],
  ]; // prettier-ignore

  for (const [what, text, sentence] of sentences) {
    it(what, () => {
      assert.ok(
        check(text).some(({ message }) => sentence.test(message)),
        check(text)
          .map(({ message }) => message)
          .join('\n'),
      );
    });
  }
});

describe('Marks around a syntax error', () => {
  it('stay where the text was read for certain, and nothing is said to be missing', () => {
    const found = check('{"os": 5, "fqdn": "web01", "tags": [1 }').map(({ rule }) => rule);
    assert.deepEqual(found, ['type', 'domain-name', 'type', 'syntax']);
  });

  it('give way to an error that leaves no doubt', () => {
    const found = check(payload('"os": 5 "fqdn": "web01"')).map(({ rule }) => rule);
    assert.deepEqual(found, ['type', 'syntax', 'domain-name']);
  });

  it('are not doubled by what stands in the same place', () => {
    assert.deepEqual(
      check(payload('"azureSubscriptionId": "\\x"')).map(({ rule }) => rule),
      ['syntax'],
    );
    assert.deepEqual(
      check(payload('"isAzureAdJoined": True')).map(({ rule }) => rule),
      ['syntax'],
    );
    assert.deepEqual(
      check(payload('"os": ')).map(({ rule }) => rule),
      ['syntax'],
    );
  });
});

describe('An inspection', () => {
  it('is the kind and the problems of a text, as plain data', () => {
    const { kind, problems } = inspectText('{"id": ""}', { intent: 'update', fileName: 'a.ip.secprofile.json' });
    assert.equal(kind, 'ip');
    assert.deepEqual(structuredClone(problems), problems);
    assert.deepEqual(problems, [
      {
        rule: 'missing-id',
        severity: 'error',
        message: 'The "id" is empty. Enter the ID of the profile to update.',
        pointer: '/id',
        range: { start: { line: 0, character: 7 }, end: { line: 0, character: 9 } },
      },
    ]);
  });
});
