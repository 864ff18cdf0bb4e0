import assert from 'node:assert/strict';
import type { Result } from '../../../src/plan/apply/result';
import type { PlanRow } from '../../../src/plan/plan';
import { outcomeOf, PlanModel } from '../../../src/editor/plan/plan-model';
import {
  groupDescription,
  groupLabel,
  planMessage,
  planTitle,
  rowDescription,
  rowLabel,
  rowTooltip,
} from '../../../src/editor/plan/plan-words';
import { onPlatform } from '../../support/on-platform';
import { planRow } from '../../support/plan-row';

const send = { what: 'add' } as unknown as NonNullable<PlanRow['send']>;
const remove = { what: 'delete' } as unknown as NonNullable<PlanRow['send']>;

const row = (name: string, more: Partial<PlanRow> = {}) =>
  planRow({ path: `payloads/${name}.host.secprofile.json`, absolute: name, send, ...more });

const unsent = { send: undefined } as const;

const model = (...rows: readonly PlanRow[]) => new PlanModel(rows);

const results = (entries: Readonly<Record<string, Result>>) => new Map(Object.entries(entries));

function found(plan: PlanModel, key: string) {
  const one = plan.row(key);
  assert.ok(one);
  return one;
}

const included = (plan: PlanModel) => plan.included().map(({ key }) => key);

describe('The model of a plan', () => {
  it('ticks what would be added or updated, and leaves deletes and doubtful Adds to the person', () => {
    const plan = model(
      row('a'),
      row('b', { action: 'update' }),
      row('c', { action: 'delete', send: remove }),
      row('d', { isPending: true }),
      row('e', { action: 'blocked', ...unsent }),
    );
    assert.deepEqual(included(plan), ['a', 'b']);
    const counts = plan.counts();
    assert.deepEqual([counts.included, counts.boxes], [2, 4]);
    assert.deepEqual(plan.rows.map(outcomeOf), ['add', 'update', 'delete', 'unknown', 'blocked']);
  });

  it('says 1 of 2 at a group, and included or excluded at a row', () => {
    const plan = model(row('a'), row('b'), row('c', { action: 'unchanged', ...unsent }));
    assert.equal(plan.include(found(plan, 'b'), false), true);
    assert.equal(plan.include(found(plan, 'b'), false), false);
    assert.equal(plan.include(found(plan, 'c'), true), false);
    assert.deepEqual(
      plan.groups().map((group) => [group.outcome, groupDescription(group), groupLabel(group)]),
      [
        ['add', '1 of 2', 'To Add, 2 payloads, 1 included'],
        ['unchanged', '1', 'Unchanged, 1 payload'],
      ],
    );
    assert.deepEqual(plan.rows.map(rowLabel), [
      'a.host.secprofile.json, add, included, payloads',
      'b.host.secprofile.json, add, excluded, payloads',
      'c.host.secprofile.json, unchanged, payloads',
    ]);
    assert.equal(planTitle(plan.counts(), false), '1 of 2');
  });

  it('has the same objects all along, so that VS Code knows them again', () => {
    const plan = model(row('a'), row('b'));
    const [group] = plan.groups();
    const one = found(plan, 'a');
    plan.settle(results({ b: { status: 'added', id: 'x' } }));
    plan.replace([row('a', { action: 'update' }), row('n')]);
    assert.equal(plan.row('a'), one);
    assert.equal(outcomeOf(one), 'update');
    assert.equal(group, plan.groupOf(found(plan, 'n')));
  });

  it('has no row anymore for a file that was planned again and has none', () => {
    const plan = model(row('a', { action: 'delete', send: remove }), row('b'));
    plan.replace([row('moved')], [found(plan, 'a')]);
    assert.deepEqual(included(plan), ['b', 'moved']);
    assert.equal(plan.row('a'), undefined);
  });

  it('sends nothing that has changed since, until it is as it was again', () => {
    const plan = model(row('a'), row('b', { action: 'unchanged', ...unsent }));
    assert.equal(plan.age('a', 'The file has changed.'), true);
    assert.equal(plan.age('a', 'The file has changed.'), false);
    assert.equal(plan.age('b', 'The file has changed.'), true);
    assert.deepEqual(included(plan), []);
    assert.equal(rowDescription(found(plan, 'a')), 'payloads · The file has changed.');
    assert.equal(plan.age('a', undefined), true);
    assert.deepEqual(included(plan), ['a']);
  });

  it('leaves what failed ticked with its reason, and clears what is done', () => {
    const plan = model(row('a'), row('b'), row('c'), row('d'), row('e'));
    plan.settle(
      results({
        a: { status: 'added', id: 'x' },
        b: { status: 'failed', error: 'The sandbox doesn’t allow it (403).', requestId: 'r-1' },
        c: { status: 'unknown', error: 'There was no answer.' },
        d: { status: 'notSent', error: 'It was canceled.' },
        e: { status: 'updated', error: 'The service didn’t keep tags.' },
      }),
    );
    assert.deepEqual(
      plan.groups().map(({ outcome }) => outcome),
      ['failed', 'unknown', 'notKept', 'notSent', 'applied'],
    );
    assert.deepEqual(included(plan), ['b', 'd']);
    assert.equal(rowDescription(found(plan, 'b')), 'payloads · The sandbox doesn’t allow it (403).');
    assert.match(rowTooltip(found(plan, 'b')), /Request ID: r-1$/);
    assert.equal(planTitle(plan.counts(), true), '1 applied, 1 failed, 1 unknown, 1 not kept, 1 not sent');
    assert.equal(plan.age('a', 'later'), false);
  });

  it('ticks for another try what failed or was not sent, and nothing else', () => {
    const plan = model(row('a'), row('b'), row('c'));
    plan.include(found(plan, 'b'), false);
    plan.settle(results({ a: { status: 'failed', error: 'no' }, c: { status: 'notSent', error: 'no' } }));
    plan.include(found(plan, 'c'), false);
    assert.equal(plan.includeFailed(), 2);
    assert.deepEqual(included(plan), ['a', 'c']);
  });

  it('lets what failed be sent once more after its file was corrected: it is planned anew then', () => {
    const plan = model(row('a'), row('b'));
    assert.equal(plan.age('b', 'The file has changed.'), true);
    plan.settle(results({ a: { status: 'failed', error: 'no' }, b: { status: 'notSent', error: 'no' } }));
    assert.equal(plan.age('a', 'The file has changed.'), false);
    assert.equal(rowDescription(found(plan, 'b')), 'payloads · no');
    assert.equal(plan.includeFailed(), 2);
  });

  it('says in a sentence that there is nothing to do', () => {
    const state = { isApplied: false, trouble: undefined, hasNewFiles: false };
    const unchanged = row('a', { action: 'unchanged', ...unsent });
    const message = (...rows: readonly PlanRow[]) => planMessage(model(...rows).counts(), state);
    assert.equal(message(unchanged), 'The payload already matches its live profile. There’s nothing to apply.');
    assert.equal(
      message(unchanged, { ...unchanged, absolute: 'b' }),
      'All 2 payloads already match their live profiles. There’s nothing to apply.',
    );
    assert.equal(message(unchanged, row('c', { action: 'blocked', ...unsent })), 'There’s nothing to apply.');
    assert.equal(message(row('a')), undefined);
  });

  it('has one row for every spelling of a file where the system ignores case', () => {
    const [one, other] = ['file:///c%3A/Pay/Web.json', 'file:///c%3A/pay/web.json'] as const;
    const { restore } = onPlatform('win32');
    try {
      const plan = model(row(one));
      assert.equal(plan.row(other), found(plan, one));
      assert.equal(plan.age(other, 'The file has changed.'), true);
      assert.equal(found(plan, one).stale, 'The file has changed.');
      plan.settle(results({ [other]: { status: 'unchanged' } }));
      plan.replace([row(other)]);
      assert.deepEqual([plan.rows.length, found(plan, one).stale, found(plan, one).result], [1, undefined, undefined]);
    } finally {
      restore();
    }
  });

  it('shows what a file or a service says as plain text on one line', () => {
    const plan = model(row('a', { path: 'x\u202e\n/a.json', error: 'line\nbreak', action: 'failed', ...unsent }));
    for (const text of [rowDescription(found(plan, 'a')), rowLabel(found(plan, 'a'))]) {
      assert.doesNotMatch(text, /[\n\u202e]/);
    }
  });
});
