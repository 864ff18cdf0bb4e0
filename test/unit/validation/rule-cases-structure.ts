import { each, marked, os, seen, type, hits, size, root, ip, file, type RuleCases } from './rule-case';
import { payload, tenant, vendor } from './support';

/** What is JSON, of a kind, and of the right types. */
// prettier-ignore
export const structureCases: readonly RuleCases[] = [
  ['syntax', {
    severity: 'error',
    marks: ['«»', `{"tags": [],«,» ${tenant}, ${vendor}}`, `${payload('')}«}»`, `{${tenant} «"vendorInformation"»: {"vendor": "x", "provider": "y"}}`],
    leaves: [`// a\n{${tenant}, /* b */ ${vendor},}`],
  }],
  ['not-an-object', {
    severity: 'error',
    marks: ['«[]»', '«"text"»', '«5»', '«null»', ' «true» '],
    leaves: [payload('')],
  }],
  ['duplicate-key', {
    severity: 'error',
    marks: [
      payload('"os": "a", «"os"»: "b"'),
      payload('"os": "a", «"os"»: 5, «"os"»: "c"'),
      payload('"os": "a", «"\\u006fs"»: "b"'),
      payload('"logonUsers": [{"logonId": "1", «"logonId"»: "2"}, {"logonId": "1"}]'),
      payload('"x@y": {"a": [{"b": 1, «"b"»: 2}]}'),
      `{${tenant}, ${vendor}, «"azureTenantId"»: ""}`,
      payload('"@odata.etag": "1", «"@odata.etag"»: "1"'),
    ],
    leaves: [payload('"os": "a", "x@os": "b"'), payload('"a@b": {"__proto__": 1, "constructor": 2}')],
  }],
  ['unknown-kind', {
    severity: 'error',
    as: { fileName: 'plain.secprofile.json' },
    marks: [
      '«{»}',
      '{"@odata.type": «"microsoft.graph.hostsecurityprofile"»}',
      '{"@odata.type": «"microsoft.graph.logonUser"»}',
      '{"@odata.type": «"##microsoft.graph.hostSecurityProfile"»}',
      '{"@odata.type": «7»}',
    ],
    leaves: [payload(root('"microsoft.graph.userSecurityProfile"'))],
  }],
  ['kind-mismatch',
    {
      severity: 'error',
      marks: [
        ...marked(root, ['"#microsoft.graph.ipSecurityProfile"', '"microsoft.graph.HostSecurityProfile"', '"graph.hostSecurityProfile"', '""']),
        ...marked((value) => `"networkInterfaces": [{"@odata.type": ${value}}]`, ['"microsoft.graph.logonUser"', '"networkInterface"']),
        `{${tenant}, "vendorInformation": {"@odata.type": «"#microsoft.graph.security.vendorInformation"», "vendor": "x", "provider": "y"}}`,
      ],
      leaves: [
        ...each(root, ['"#microsoft.graph.hostSecurityProfile"', '"microsoft.graph.hostSecurityProfile"']),
        payload('"networkInterfaces": [{"@odata.type": "#microsoft.graph.networkInterface"}, {"@odata.type": "microsoft.graph.networkInterface"}]'),
        payload('"logonUsers@odata.type": "#Collection(microsoft.graph.other)"'),
      ],
    },
  ],
  ['type',
    {
      severity: 'error',
      marks: [
        ...marked(os, ['5', 'true', '[]', '{}', '{"os": "x"}']),
        ...marked((value) => `"isAzureAdJoined": ${value}`, ['"true"', '0', '[true]']),
        ...marked(seen, ['5', '{}']),
        ...marked(type, ['5', '["standard"]']),
        ...marked((value) => `"tags": ${value}`, ['"HVA"', '{}', '5']),
        ...marked((value) => `"tags": ["a", ${value}]`, ['5', '["b"]', '{}']),
        ...marked((value) => `"logonUsers": ${value}`, ['{}', '"x"']),
        ...marked((value) => `"logonUsers": [{}, ${value}]`, ['[]', '"x"', '5']),
        ...marked((value) => `"@odata.type": ${value}`, ['5', 'null']),
        `{${tenant}, "vendorInformation": «"Contoso"»}`,
        `{${tenant}, "vendorInformation": «""»}`,
        `{${tenant}, "vendorInformation": {"vendor": «5», "provider": "x"}}`,
        `{"azureTenantId": «null», ${vendor}}`,
        `{"azureTenantId": «5», ${vendor}}`,
        payload('"os": «"\\ud800"»'),
        payload('"os": «"\\uDC00\\uD800"»'),
        payload('"os": «"a\ud83d"»'),
        payload('"x@y": [«"\\ud800"»]'),
        payload('«"x@\\ud800"»: 1'),
      ],
      leaves: [
        ...each(os, ['null', '""', '"\\ud83d\\ude00"', '"\ud83d\ude00"']),
        payload('"logonUsers": [], "networkInterfaces": [{}], "x@y": {"z": [1e400]}'),
      ],
    },
    { severity: 'error', as: ip, marks: marked(hits, ['1.0', '1e3', '-0.0', '2147483648', '-2147483649', '1E2', '"9"']), leaves: each(hits, ['0', '-0', '2147483647', 'null']) },
    { severity: 'error', as: file, marks: marked(size, ['9223372036854775808', '1e400', '12345678901234567890123', '9007199254740993.0', '"9"']), leaves: each(size, ['9223372036854775807', '9007199254740993', '4294967296']) },
  ],
];
