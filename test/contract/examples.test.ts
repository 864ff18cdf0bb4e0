import assert from 'node:assert/strict';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { isPayloadFile, kindOfFileName } from '../../src/catalog/file-names';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { check, readBundled } from '../../src/validation/inspect';
import { filesIn, textOf } from './support/files';
import { authored, exampleText } from './support/payloads';

const { kindOfODataType } = bundledKinds;
const kindIds = bundledKinds.kinds.map(({ id }) => id);

const names = filesIn('examples').filter(isPayloadFile);

describe('The example payloads', () => {
  it('begin with a line of comment that says what to try', () => {
    for (const name of names) assert.match(textOf(`examples/${name}`), /^\/\/ [^\n]*\bTry: [^\n]+\.\n\{/, name);
  });

  it('show no mistake that was not meant, checked as what they say that they are', () => {
    for (const name of names) {
      const snapshot = readBundled({ text: textOf(`examples/${name}`), fileName: name });
      const { intent, findings } = check(snapshot, { intent: 'auto' });
      assert.equal(intent, name.startsWith('update-tags') ? 'update' : 'add', name);
      if (name.startsWith('with-mistakes')) continue;
      const marked = findings.filter(({ severity }) => severity === 'error' || !name.startsWith('docs-'));
      assert.deepEqual(marked, [], name);
    }
  });

  it('hold the request bodies of the docs pages as written there, after that line', () => {
    const bodies = filesIn('test/fixtures/docs-pages').filter((name) => name.endsWith('.request.json'));
    assert.equal(bodies.length, 5);
    for (const body of bodies) {
      const [page = '', kind = ''] = /-(\w+)/.exec(body) ?? [];
      const example = `docs-${body.replace('.request.json', '')}.${kind}.secprofile.json`;
      assert.ok(names.includes(example), page);
      assert.equal(textOf(`examples/${example}`).replace(/^.*\n/, ''), textOf(`test/fixtures/docs-pages/${body}`));
    }
  });

  it('have an Add of every kind that is not from the docs pages', () => {
    const own = names.filter((name) => !/^(docs|update|with-mistakes)/.test(name));
    assert.deepEqual(new Set(own.flatMap((name) => kindOfFileName(name, bundledKinds)?.id ?? [])), new Set(kindIds));
  });

  it('pass the schema of their kind, but for the one with mistakes and the Update', async () => {
    const schemas = await authored();
    const refused: string[] = [];
    for (const name of names) {
      const payload = JSON.parse(exampleText(name)) as Record<string, unknown>;
      const kind = kindOfFileName(name, bundledKinds) ?? kindOfODataType(String(payload['@odata.type']));
      const schema = schemas[kind?.id ?? ''] ?? assert.fail(`${name} has no kind`);
      if (!createAjv().validate(schema, payload)) refused.push(name);
    }
    assert.deepEqual(refused, ['update-tags.host.secprofile.json', 'with-mistakes.host.secprofile.json']);
  });
});
