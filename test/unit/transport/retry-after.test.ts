import assert from 'node:assert/strict';
import { retryAfterMs } from '../../../src/transport/retry-after';

const clock = Date.UTC(2026, 2, 4, 9, 30);

describe('Retry-After', () => {
  const rows: readonly [header: string | undefined, sentAt: string | undefined, milliseconds: number | undefined][] = [
    ['0', undefined, 0],
    ['10', undefined, 10_000],
    [' 10 ', undefined, 10_000],
    ['2.128', undefined, 2128],
    ['Wed, 04 Mar 2026 09:30:07 GMT', undefined, 7000],
    ['Wednesday, 04-Mar-26 09:30:07 GMT', undefined, 7000],
    ['Wed Mar  4 09:30:07 2026', undefined, 7000],
    ['Wed, 04 Mar 2026 09:29:07 GMT', undefined, 0],
    ['Wed, 04 Mar 2026 08:00:05 GMT', 'Wed, 04 Mar 2026 08:00:00 GMT', 5000],
    ['Wed, 04 Mar 2026 09:30:05 GMT', 'nonsense', 5000],
    [undefined, undefined, undefined],
    ['', undefined, undefined],
    ['soon', undefined, undefined],
    ['-5', undefined, undefined],
    ['0x10', undefined, undefined],
    ['1e3', undefined, undefined],
    ['5, 10', undefined, undefined],
    ['2026-03-04T09:30:07Z', undefined, undefined],
  ];
  for (const [header, sentAt, milliseconds] of rows) {
    it(`“${header ?? '(none)'}”${sentAt === undefined ? '' : `, sent at ${sentAt},`} is ${milliseconds ?? 'nothing'}`, () => {
      const headers: [string, string][] = [];
      if (header !== undefined) headers.push(['retry-after', header]);
      if (sentAt !== undefined) headers.push(['date', sentAt]);
      assert.equal(retryAfterMs({ headers }, clock), milliseconds);
    });
  }
});
