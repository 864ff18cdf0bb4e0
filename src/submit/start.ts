import { profileNameAt } from '../payload/profile-name';
import { requestPath, type SendablePayload } from '../request/graph-request';
import { announceStart } from '../response/announce';
import type { Submission, SubmitPorts } from './submission';

/**
 * Shows at once that a request is under way to a service that has to be started first. Nothing is shown while the person may
 * be asked something: which profile an Update is of, where neither payload nor file says so.
 *
 * @param file name or path of the payload file
 * @throws HumanError for an id that can't be addressed
 */
export function tellStart(
  { intent, addRequestLine }: Pick<Submission, 'intent' | 'addRequestLine'>,
  payload: SendablePayload,
  file: string,
  { starting, memory, tell }: Pick<SubmitPorts, 'starting' | 'memory' | 'tell'>,
): void {
  const environment = starting?.();
  if (!environment) return;
  const id = intent === 'update' ? (payload.id ?? memory.find(environment)?.id) : undefined;
  if (intent === 'update' && id === undefined) return;
  const { kind } = payload;
  const path = requestPath(kind, intent, addRequestLine, id);
  const name = profileNameAt(kind, payload.document.tape);
  tell({ state: 'sending', announcement: announceStart({ intent, kind, name, file, environment }, { id, path }) });
}
