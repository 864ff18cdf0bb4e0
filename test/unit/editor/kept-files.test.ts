import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CheckClient } from '../../../src/validation/check-client';
import type { Inspection } from '../../../src/validation/inspect';

const files = 10_000;
const megabyte = 2 ** 20;

/** A payload of 15 kB with values that others share, and three problems. */
const payload = (number: number) => `{
  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f${String(number).padStart(6, '0')}",
  "vendorInformation": {"vendor": "A vendor with a long name ${number}", "provider": "A provider with a long name"},
  "tags": ["a tag that is long enough ${number}"],
  "os": 5, "fqdn": "host ${number}", "unknown${number}": "${'x'.repeat(15_000)}"
}`;

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('What is kept of closed files', () => {
  it(`stays under 100 MB for ${files} files, whose texts it does not keep`, async function () {
    this.timeout(60_000);
    const client = new CheckClient();
    const options = { intent: 'add', fileName: 'a.host.secprofile.json' } as const;
    const before = usedHeap();
    const kept: Inspection[] = [];
    for (let number = 0; number < files; number += 1) {
      kept.push(...(await client.inspect([{ text: payload(number), options }])));
    }
    const megabytes = (usedHeap() - before) / megabyte;
    assert.equal(kept.length, files);
    assert.ok(kept.every(({ problems, used }) => problems.length >= 3 && used.azureTenantId.length === 1));
    assert.ok(megabytes < 100, `${megabytes.toFixed(0)} MB`);
  });
});
