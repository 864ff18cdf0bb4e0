import type { HttpAnswer } from '../transport/http-answer';
import { headerValue } from '../transport/http-answer';
import { plainText } from '../text/plain-text';
import { durationText } from '../text/quantities';
import { statusPhrase } from './status-phrases';

/** A provider behind Graph's federated security backend that did not do its part. */
export interface ProviderWarning {
  readonly vendor: string;
  readonly provider: string;
  readonly status: number;
  readonly latencyMs: number;
}

/** One item of `Warning`: `199 - "{Vendor}/{Provider}/{StatusCode}/{LatencyInMs}"`. */
const item = /199\s+-\s+"([^"/]*)\/([^"]*)\/(\d{3})\/(\d+)"/g;

/**
 * Reads the `Warning` header of a 206: Graph lists there the providers that answered neither 2xx nor 404
 * (`api-reference/beta/resources/security-error-codes.md`).
 */
function readProviderWarnings(header: string): ProviderWarning[] {
  return [...header.slice(0, 10_000).matchAll(item)].map(([, vendor = '', provider = '', status, latency]) => ({
    vendor,
    provider,
    status: Number(status),
    latencyMs: Number(latency),
  }));
}

/** What a 206 says of each provider that failed; nothing for any other status. */
export function providerNotes({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): string[] {
  return status === 206 ? readProviderWarnings(headerValue(headers, 'warning') ?? '').map(providerSentence) : [];
}

/** `Contoso Defence (Hosts) answered 504 Gateway Timeout after 10.0 s.` */
function providerSentence({ vendor, provider, status, latencyMs }: ProviderWarning): string {
  const who = plainText(vendor, 80) || 'A provider';
  const part = plainText(provider, 80);
  return `${who}${part ? ` (${part})` : ''} answered ${status} ${statusPhrase(status)} after ${durationText(latencyMs)}.`;
}
