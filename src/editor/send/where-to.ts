import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { isBuiltIn, placeKey, placeOf, type Environment } from '../../request/environment';
import { plainText } from '../../text/plain-text';

/**
 * Asks if the payload would go elsewhere than it went: what is asked before each write may have been answered for all writes
 * there. To the sandbox, everything may go.
 *
 * @param now undefined where nothing is set up: sending says so
 * @throws Cancelled
 */
export async function askWhereTo(before: Environment, now: Environment | undefined): Promise<void> {
  if (!now) return;
  // Who signs in only when it is sent chooses the tenant then.
  const { tenantId = before.tenantId ?? '' } = now;
  if (isBuiltIn(now) || placeKey({ ...now, tenantId }) === placeKey(before)) return;
  const detail = [`Sent before: ${placeFact(before)}`, `Selected now: ${placeFact(now)}`].join('\n');
  const question = `Send the payload to ${placeOf(now)}?`;
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Send');
  if (choice !== 'Send') throw new Cancelled();
}

const placeFact = ({ label, base, tenantId }: Environment) =>
  plainText(`${label}, ${base}${tenantId === undefined ? '' : `, tenant ${tenantId}`}`, 500);
