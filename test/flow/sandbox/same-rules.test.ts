import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cut } from '../../../src/document/cut';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { setOf, type Intent } from '../../../src/catalog/kinds';
import { parseDocument } from '../../../src/document/parse-document';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check } from '../../../src/validation/check';
import { payloadText } from './payload-texts';
import { add, send, useSandbox } from './support';

const { kinds } = bundledKinds;

/** What the editor says of a file with this text. */
function editorErrors(text: string, kindId: string, intent: Intent) {
  const snapshot = takeSnapshot({ catalog: bundledCatalog, text, fileName: `a.${kindId}.secprofile.json` });
  return check(snapshot, { intent }).findings.filter(({ severity }) => severity === 'error');
}

describe('sandbox and editor', () => {
  const sandbox = useSandbox();
  const verdicts = { refused: 0, taken: 0 };

  for (const kind of kinds) {
    it(`say the same of random ${kind.plural.toLowerCase()}: 400 exactly where the editor shows an error`, async () => {
      const id = await add(sandbox(), setOf(kind), { azureTenantId: 't' });
      const requests = {
        add: { method: 'POST', path: kind.path, success: 201 },
        update: { method: 'PATCH', path: `${kind.path}/${id}`, success: 200 },
      } as const;
      await fc.assert(
        fc.asyncProperty(
          payloadText(kind),
          fc.constantFrom('add' as const, 'update' as const),
          async (text, intent) => {
            const errors = editorErrors(text, kind.id, intent);
            const { method, path, success } = requests[intent];
            const answer = await send(sandbox(), method, path, { body: cut(text, parseDocument(text).extras) });
            verdicts[errors.length > 0 ? 'refused' : 'taken'] += 1;
            assert.equal(answer.status, errors.length > 0 ? 400 : success, answer.text);
            if (errors.length === 0) return;
            const { details } = (answer.json as { error: { details: { code: string; target?: string }[] } }).error;
            assert.deepEqual(
              details.map(({ code, target }) => [code, target?.split('/').length ?? 0]),
              errors.map(({ rule, pointer }) => [rule, rule === 'missing-tenant' ? 1 : pointer.split('/').length - 1]),
            );
          },
        ),
        { numRuns: 120 },
      );
    });
  }

  it('were asked about enough of both sorts to mean something', () => {
    assert.ok(verdicts.refused > 100 && verdicts.taken > 100, JSON.stringify(verdicts));
  });
});
