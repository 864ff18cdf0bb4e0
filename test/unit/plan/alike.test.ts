import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/plan/apply/apply-plan';
import { addRow } from '../../../src/plan/row';
import { emptyJournal } from '../../../src/plan/state/state';
import { payloadOf } from '../difference/support';
import { graph } from '../response/attempts';
import { BatchService } from './batch-service';

const text = JSON.stringify({ azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93', fqdn: 'web01.contoso.com' });
const made = { ...(JSON.parse(text) as object), id: '75df1e24-1e24-4d75-a41e-0c75241edf75' };

const addOf = (path: string) => {
  const payload = payloadOf(text);
  return addRow({ path, absolute: `/x/${path}`, kind: payload.kind, id: undefined, payload, problems: [], digest: '' });
};

describe('An Add without an answer', () => {
  it('is not taken for the profile that another file alike has added', async () => {
    const service = new BatchService(({ id, method }) => {
      if (method === 'GET') return { id, status: 200, headers: {}, body: { value: [made] } };
      return id === '1' ? { id, status: 201, headers: {}, body: made } : undefined;
    });
    const { rows } = await applyPlan(
      { base: graph.base, rows: [addOf('one'), addOf('two')], orphaned: [] },
      {
        ...service.ports(),
        environment: graph,
        journal: emptyJournal,
        taken: new Set(),
        unchanged: () => true,
        retryUnknown: '',
      },
    );
    assert.deepEqual(
      rows.map(({ result }) => [result.status, result.id]),
      [
        ['added', made.id],
        ['unknown', undefined],
      ],
    );
  });
});
