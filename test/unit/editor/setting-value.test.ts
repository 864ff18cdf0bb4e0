import assert from 'node:assert/strict';
import type { SettingRow } from '../../../src/editor/manifest/setting';
import * as rows from '../../../src/editor/manifest/setting-rows';
import { settingValue } from '../../../src/editor/manifest/setting-value';

describe('What is read of a setting', () => {
  const all = Object.values<SettingRow>(rows);

  it('is its default where nothing is set', () => {
    for (const row of all) {
      for (const nothing of [undefined, null]) assert.deepEqual(settingValue(row, nothing), row.default, row.key);
    }
  });

  it('is its default for a value of a type that it does not take', () => {
    const strangers = {
      string: [7, true, ['x'], {}],
      integer: ['7', true, [7], {}],
      object: [7, 'x', true],
      array: [],
    };
    for (const row of all) {
      for (const value of strangers[row.type]) assert.deepEqual(settingValue(row, value), row.default, row.key);
    }
  });

  it('is the nearest bound of a number beyond the bounds, and a whole number', () => {
    const given = [-5, 0, 1.7, 100, 601, Infinity];
    assert.deepEqual(
      given.map((seconds) => settingValue(rows.requestTimeout, seconds)),
      [1, 1, 1, 100, 600, 600],
    );
  });

  it('is one of its choices, and a list of a single text', () => {
    assert.equal(settingValue(rows.environment, 'graph'), 'graph');
    assert.equal(settingValue(rows.environment, 'Graph'), 'sandbox');
    assert.deepEqual(settingValue(rows.scopes, 'User.Read'), ['User.Read']);
    assert.deepEqual(settingValue(rows.scopes, ['User.Read', 7]), ['User.Read']);
  });
});

describe('The rows of the settings', () => {
  it('have keys, places and descriptions of their own, and a description for each choice', () => {
    const all = Object.values<SettingRow>(rows);
    for (const of of ['key', 'order', 'markdownDescription'] as const) {
      assert.equal(new Set(all.map((row) => row[of])).size, all.length, of);
    }
    for (const row of all.filter((one) => 'enum' in one)) {
      assert.equal(row.markdownEnumDescriptions.length, row.enum.length, row.key);
      assert.ok(row.enum.includes(row.default), row.key);
    }
  });
});
