type AgentClass = new (options: { connect: { ca: string } }) => object;

/**
 * Node's own `fetch`, trusting one more certificate. Its agent's class is only reachable through the global dispatcher,
 * which is there as soon as anything of `fetch` was used.
 */
export function trustingFetch(ca: string): typeof globalThis.fetch {
  new Response();
  const key = Symbol.for('undici.globalDispatcher.1');
  const { constructor } = (globalThis as unknown as Record<symbol, object>)[key] ?? {};
  const dispatcher = new (constructor as AgentClass)({ connect: { ca } });
  return (input, init) => globalThis.fetch(input, { ...init, dispatcher } as RequestInit);
}
