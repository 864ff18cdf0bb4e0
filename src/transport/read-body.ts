import { TextDecoder } from 'node:util';
import type { HttpAnswer } from './http-answer';

/** No answer of the six sets comes near this; an endless one must not fill the memory. Bytes. */
export const bodyLimit = 64 * 1024 * 1024;

export type ReadBody = Pick<HttpAnswer, 'body' | 'bodyBytes' | 'bodyState'>;

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
 */
export async function readBody(response: Response, limit: number): Promise<ReadBody> {
  const decoder = decoderOf(response.headers.get('content-type'));
  let body = '';
  let bodyBytes = 0;
  try {
    for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      bodyBytes += chunk.byteLength;
      body += decoder.decode(chunk, { stream: true });
      if (bodyBytes > limit) return { body, bodyBytes, bodyState: 'too-large' };
    }
  } catch {
    return { body: body + decoder.decode(), bodyBytes, bodyState: 'broken-off' };
  }
  return { body: body + decoder.decode(), bodyBytes, bodyState: 'whole' };
}
