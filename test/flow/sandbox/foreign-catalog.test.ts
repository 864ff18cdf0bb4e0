import assert from 'node:assert/strict';
import { isSendable, requestOf } from '../../../src/request/graph-request';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check } from '../../../src/validation/check';
import { foreignCatalog as catalog } from '../../support/foreign-catalog';
import { modelOfCsdl } from '../../support/csdl-model';
import { demandMembers, guid, send, useSandbox } from './support';

const rule = {
  id: 'LSASS-dump-by-renamed-tool',
  displayName: 'LSASS dump by a renamed tool',
  status: 'enabled',
  queryCondition: { queryText: "DeviceProcessEvents\n| where ProcessCommandLine has 'lsass'" },
  schedule: { frequency: 'PT1H' },
  detectionAction: {
    alertTemplate: {
      title: '{{FileName}} dumped LSASS on {{DeviceName}}',
      severity: 'high',
      customDetails: { ToolHash: 'SHA256' },
      tactics: [{ tactic: 'CredentialAccess', techniques: [{ technique: 'T1003', subTechniques: ['T1003.001'] }] }],
    },
    automatedActions: { isolateDevices: [{ deviceIdColumn: 'DeviceId', isolationType: 'selective' }] },
  },
};

const report = {
  '@odata.type': '#microsoft.graph.security.deviceReport',
  string1: 'lap-07',
  int162: -32768,
  byte1: 255,
  double1: 0.5,
  duration1: 'PT0S',
  int643: [-1],
  string4: '',
  cause: { title: 'a', weight: 1, others: [{ weight: 2, first: { title: 'c', weight: 3, others: [] } }] },
};

/** `rule pointer` of each finding. */
function findings(text: string, fileName: string, intent: 'add' | 'update' = 'add'): string[] {
  const snapshot = takeSnapshot({ catalog, text, fileName });
  return check(snapshot, { intent }).findings.map((finding) => `${finding.rule} ${finding.pointer}`);
}

const ruleFile = 'lsass.detectionrule.secprofile.json';
const json = (value: object) => JSON.stringify(value, undefined, 2);

describe('A catalog of other kinds, from a CSDL', () => {
  it('has types with every member, those of their base types included', () => {
    assert.equal(Object.keys(catalog.type('security.deviceReport').properties).length, 60);
    assert.deepEqual(Object.keys(catalog.type('security.isolateDeviceAction').properties), [
      'deviceIdColumn',
      'isolationType',
    ]);
  });

  describe('reads', () => {
    it('the kind from the file name, or from @odata.type', () => {
      const byName = takeSnapshot({ catalog, text: json(rule), fileName: ruleFile }).payload;
      assert.deepEqual([byName.kind?.id, byName.kindFrom, byName.id], ['detectionrule', 'fileName', rule.id]);
      const byType = takeSnapshot({ catalog, text: json(report), fileName: 'a.secprofile.json' }).payload;
      assert.deepEqual([byType.kind?.id, byType.kindFrom], ['report', 'odataType']);
    });

    it('none of the bundled kinds', () => {
      assert.equal(takeSnapshot({ catalog, text: '{}', fileName: 'a.host.secprofile.json' }).payload.kind, undefined);
      const [finding] = check(takeSnapshot({ catalog, text: '{}' }), { intent: 'add' }).findings;
      assert.equal(finding?.rule, 'unknown-kind');
      assert.match(
        finding.message,
        /"#microsoft\.graph\.security\.detectionRule".*\*\.detectionrule\.secprofile\.json/,
      );
    });
  });

  describe('checks', () => {
    it('payloads without a mistake, and speaks of no tenant, vendor or tag', () => {
      assert.deepEqual(findings(json(rule), ruleFile), []);
      assert.deepEqual(findings(json(rule), ruleFile, 'update'), []);
      assert.deepEqual(findings(json(report), 'a.secprofile.json'), []);
    });

    it('what only a catalog can tell: members that cannot be updated, or that the service sets', () => {
      assert.deepEqual(findings('{"string1": "a", "byte1": 1}', 'a.report.secprofile.json', 'update'), [
        'not-updatable /byte1',
      ]);
      assert.deepEqual(findings('{"createdDateTime": "2026-01-01T00:00:00Z", "id": "a"}', ruleFile), [
        'server-set /createdDateTime',
      ]);
    });

    const cases: readonly (readonly [what: string, file: string, body: object, expected: string])[] = [
      [
        'a name that a closed root does not have',
        'detectionrule',
        { isEnabled: true },
        'unknown-nested-property /isEnabled',
      ],
      [
        'a name that a nested type does not have',
        'detectionrule',
        { schedule: { frequency: 'PT1H', period: '1H' } },
        'unknown-nested-property /schedule/period',
      ],
      ['a member of an enum that is not known', 'detectionrule', { status: 'on' }, 'enum /status'],
      ['another JSON type', 'detectionrule', { schedule: { frequency: 60 } }, 'type /schedule/frequency'],
      [
        'the type of something else',
        'detectionrule',
        { schedule: { '@odata.type': '#microsoft.graph.security.cause', frequency: 'PT1H' } },
        'kind-mismatch /schedule/@odata.type',
      ],
      ['the 58th member', 'report', { dateTimeOffset4: '2024-02-30T00:00:00Z' }, 'date-time /dateTimeOffset4'],
      ['a number out of a small range', 'report', { int161: 32768 }, 'type /int161'],
      ['a number below a range without a sign', 'report', { byte1: -1 }, 'type /byte1'],
      ['a null where there must be a value', 'report', { string4: null }, 'type /string4'],
      [
        'a mistake at the bottom of a type that holds itself',
        'report',
        { cause: { weight: 1, others: [{ weight: 1, first: { weight: 1, others: [{ weight: 'heavy' }] } }] } },
        'type /cause/others/0/first/others/0/weight',
      ],
    ];
    for (const [what, kind, body, expected] of cases) {
      it(`marks ${what}`, () => assert.deepEqual(findings(json(body), `a.${kind}.secprofile.json`), [expected]));
    }

    it('takes any name in an open dictionary', () => {
      const customDetails = { Tool: 'SHA256', 'what ever': 'DeviceId' };
      const text = json({ detectionAction: { alertTemplate: { customDetails } } });
      assert.deepEqual(findings(text, ruleFile), []);
    });
  });

  it('says where a request goes', () => {
    const options = { base: 'https://g/beta', addRequestLine: 'collection', clientRequestId: 'c' } as const;
    const { payload } = takeSnapshot({ catalog, text: json(rule), fileName: ruleFile });
    assert.ok(isSendable(payload));
    const added = requestOf(payload, { ...options, intent: 'add' });
    assert.equal(`${added.method} ${added.url}`, 'POST https://g/beta/security/rules/detectionRules');
    const updated = requestOf(payload, { ...options, intent: 'update' });
    assert.equal(`${updated.method} ${updated.url}`, `PATCH ${added.url}/${rule.id}`);
  });

  describe('makes a sandbox', () => {
    const sandbox = useSandbox({ catalog });
    const rules = '/security/rules/detectionRules';

    it('that keeps a rule under the id that the client chose', async () => {
      const added = await send(sandbox(), 'POST', rules, { body: rule });
      assert.equal(added.status, 201, added.text);
      demandMembers(added.json, {
        ...rule,
        '@odata.context': `${sandbox().url}/$metadata#security/rules/detectionRules/$entity`,
      });
      assert.equal(added.headers.get('location'), `${sandbox().url}${rules}/${rule.id}`);
      demandMembers((await send(sandbox(), 'GET', `${rules}/${rule.id}`)).json, rule);
      assert.equal((await send(sandbox(), 'POST', rules, { body: rule })).status, 409);
      const changed = await send(sandbox(), 'PATCH', `${rules}/${rule.id}`, {
        body: { id: 'other', status: 'disabled' },
      });
      demandMembers(changed.json, { id: rule.id, status: 'disabled' });
    });

    it('that refuses a rule with an id that no URL can carry, or with a mistake', async () => {
      for (const id of ['a/b', '..', '', 5, undefined]) {
        const { status, json: answer } = await send(sandbox(), 'POST', rules, { body: { ...rule, id } });
        assert.equal(status, 400);
        assert.equal((answer as { error: { target: string } }).error.target, 'id');
      }
      const body = { ...rule, id: 'b', schedule: { frequency: 5 } };
      const { json: answer } = await send(sandbox(), 'POST', rules, { body });
      demandMembers((answer as { error: object }).error, { target: 'schedule/frequency' });
    });

    it('that keeps a report under an id of its own, and lists it by its members', async () => {
      const { status, json: answer } = await send(sandbox(), 'POST', '/deviceReports', { body: report });
      assert.equal(status, 201);
      assert.match((answer as { id: string }).id, guid);
      const filter = encodeURIComponent('int162 lt 0 and cause/others/any(o: o/first/weight eq 3)');
      const list = await send(sandbox(), 'GET', `/deviceReports?$filter=${filter}&$orderby=double1`);
      assert.equal((list.json as { value: unknown[] }).value.length, 1, list.text);
    });

    it('that has the methods of its kinds and no others, and no set of another catalog', async () => {
      const patched = await send(sandbox(), 'PATCH', '/deviceReports/x', { body: {} });
      assert.equal(patched.status, 405);
      assert.equal((await send(sandbox(), 'GET', '/security/hostSecurityProfiles')).status, 404);
      assert.equal((await send(sandbox(), 'GET', '/security/rules')).status, 200);
    });

    it('that tells its $metadata, from which the same catalog can be made', async () => {
      const { text } = await send(sandbox(), 'GET', '/$metadata');
      assert.deepEqual(modelOfCsdl(text, catalog.namespace).types['security.cause'], catalog.type('security.cause'));
      for (const { type } of catalog.kinds) {
        assert.deepEqual(modelOfCsdl(text, catalog.namespace).types[type], catalog.type(type));
      }
      assert.deepEqual(modelOfCsdl(text, catalog.namespace).enums, catalog.enums);
      const { json: service } = await send(sandbox(), 'GET', '');
      assert.deepEqual(
        (service as { value: { name: string; kind: string }[] }).value.map(({ name, kind }) => `${kind} ${name}`),
        ['Singleton security', 'EntitySet deviceReports'],
      );
    });
  });
});
