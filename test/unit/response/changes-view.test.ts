import assert from 'node:assert/strict';
import { changesView } from '../../../src/response/changes-view';

const set = { property: 'createdDateTime', before: null, after: '"2026-01-02T00:00:00Z"' };

describe('The changes that the panel shows', () => {
  it('are, of an Add, what the service set, and come first where it made something else of what was sent', () => {
    const view = changesView({ intent: 'add', byService: { changes: [set], equal: 2 } });
    assert.deepEqual(view, { of: 'add', rows: [{ ...set, outcome: 'set' }], hidden: 0, equal: 2, opens: false });
    const altered = { property: 'os', before: '"linux"', after: null };
    const other = changesView({ intent: 'add', byService: { changes: [altered, set], equal: 2 } });
    assert.deepEqual(other?.rows[0], { ...altered, outcome: 'altered' });
    assert.equal(other.opens, true);
  });

  it('are, of an Update, what was sent and what became of it, then what the service set besides', () => {
    const sent = { property: 'os', before: null, after: '"new"', kept: false, isOld: true };
    const view = changesView({ intent: 'update', changes: [sent], byService: { changes: [set], equal: 0 } });
    assert.deepEqual(
      view?.rows.map(({ property, outcome }) => `${property} ${outcome}`),
      ['os notKept', 'createdDateTime set'],
    );
    assert.equal(view.opens, true);
  });

  it('print what is long, on lines, and never a token', () => {
    const long = JSON.stringify([{ accountName: 'a'.repeat(60) }]);
    const echoed = `"Bearer ${'x'.repeat(30)}"`;
    const view = changesView({
      intent: 'add',
      byService: {
        changes: [
          { ...set, after: long },
          { ...set, after: echoed },
        ],
        equal: 0,
      },
    });
    assert.match(view?.rows[0]?.after ?? '', /^\[\n {2}\{\n {4}"accountName"/);
    assert.equal(view?.rows[1]?.after, '"Bearer redacted"');
  });

  it('say what isn’t shown: of many changes, how many, and of a long value, that it goes on', () => {
    const long = (length: number) => ({ ...set, after: JSON.stringify('x'.repeat(length)) });
    const changes = [long(5000), long(3998), ...Array.from({ length: 300 }, () => set)];
    const view = changesView({ intent: 'add', byService: { changes, equal: 0 } });
    assert.deepEqual([view?.rows.length, view?.hidden], [200, 102]);
    assert.deepEqual(
      [view?.rows[0]?.after?.length, view?.rows[0]?.after?.at(-1), view?.rows[1]?.after],
      [4001, '…', long(3998).after],
    );
  });

  it('are none where nothing was compared', () => {
    assert.equal(changesView({ intent: 'add' }), undefined);
  });
});
