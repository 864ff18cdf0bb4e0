import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { isSendable, requestOf } from '../../../src/request/graph-request';
import { toHttpText } from '../../../src/request/http-text';

const options = {
  intent: 'add',
  base: 'https://graph.microsoft.com/beta',
  addRequestLine: 'collection',
  clientRequestId: '1',
} as const;
const payloadOf = (text: string) =>
  takeSnapshot({ catalog: bundledCatalog, text, fileName: 'a.host.secprofile.json' }).payload;

/** Lines of an `.http` file that tools act on: requests, variables, files, scripts, assertions, comments. */
const acting = /^\s*(?:#|\/\/|@|<|>|\?\?|(?:GET|POST|DELETE)\b)/m;

describe('The request of a text', () => {
  it('is there for JSON with comments and trailing commas', () => {
    const payload = payloadOf('{ // GET https://evil.example\n  "tags": [],\n/*\n### \n@x = 1\n*/ }');
    assert.ok(isSendable(payload));
    const shown = toHttpText(requestOf(payload, options));
    assert.doesNotMatch(shown.split('\n').slice(1).join('\n'), acting);
  });

  for (const text of [
    '{"tags": []}\n###\nGET https://evil.example/\n',
    '{"tags": [\n> {% client.log(1) %}\n]}',
    '{"tags": [\n< /etc/passwd\n]}',
    '{\n@name = x\n}',
  ]) {
    it(`is not there where a line could be a command of its own: ${JSON.stringify(text)}`, () => {
      assert.ok(!isSendable(payloadOf(text)));
    });
  }
});
