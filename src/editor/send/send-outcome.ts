import type { Outcome } from '../../submit';
import { redactHeaders } from '../../text/redaction';

/** How an Add or Update ended, as other extensions get it: plain data (contract §5). */
export interface SendOutcome extends Omit<Outcome, 'attempt'> {
  readonly response?: {
    readonly status: number;
    /** As the panel shows them: cookies and the like redacted. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly durationMs: number;
  };
}

export function sendOutcome({ attempt, ...outcome }: Outcome): SendOutcome {
  if (!attempt?.result.ok) return outcome;
  const { status, headers, body, durationMs } = attempt.result.answer;
  return { ...outcome, response: { status, headers: Object.fromEntries(redactHeaders(headers)), body, durationMs } };
}
