import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { harPieces, toHar } from '../../src/history/har';
import type { HistoryEntry } from '../../src/history/entry';
import { filesIn, jsonOf, root } from './support/files';

const load = createRequire(join(root, 'x.js'));

/** The schema of HTTP Archive 1.2, by its authors (npm package har-schema). */
function isHar(value: unknown): string {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json') as object);
  for (const name of filesIn('test/fixtures/har-1.2').filter((file) => file.endsWith('.json'))) {
    ajv.addSchema(jsonOf(`test/fixtures/har-1.2/${name}`) as object);
  }
  return ajv.validate('har.json#', value) ? '' : ajv.errorsText();
}

const sent: HistoryEntry = {
  version: 1,
  id: '20261120120001000-0000',
  intent: 'update',
  kind: 'host',
  file: 'file:///w/web01.host.secprofile.json',
  environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:4000/beta' },
  request: {
    method: 'PATCH',
    url: 'http://127.0.0.1:4000/beta/security/hostSecurityProfiles/a?x=1',
    headers: { 'Content-Type': 'application/json' },
    body: '{"tags":["ü"]}',
    repeat: 'throttledOrUnsent',
  },
  sentAt: '2026-11-20T12:00:01.000Z',
  documentChanged: false,
  result: {
    ok: true,
    answer: {
      status: 200,
      headers: [['content-type', 'application/json']],
      body: '{"id":"a"}',
      bodyBytes: 10,
      bodyState: 'whole',
      durationMs: 12.5,
    },
  },
  summary: { headline: 'Updated host profile a in the sandbox.', tone: 'success' },
};

const unanswered: HistoryEntry = {
  ...sent,
  id: '20261120120000000-0000',
  result: {
    ok: false,
    failure: { code: 'ECONNREFUSED', message: 'Nobody listens.', advice: [], mayHaveArrived: false },
  },
};

describe('The history as an HTTP archive', () => {
  it('is one by the schema, answered or not', () => {
    assert.equal(isHar(toHar([sent, unanswered], '0.2.0')), '');
    assert.notEqual(isHar({ log: { version: '1.2', entries: [{}] } }), '');
  });

  it('has the parts of the time, which are the whole of it', () => {
    const timing = { queue: 1, connect: 2, send: 0.5, wait: 6, download: 2, own: 1 };
    const har = toHar([{ ...sent, result: { ...sent.result, timing } }], '0.2.0');
    assert.equal(isHar(har), '');
    const [{ time, timings }] = har.log.entries as [{ time: number; timings: Record<string, number> }];
    assert.deepEqual([timings['blocked'], timings['connect'], timings['receive']], [1, 2, 2]);
    assert.equal(
      Object.values(timings).reduce((sum, part) => sum + Math.max(0, part), 0),
      time,
    );
  });

  it('has the oldest request first, bodies in bytes', () => {
    const [first, second] = toHar([sent, unanswered], '0.2.0').log.entries as {
      readonly response: { readonly status: number };
      readonly request: { readonly bodySize: number; readonly queryString: readonly object[] };
    }[];
    assert.deepEqual([first?.response.status, second?.response.status], [0, 200]);
    assert.equal(second?.request.bodySize, 15);
    assert.deepEqual(second.request.queryString, [{ name: 'x', value: '1' }]);
  });

  it('is written in pieces of one request each between a head and a tail, which are the same text', () => {
    const odd = { ...unanswered, file: '\u2028a\r\n\u2029b$&' };
    for (const entries of [[], [sent], [sent, odd, sent]]) {
      const pieces = [...harPieces(entries, '0.2.0')];
      assert.equal(pieces.join(''), JSON.stringify(toHar(entries, '0.2.0'), null, 2));
      assert.equal(pieces.length, entries.length + 2);
    }
  });
});
