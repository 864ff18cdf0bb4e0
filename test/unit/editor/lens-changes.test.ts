import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { lensChanges, type LensChanges } from '../../../src/editor/authoring/lens-changes';

describe('A change that lenses show', () => {
  let told: number;
  let changes: LensChanges;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    told = 0;
    changes = lensChanges(() => (told += 1));
  });
  afterEach(() => mock.timers.reset());

  it('is told at once, and once more when VS Code may have stopped asking', () => {
    changes.tell();
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
      changes.tell();
      mock.timers.tick(1000);
    }
    assert.equal(told, 10);
    mock.timers.tick(500);
    assert.equal(told, 11);
  });

  it('is told after a while alone where VS Code knows of it: the text of the editor', () => {
    for (let each = 0; each < 10; each += 1) {
      changes.tellLater();
      mock.timers.tick(1000);
    }
    assert.equal(told, 0);
    mock.timers.tick(500);
    assert.equal(told, 1);
  });

  it('is not told any more once nobody shows lenses', () => {
    changes.tell();
    changes.dispose();
    mock.timers.tick(60_000);
    assert.equal(told, 1);
  });
});
