import assert from 'node:assert/strict';
import { readBodyLimit } from '../../../src/response/answer-body';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { shownBodyLimit } from '../../../src/response/view';
import { processorTime } from '../../support/processor-time';
import { answered } from './attempts';

function bodyOf(body: string, more: { bodyState?: 'too-large' | 'broken-off'; type?: string } = {}) {
  const { type = 'application/json', bodyState = 'whole' } = more;
  const view = describeAttempt(answered({ status: 200, body, bodyState, headers: [['Content-Type', type]] }));
  assert.ok(view.answer);
  return view.answer.body;
}

describe('The shown body', () => {
  it('is pretty JSON, whatever its media type says', () => {
    assert.deepEqual(bodyOf('\ufeff{"a":1.0}', { type: 'text/plain' }), {
      form: 'json',
      text: '{\n  "a": 1.0\n}',
      bytes: 12,
      truncated: false,
      received: 'whole',
    });
  });

  it('is the text as it came when it is no JSON', () => {
    const page = '<html>\r\n<b>Bad Gateway</b>';
    assert.equal(bodyOf(page).form, 'text');
    assert.equal(bodyOf(page).text, page);
  });

  it('is empty when there is nothing but white space', () => {
    assert.equal(bodyOf('').form, 'empty');
    assert.equal(bodyOf(' \r\n').form, 'empty');
  });

  it('is printed as far as it came', () => {
    const cut = bodyOf('{"a":[1,2', { bodyState: 'broken-off' });
    assert.equal(cut.form, 'json');
    assert.equal(cut.text, '{\n  "a": [\n    1,\n    2');
    assert.equal(cut.received, 'broken-off');
    assert.equal(bodyOf('Bad gate', { bodyState: 'broken-off', type: 'text/html' }).form, 'text');
  });

  it('ends at the limit and says so', () => {
    const fits = bodyOf('x'.repeat(shownBodyLimit));
    const cut = bodyOf('x'.repeat(shownBodyLimit + 1));
    assert.deepEqual([fits.text.length, fits.truncated], [shownBodyLimit, false]);
    assert.deepEqual([cut.text.length, cut.truncated, cut.bytes], [shownBodyLimit, true, shownBodyLimit + 1]);
  });

  it('is not read, parsed or shown where it is larger than 4 MiB', async () => {
    const brackets = (count: number) => `[${'[],'.repeat(count)}[]]`;
    const body = brackets(16 * 1024 * 1024);
    const took = await processorTime(() => {
      const shown = bodyOf(body);
      assert.deepEqual(shown, { form: 'unread', text: '', bytes: body.length, truncated: true, received: 'whole' });
    });
    const eighth = brackets(2 * 1024 * 1024);
    const parsing = await processorTime(() => JSON.parse(eighth) as unknown, 1);
    assert.ok(took < parsing, `${took} ms, and ${parsing} ms to parse an eighth of it`);
    assert.equal(bodyOf(JSON.stringify('x'.repeat(readBodyLimit - 2))).form, 'json');
    assert.equal(bodyOf(JSON.stringify('x'.repeat(readBodyLimit - 1))).form, 'unread');
  });

  it('leaves an Add that was answered with too much what its status and Location say', () => {
    const body = `{"value": "${'x'.repeat(readBodyLimit)}"}`;
    const of = (headers: [string, string][]) => describeAttempt(answered({ status: 201, body, headers }));
    assert.equal(
      of([]).headline,
      'Added the host profile to the sandbox; the response is too large to search for its ID.',
    );
    assert.match(of([['location', '/security/hostSecurityProfiles/7']]).headline, /^Added host profile 7 to/);
    assert.match(
      describeAttempt(answered({ status: 201, body: ` ${body.slice(1)}` })).headline,
      /^Might have been added/,
    );
  });

  it('carries no bearer token that a service echoes', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
    const echo = JSON.stringify({ headers: { Authorization: `Bearer ${token}` } });
    assert.ok(!JSON.stringify(describeAttempt(answered({ status: 200, body: echo }))).includes(token));
  });
});
