import assert from 'node:assert/strict';
import { jsonReporter } from '../../../src/cli/reporter';
import { badHost, goodHost } from './support/payloads';
import { reportOf } from './support/report';

const report = (texts: Readonly<Record<string, string>>) => reportOf(jsonReporter(), texts);

describe('Results as JSON', () => {
  it('are one object with every file and what it came to', () => {
    assert.deepEqual(JSON.parse(report({ 'a.host.secprofile.json': badHost, 'b.ip.secprofile.json': goodHost })), {
      files: [
        {
          path: 'a.host.secprofile.json',
          kind: 'host',
          problems: [
            {
              rule: 'type',
              severity: 'error',
              message: '"isAzureAdJoined" must be true or false, not text.',
              pointer: '/isAzureAdJoined',
              range: { start: { line: 2, character: 21 }, end: { line: 2, character: 27 } },
            },
          ],
        },
        {
          path: 'b.ip.secprofile.json',
          kind: 'ip',
          problems: [
            {
              rule: 'unknown-property',
              severity: 'warning',
              message: `"fqdn" isn't a property of ipSecurityProfile.`,
              pointer: '/fqdn',
              range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
            },
          ],
        },
      ],
      summary: { files: 2, errors: 1, warnings: 1, information: 0 },
    });
  });

  it('have null for a kind that nothing tells', () => {
    assert.match(report({ 'x.json': '{}' }), /"path":"x\.json","kind":null,/);
  });

  it('are an object without any file, too', () => {
    assert.deepEqual(JSON.parse(report({})), {
      files: [],
      summary: { files: 0, errors: 0, warnings: 0, information: 0 },
    });
  });
});
