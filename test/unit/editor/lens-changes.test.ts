import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { tellTwice, type TellLenses } from '../../../src/editor/authoring/lens-changes';

describe('A change that lenses show', () => {
  let told: number;
  let change: TellLenses;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    told = 0;
    change = tellTwice(() => (told += 1));
  });
  afterEach(() => mock.timers.reset());

  it('is told at once, and once more when VS Code may have stopped asking', () => {
    change();
    assert.equal(told, 1);
    mock.timers.tick(1499);
    assert.equal(told, 1);
    mock.timers.tick(1);
    assert.equal(told, 2);
    mock.timers.tick(60_000);
    assert.equal(told, 2);
  });

  it('is told once more only after the last of many', () => {
    for (let each = 0; each < 10; each += 1) {
      change();
      mock.timers.tick(1000);
    }
    assert.equal(told, 10);
    mock.timers.tick(500);
    assert.equal(told, 11);
  });

  it('is not told any more once nobody shows lenses', () => {
    change();
    change.dispose();
    mock.timers.tick(60_000);
    assert.equal(told, 1);
  });
});
