import { LogLevel, type NodeSystemOptions } from '@azure/msal-node';
import type { AuthLog } from '../ports';

/** MSAL's levels by number, each one lower in our log: what is an error to MSAL is often a refresh to the person. */
const levels: readonly (keyof AuthLog | undefined)[] = ['warn', 'info', 'debug', 'trace'];

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, '(token)'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/gi, '(account)'],
  [
    /\b(code|state|token|refresh_token|access_token|id_token|client_secret|client_assertion|device_code|user_code)=[^&\s]+/gi,
    '$1=(secret)',
  ],
];

/** A line without what looks like a token, a code or a person. */
export function scrub(line: string): string {
  return patterns.reduce((text, [pattern, stand]) => text.replace(pattern, stand), line);
}

/** MSAL's logger options: lines that it marks as personal are dropped, the others scrubbed and lowered. */
export function loggerOptions(log: AuthLog): NonNullable<NodeSystemOptions['loggerOptions']> {
  return {
    piiLoggingEnabled: false,
    // Trace would repeat whole requests.
    logLevel: LogLevel.Verbose,
    loggerCallback(level, message, containsPii) {
      const name = levels[level];
      if (!containsPii && name !== undefined) log[name](scrub(message));
    },
  };
}
