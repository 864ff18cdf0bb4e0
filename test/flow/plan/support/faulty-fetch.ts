import { faultTable } from '../../../../src/sandbox/faults/faults';
import { faultHeader } from '../../../../src/sandbox/faults/with-faults';

interface BatchBody {
  readonly requests: { readonly id: string; headers?: Record<string, string> }[];
}

/** Numbers from 0 up to 1 that are the same in every run. Park and Miller's generator. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How a fault of the table is asked for, without long waits. */
const specs = faultTable.map(({ id }) => `${id}; delay=20`);

/**
 * Puts faults on batches and on items of batches, one row of the table after the other.
 *
 * @param ofBatches, ofItems how many of them, from 0 to 1
 * @returns what has been asked for so far, and what ends it
 */
export function withFaults(random: () => number, ofBatches: number, ofItems: number) {
  const real = globalThis.fetch;
  const used = { batches: new Set<string>(), items: new Set<string>() };
  const turn = { batches: 0, items: 0 };
  const next = (where: 'batches' | 'items') => {
    const spec = specs[turn[where]++ % specs.length] ?? '';
    used[where].add(spec);
    return spec;
  };
  globalThis.fetch = (input, init) => {
    const request = { ...init };
    if (new Request(input).url.endsWith('/$batch') && typeof request.body === 'string') {
      const body = JSON.parse(request.body) as BatchBody;
      for (const item of body.requests) {
        if (random() < ofItems) item.headers = { ...item.headers, [faultHeader]: next('items') };
      }
      request.body = JSON.stringify(body);
      if (random() < ofBatches) {
        request.headers = { ...(request.headers as Record<string, string>), [faultHeader]: next('batches') };
      }
    }
    return real(input, request);
  };
  return { used, rows: specs.length, end: () => (globalThis.fetch = real) };
}
