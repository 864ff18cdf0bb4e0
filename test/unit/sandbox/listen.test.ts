import assert from 'node:assert/strict';
import { listenFailure } from '../../../src/sandbox/server/listen';

const failure = (code: string, port: number) => listenFailure(Object.assign(new Error(code), { code }), port).message;

describe('sandbox: a port that cannot be had', () => {
  it('is told with what helps: below 1024, above it, and when it is taken', () => {
    assert.match(failure('EACCES', 80), /^Port 80 isn't available to this account\. Choose one from 1024 up/);
    assert.match(failure('EACCES', 50_010), /^Port 50010 is reserved by the system\. .*excludedportrange/);
    assert.match(failure('EADDRINUSE', 8080), /in use by another program/);
  });
});
