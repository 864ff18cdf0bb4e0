import { GraphError } from './graph-error';

/** Largest body in bytes (contracts.md §8). */
export const maxBody = 4 << 20;

const tooLarge = () => new GraphError(413, 'The body is larger than 4 MiB.', { headers: { connection: 'close' } });

/** @throws GraphError 415 unless the headers say that the body is JSON in UTF-8 */
export function demandJson(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(one)?.[1]).find(Boolean);
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new GraphError(415, 'Send the body as JSON, with the header Content-Type: application/json.');
  }
  if (charset && charset.toLowerCase() !== 'utf-8') throw new GraphError(415, 'Send the JSON in UTF-8.');
  if (encoding.toLowerCase() !== 'identity') throw new GraphError(415, 'Send the body without a Content-Encoding.');
}

async function readCapped(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    size += value.length;
    if (size > maxBody) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(value);
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  // With a declared length, the HTTP parser makes sure that no more comes.
  if (declared !== null) {
    if (Number(declared) > maxBody) throw tooLarge();
    return new Uint8Array(await request.arrayBuffer());
  }
  return request.body ? await readCapped(request.body) : new Uint8Array();
}

/**
 * The text of a JSON body, without a byte-order mark.
 *
 * @throws GraphError 415 (media type, charset, encoding), 413 (over 4 MiB), 400 (not UTF-8)
 */
export async function readJsonText(request: Request): Promise<string> {
  demandJson(request.headers);
  const bytes = await readBytes(request);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GraphError(400, 'The body is not UTF-8.', { inner: 'syntax' });
  }
}
