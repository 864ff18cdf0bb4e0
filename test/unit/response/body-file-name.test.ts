import assert from 'node:assert/strict';
import { bodyFileName } from '../../../src/response/answer-body';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered } from './attempts';

const nameOf = (attempt: Parameters<typeof describeAttempt>[0]) => bodyFileName(describeAttempt(attempt));

describe('The name of an answer’s body', () => {
  it('is what people know the profile by', () => {
    assert.equal(
      nameOf(answered({ status: 201, body: { fqdn: 'web01.contoso.com' } })),
      'web01.contoso.com.response.json',
    );
  });

  it('is that of the payload where the answer has no name', () => {
    const request = { method: 'POST', url: 'https://graph.test', headers: {}, repeat: 'onlyThrottled' } as const;
    assert.equal(
      nameOf(answered({ status: 400, body: {} }, { request, name: 'db01.contoso.com' })),
      'db01.contoso.com.response.json',
    );
    assert.equal(nameOf(answered({ status: 400, body: 'x' }, { request })), 'web01.host.response.txt');
  });

  it('is a file name whatever the service calls the profile, and never that of a payload', () => {
    assert.equal(
      nameOf(answered({ status: 201, body: { fqdn: '../../a/b.host.secprofile.json' } })),
      'a-b.host.secprofile.json.response.json',
    );
  });
});
