import { eventually } from '../support/eventually';

/** Where a batch waits: on its way to the sandbox, or on the way back, once the sandbox has carried it out. */
type Where = 'going' | 'answered';

interface Item {
  readonly method: string;
  readonly body?: { readonly fqdn?: string };
}

/**
 * Holds back batches of Adds, as a slow service would, until they're let go. What a test does meanwhile happens in the middle of
 * a run, however fast the machine is. One that's canceled ends as any request does.
 *
 * @param sent told of each batch with the host names that it adds, before it goes out
 */
export function holdBatches(where: Where, sent: (hosts: readonly string[]) => void = () => undefined) {
  const real = globalThis.fetch;
  const batches: (readonly string[])[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));

  globalThis.fetch = async (input, init) => {
    const hosts = typeof init?.body === 'string' ? hostsIn(init.body) : [];
    if (hosts.length === 0) return real(input, init);
    sent(hosts);
    const { signal, ...rest } = init ?? {};
    const answer = where === 'answered' ? await real(input, rest) : undefined;
    batches.push(hosts);
    await Promise.race([released, aborted(signal)]);
    return answer ?? real(input, init);
  };

  return {
    batches,
    /** Waits until so many batches are held: in each, 20 hosts at most; 4 at once. */
    until: (count: number) => eventually(() => batches.length >= count, `${count} batches under way`),
    letGo: () => release(),
    /** What is sent from now on isn't held. */
    end() {
      release();
      globalThis.fetch = real;
    },
  };
}

function hostsIn(body: string): string[] {
  if (!body.startsWith('{"requests":')) return [];
  const { requests } = JSON.parse(body) as { readonly requests: readonly Item[] };
  return requests.flatMap(({ method, body: host }) =>
    method === 'POST' && host?.fqdn !== undefined ? [host.fqdn] : [],
  );
}

/** Rejects once a request is canceled, as `fetch` does. */
function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal?.reason as Error);
    if (signal?.aborted === true) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
