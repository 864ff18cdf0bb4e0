import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { prepare } from '../../../src/prepare';
import { toHttpText } from '../../../src/request/http-text';

const options = {
  intent: 'add',
  base: 'https://graph.microsoft.com/beta',
  addRequestLine: 'collection',
  clientRequestId: '1',
} as const;
const request = (text: string) =>
  prepare(takeSnapshot({ catalog: bundledCatalog, text, fileName: 'a.host.secprofile.json' }), options);

/** Lines of an `.http` file that tools act on: requests, variables, files, scripts, assertions, comments. */
const acting = /^\s*(?:#|\/\/|@|<|>|\?\?|(?:GET|POST|DELETE)\b)/m;

describe('The request of a text, for previews', () => {
  it('is there for JSON with comments and trailing commas', () => {
    const shown = request('{ // GET https://evil.example\n  "tags": [],\n/*\n### \n@x = 1\n*/ }');
    assert.ok(shown);
    assert.doesNotMatch(toHttpText(shown).split('\n').slice(1).join('\n'), acting);
  });

  for (const text of [
    '{"tags": []}\n###\nGET https://evil.example/\n',
    '{"tags": [\n> {% client.log(1) %}\n]}',
    '{"tags": [\n< /etc/passwd\n]}',
    '{\n@name = x\n}',
  ]) {
    it(`is not there where a line could be a command of its own: ${JSON.stringify(text)}`, () => {
      assert.equal(request(text), undefined);
    });
  }
});
