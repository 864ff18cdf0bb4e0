import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check } from '../../../src/validation/check';
import { fixAll } from '../../../src/validation/fixes/fix-all';
import { fixesForAll } from '../../../src/validation/fixes/fixes';
import { applied } from './applied';

const right =
  '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "tags": ["HVA"], "vendorInformation": {"vendor": "C", "provider": "S"}}';

const read = (text: string) => {
  const snapshot = takeSnapshot({ catalog: bundledCatalog, text, kind: 'host' });
  return { payload: snapshot.payload, findings: check(snapshot, { intent: 'add' }).findings };
};

/** The text after the preferred fix of its first problem, again and again. */
async function mended(text: string): Promise<string> {
  const { payload, findings } = read(text);
  const [first] = findings;
  if (!first) return text;
  assert.equal(first.rule, 'syntax', text);
  const [[fix, ...more] = []] = await fixesForAll(payload, [first]);
  assert.ok(fix && more.length === 0, text);
  return mended(applied(text, fix.edits));
}

describe('Characters that only look like JSON’s', () => {
  for (const [name, wrong, after = right] of [
    ['no-break spaces', right.replaceAll(' ', '\u00a0')],
    ['zero-width spaces', right.replaceAll(':', '\u200b:'), right],
    ['byte-order marks inside', right.replaceAll('[', '\ufeff['), right],
    ['full-width punctuation', right.replaceAll(', ', '， ').replaceAll(': ', '： ')],
    ['full-width brackets', right.replaceAll('[', '［').replaceAll('}', '｝')],
    ['curly quotes', right.replace(/"(.*?)"/g, '“$1”')],
    ['curly quotes that are closed by straight ones', right.replace('"tags"', '“tags"')],
    ['single curly quotes', right.replace('"vendor": "C"', '‘vendor’: ‘C’')],
    ['all at once', right.replace(/"(.*?)"/g, '“$1”').replaceAll(', ', '，\u00a0')],
  ] as const) {
    it(`are fixed: ${name}`, async () => {
      assert.notEqual(wrong, after);
      assert.equal(await mended(wrong), after);
    });
  }

  it('stay where they are inside of text', () => {
    assert.deepEqual(read(right.replace('HVA', 'a\u00a0b，“c”\u200b')).findings, []);
  });

  it('are fixed all together, as far as the text is read', async () => {
    const text = right.replaceAll(' ', '\u00a0');
    const recheck = (now: string) => {
      const snapshot = takeSnapshot({ catalog: bundledCatalog, text: now, kind: 'host' });
      return { snapshot, check: check(snapshot, { intent: 'add' }) };
    };
    assert.equal(applied(text, await fixAll(recheck(text), { recheck })), right);
  });
});
