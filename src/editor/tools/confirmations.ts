import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import type { Intent, Kind } from '../../catalog/kinds';
import { HumanError } from '../../errors';
import type { Environment } from '../../request/environment';
import type { UpdateBody } from '../../request/graph-request';
import { uriKey } from '../host/disk-key';

/** What a person is asked to confirm. */
export interface Asked {
  readonly kind: Kind;
  readonly text: string;
  /** Of the write, as far as it's known. */
  readonly url: string;
  readonly environment: Environment;
  readonly updateBody: UpdateBody;
}

/** A question, and what it asked. No payload is kept. */
interface Question {
  /** Undefined if it isn't known which of several questions was confirmed. */
  readonly digest: string | undefined;
  readonly tenantId: string | undefined;
  /** How many may still be confirmed. VS Code doesn't say that one was declined. */
  open: number;
}

/** Each is some 100 bytes. */
const mostKept = 1000;

/**
 * What was asked last, by file and intent: VS Code tells a tool nothing but its input, so a question can't be told from
 * another one about the same. It may prepare a tool and never invoke it, or several at once.
 */
const questions = new Map<string, Question>();

const keyOf = (file: vscode.Uri, intent: Intent) => `${intent} ${uriKey(file)}`;

const digestOf = ({ text, url, environment, updateBody }: Asked) =>
  createHash('sha256')
    .update(JSON.stringify([text, url, environment.name, updateBody]))
    .digest('hex');

/** Notes what a person is asked now. */
export function noteQuestion(file: vscode.Uri, intent: Intent, asked: Asked): void {
  const key = keyOf(file, intent);
  const { tenantId } = asked.environment;
  const digest = digestOf(asked);
  const before = questions.get(key);
  const open = before?.open ?? 0;
  const isKnown = open === 0 || (before?.digest === digest && before.tenantId === tenantId);
  questions.delete(key);
  questions.set(key, { digest: isKnown ? digest : undefined, tenantId, open: open + 1 });
  const [oldest] = questions.keys();
  if (questions.size > mostKept && oldest !== undefined) questions.delete(oldest);
}

/**
 * Holds what is sent to what was asked. Where nothing was asked, anything may be sent; and where nobody was signed in then, the
 * person may have signed in to any tenant since.
 *
 * @returns a check, which throws HumanError for anything else
 */
export function confirmedOnly(file: vscode.Uri, intent: Intent): (sent: Asked) => void {
  const question = questions.get(keyOf(file, intent));
  if (!question) return () => undefined;
  question.open = Math.max(0, question.open - 1);
  const { digest, tenantId } = question;
  return (sent) => {
    if (digest === digestOf(sent) && (tenantId === undefined || tenantId === sent.environment.tenantId)) return;
    // All others count as declined: else the file could never be sent again.
    question.open = 0;
    const why =
      digest === undefined
        ? 'There were different questions about this file, and it isn’t known which one was confirmed'
        : 'What would be sent isn’t what was confirmed';
    throw new HumanError(`${why}, so nothing was sent. Call the tool again to confirm it.`);
  };
}
