import type { GraphRequest } from './graph-request';
import { shownHeaders } from './http-text';

/** Quotes that PowerShell takes for a single one: about_Quoting_Rules. */
const singleQuotes = /['\u2018-\u201b]/g;

/** A single-quoted word of PowerShell: nothing in it is expanded. */
export function quoted(text: string): string {
  return `'${text.replace(singleQuotes, '$&$&')}'`;
}

/**
 * A single-quoted here-string keeps a text to the byte: nothing in it is expanded, and only a line that starts with `'@` ends
 * it, which neither JSON nor a header has.
 */
export const hereString = (text: string) => `@'\n${text}\n'@`;

/** The request as commands for PowerShell 5.1 and later. */
export function toPowerShell(request: GraphRequest): string {
  return commands('Invoke-RestMethod', request, shownHeaders(request));
}

/** The same for whoever is signed in with `Connect-MgGraph` (Microsoft Graph PowerShell), which adds the token itself. */
export function toMgGraphRequest(request: GraphRequest): string {
  return commands('Invoke-MgGraphRequest', request, request.headers);
}

/**
 * The body goes out as bytes, because text becomes Latin-1 in PowerShell 5.1, and in the Microsoft Graph module of
 * 2022; the media type on its own, because 5.1 refuses it among headers.
 */
function commands(
  cmdlet: string,
  { method, url, body }: GraphRequest,
  { 'Content-Type': contentType, ...headers }: GraphRequest['headers'],
): string {
  const parts = [`${cmdlet} -Method ${method} -Uri ${quoted(url)} -Headers $headers`];
  if (contentType !== undefined) parts.push(`-ContentType ${quoted(contentType)}`);
  if (body !== undefined) parts.push('-Body ([System.Text.Encoding]::UTF8.GetBytes($body))');
  return [
    ...(body === undefined ? [] : [`$body = ${hereString(body)}`]),
    '$headers = @{',
    ...Object.entries(headers).map(([name, value]) => `  ${quoted(name)} = ${quoted(value)}`),
    '}',
    parts.join(' '),
  ].join('\n');
}
