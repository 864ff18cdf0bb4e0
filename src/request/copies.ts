import { toCurl } from './curl';
import { toCurlForPowerShell } from './curl-for-powershell';
import type { GraphRequest } from './graph-request';
import { toHttpText } from './http-text';
import { toMgGraphRequest, toPowerShell } from './powershell';

/** A request as text for another tool. */
export interface RequestCopy {
  readonly label: string;
  /** Which tool, and which version of it. */
  readonly detail: string;
  readonly text: (request: GraphRequest) => string;
}

/** All of them hold a placeholder where the token goes, if one does. */
export const requestCopies: readonly RequestCopy[] = [
  { label: 'cURL (bash)', detail: 'For bash, zsh, and other POSIX shells', text: toCurl },
  {
    label: 'cURL (PowerShell)',
    detail: 'For PowerShell 7 and Windows PowerShell 5.1',
    text: toCurlForPowerShell,
  },
  {
    label: 'Invoke-MgGraphRequest',
    detail: 'For Microsoft Graph PowerShell, after Connect-MgGraph: no token needed',
    text: toMgGraphRequest,
  },
  { label: 'Invoke-RestMethod', detail: 'For PowerShell 7 and Windows PowerShell 5.1', text: toPowerShell },
  { label: '.http', detail: 'For REST Client, httpYac, Kulala, and others', text: toHttpText },
];
