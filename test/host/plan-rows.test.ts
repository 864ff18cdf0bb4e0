import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { followChanges } from '../../src/editor/plan/follow-changes';
import type { PlanServices } from '../../src/editor/plan/plan-ports';
import type { PlanSession } from '../../src/editor/plan/plan-session';
import { eventually } from '../support/eventually';

describe('The rows of a plan', () => {
  it('are drawn anew where something is out of date, group by group, and as a whole with a new file', async () => {
    const files = new vscode.EventEmitter<readonly { readonly uri: vscode.Uri; readonly change: string }[]>();
    const groups = { add: {}, update: {}, blocked: {} };
    const actions = { one: 'add', two: 'add', three: 'update' } as const;
    const uriOf = (name: string) => vscode.Uri.parse(`file:///w/${name}`);
    const rows = new Map(Object.entries(actions).map(([name, action]) => [uriOf(name).toString(), action]));
    const model = {
      rows: [],
      row: (key: string) => (rows.has(key) ? { key, planned: { action: rows.get(key) } } : undefined),
      age: () => true,
      groupOf: ({ planned }: { planned: { action: keyof typeof groups } }) => groups[planned.action],
    };
    const drawn: unknown[] = [];
    const services = {
      files: { onDidChange: files.event },
      records: { onDidChange: () => files },
      plan: { changed: (group: unknown) => drawn.push(group) },
    };
    const following = followChanges(services as unknown as PlanServices, { model } as unknown as PlanSession);
    try {
      files.fire(['one', 'two', 'three'].map((name) => ({ uri: uriOf(name), change: 'deleted' })));
      await eventually(() => drawn.length > 0, 'it is drawn anew');
      assert.deepEqual(drawn.splice(0), [groups.add, groups.update]);
      files.fire([
        { uri: uriOf('one'), change: 'deleted' },
        { uri: uriOf('four'), change: 'created' },
      ]);
      await eventually(() => drawn.length > 0, 'it is drawn anew');
      assert.deepEqual(drawn, [undefined]);
    } finally {
      following.dispose();
    }
  });
});
