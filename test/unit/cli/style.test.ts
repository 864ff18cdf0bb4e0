import assert from 'node:assert/strict';
import { styleFor } from '../../../src/cli/style';

describe('Colours', () => {
  const coloured = (isTerminal: boolean, env: Record<string, string> = {}, choice = {}) =>
    styleFor({ write: () => undefined, isTerminal }, { env }, choice).error('x') !== 'x';

  it('are for a terminal, not for a pipe', () => {
    assert.equal(coloured(true), true);
    assert.equal(coloured(false), false);
  });

  it('go when NO_COLOR is set to anything, and stay when it is empty', () => {
    assert.equal(coloured(true, { NO_COLOR: '0' }), false);
    assert.equal(coloured(true, { NO_COLOR: '' }), true);
  });

  it('go on a terminal that knows none', () => assert.equal(coloured(true, { TERM: 'dumb' }), false));

  it('obey the options before everything else', () => {
    assert.equal(coloured(false, { NO_COLOR: '1' }, { color: true }), true);
    assert.equal(coloured(true, {}, { 'no-color': true }), false);
  });
});
