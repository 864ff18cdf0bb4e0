import assert from 'node:assert/strict';
import { nearest } from '../../../src/text/nearest';

describe('The nearest name', () => {
  it('counts two neighbours that are swapped as one change', () => {
    const names = ['fqdn', 'tags', 'os', 'riskScore', 'countHits'];
    for (const [written, meant] of [
      ['fqnd', 'fqdn'],
      ['tgas', 'tags'],
      ['Tgas', 'tags'],
      ['rsikScoer', 'riskScore'],
      ['cuontHtis', 'countHits'],
      ['conutHit', 'countHits'],
    ] as const)
      assert.equal(nearest(written, names), meant, written);
  });

  it('is none where nothing is near', () => {
    for (const written of ['dnfq', 'gast', 'x', 'qfnd', ''])
      assert.equal(nearest(written, ['fqdn', 'tags']), undefined, written);
  });
});
