import { TextDecoder } from 'node:util';
import type { HttpAnswer } from './http-answer';
import type { TokensInPieces } from './sent-tokens';

/** Far larger than any real response; an endless one must not exhaust memory. Bytes. */
export const bodyLimit = 64 * 1024 * 1024;

export type ReadBody = Pick<HttpAnswer, 'body' | 'pieces' | 'bodyBytes' | 'bodyState'>;

/** JSON is UTF-8 (RFC 8259 §8.1); a proxy's page may be anything it says. */
function decoderOf(mediaType: string | null): TextDecoder {
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(mediaType ?? '')?.[1];
  if (charset !== undefined && !/\bjson\b/i.test(mediaType ?? '')) {
    try {
      return new TextDecoder(charset);
    } catch {
      // An unknown name: UTF-8 shows most of it.
    }
  }
  return new TextDecoder();
}

/**
 * Reads a body as text up to the limit. A connection that ends inside it loses nothing: what came of the body is kept.
 *
 * @param tokens takes those that went out for it out of it
 */
export async function readBody(response: Response, limit: number, tokens: TokensInPieces): Promise<ReadBody> {
  const decoder = decoderOf(response.headers.get('content-type'));
  let body = '';
  const pieces: string[] = [];
  let bodyBytes = 0;
  const take = (piece: string) => {
    if (piece !== '') pieces.push(piece);
    body += piece;
  };
  const read = (bodyState: ReadBody['bodyState'], rest = '') => {
    take(tokens.next(rest));
    take(tokens.end(bodyState !== 'whole'));
    return { body, ...(pieces.length > 1 && { pieces }), bodyBytes, bodyState };
  };
  try {
    for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      bodyBytes += chunk.byteLength;
      take(tokens.next(decoder.decode(chunk, { stream: true })));
      if (bodyBytes > limit) return read('too-large');
    }
  } catch {
    return read('broken-off', decoder.decode());
  }
  return read('whole', decoder.decode());
}
