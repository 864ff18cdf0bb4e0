import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import { liveClient } from '../../live/live-client';
import { profileKey, type LiveProfile } from '../../live/live-profile';
import { deleteRequest } from '../../live/live-requests';
import { shortId } from '../../text/guid';
import { isBuiltIn } from '../../request/environment';
import type { GraphRequest } from '../../request/graph-request';
import type { Attempt } from '../../response/attempt';
import { describeAttempt } from '../../response/describe-attempt';
import { readAnswerBy } from '../../response/read-answer';
import { profileOf } from '../../response/wording';
import { plainText } from '../../text/plain-text';
import { type Given, keepFocus } from '../host/arguments';
import { type Attention, attending, type Bounded, bringUp } from '../host/attention';
import type { SelectedRows } from '../host/selected-rows';
import { labelText, noticeText } from '../host/shown-text';
import { withDelayedProgress } from '../host/progress';
import { kindsViewId } from '../manifest/menus';
import { guardPlanned } from '../send/guard-write';
import { oneAtATime } from '../send/one-at-a-time';
import { sendRequest } from '../send/send-request';
import { target } from '../send/targets';
import type { LiveRef } from './live-subject';
import { liveUri } from './live-uri';
import { onProfile, profileArgument, type ChosenProfile } from './profile-argument';
import type { DigestKey } from '../host/digest-key';
import type { FileRecords } from '../host/file-records';
import { workOut } from '../problems/work-out';
import type { PayloadIndex } from '../problems/payload-index';
import type { SendServices, TargetServices } from '../send/targets';
import type { LiveOnDemand } from './live-on-demand';
import type { LiveServices } from './services';

/** What the commands for live profiles work with. */
export interface LiveCommandServices extends TargetServices, Bounded {
  readonly sandbox: LiveServices['sandbox'];
  readonly log: LiveServices['log'];
  readonly live: Pick<LiveOnDemand, 'documents'>;
  readonly records: Pick<FileRecords, 'knownOf' | 'note' | 'forgetProfiles' | 'forgetFile' | 'catchUp'>;
  readonly storage: SendServices['storage'];
  readonly sending: SendServices['sending'];
  readonly digestKey: Pick<DigestKey, 'load'>;
  readonly index: Pick<PayloadIndex, 'all'>;
  readonly ended: SendServices['ended'];
  readonly selected: Pick<SelectedRows, 'beside' | 'focus'>;
}

/** The profile as it is now. @throws HumanError that says why it can’t be had */
export async function liveNow({ live }: Pick<LiveCommandServices, 'live'>, ref: LiveRef): Promise<LiveProfile> {
  const result = await (await live.documents()).texts.refresh(ref);
  if (result.ok) return result.value;
  throw new HumanError(result.failure.message);
}

/** What a live document is called. */
const titleOf = ({ name, id }: Pick<LiveProfile, 'name' | 'id'>) => name ?? id;

/** Opens a profile as it is now, read-only, with the focus unless a row was clicked. */
export function openProfile(services: LiveCommandServices, { row, more }: Given): Promise<{ uri: string }> {
  const chosen = profileArgument(row);
  return attending(vscode, async (person) => {
    const title = titleOf(await liveNow(services, chosen));
    const uri = liveUri(chosen, title);
    await bringUp(
      { window: vscode.window, within: services.within },
      person,
      noticeText(`Opened ${plainText(title)}.`),
      (background) =>
        vscode.commands.executeCommand('vscode.open', uri, {
          preview: true,
          background,
          preserveFocus: more === keepFocus,
        }),
    );
    return { uri: uri.toString() };
  });
}

/** Puts the id on the clipboard; returns it. */
export const copyProfileId = onProfile(copyId);

async function copyId(_: unknown, { id }: ChosenProfile): Promise<string> {
  await vscode.env.clipboard.writeText(id);
  vscode.window.setStatusBarMessage('Copied the ID', 3000);
  return id;
}

/** Puts on the clipboard what people know the profile by, or the id where it has no name; returns it. */
export const copyProfileName = onProfile(copyName);

async function copyName(services: LiveCommandServices, chosen: ChosenProfile): Promise<string> {
  const name = chosen.name ?? titleOf(await liveNow(services, chosen));
  await vscode.env.clipboard.writeText(name);
  vscode.window.setStatusBarMessage(`Copied ${labelText(name)}`, 3000);
  return name;
}

/**
 * Asks, then deletes a profile, unless somebody has changed it since it was read or it is in a plan that is being applied.
 */
export const deleteProfile = onProfile((services: LiveCommandServices, chosen) => {
  const subject = profileKey(chosen.kind.id, chosen.id);
  const work = (person: Attention) => deleteLive(services, chosen, subject, person);
  return attending(vscode, (person) => oneAtATime(services.sending, [subject], () => work(person)));
});

async function deleteLive(
  services: LiveCommandServices,
  chosen: ChosenProfile,
  subject: string,
  person: Attention,
): Promise<{ deleted: boolean }> {
  const { kind, environment: name } = chosen;
  const next = services.selected.beside(kindsViewId, [chosen]);
  return withDelayedProgress(`Deleting ${profileOf(kind)}`, async ({ controller: { signal }, report, asking }) => {
    const to = await target(services, { signal, report, asking }, name);
    const { id, etag, ...live } = await liveNow(services, chosen);
    const which = live.name === undefined ? id : `${live.name} (${isBuiltIn(to.environment) ? shortId(id) : id})`;
    const { method, url } = deleteRequest(to.environment.base, kind, id, '', undefined);
    if (isBuiltIn(to.environment)) {
      await asking(() => confirmDelete(`Delete ${profileOf(kind)} ${plainText(which)} from the sandbox?`));
    } else {
      const what = { intent: 'delete', profile: profileOf(kind), file: which } as const;
      await guardPlanned({ ...what, method, url, payloadTenant: undefined, hasReplacement: false }, to, {
        signal,
        asking,
      });
    }
    const { enter } = await import('../send/other-windows');
    const leave = await enter(services, subject, to.environment);
    const payload = liveUri(chosen, titleOf({ name: live.name, id }));
    const send = async (request: GraphRequest): Promise<Attempt['result']> => {
      const sentAt = new Date().toISOString();
      const result = await sendRequest(request, to, { signal, log: services.log });
      const attempt: Attempt = {
        ...{ intent: 'delete', kind, name: live.name, file: payload.path, environment: to.environment },
        ...{ request, sentAt, result, documentChanged: false },
      };
      const read = result.ok ? await readAnswerBy(workOut, attempt, result.answer) : undefined;
      services.ended.fire({ attempt, view: describeAttempt(attempt, read), payload });
      return result;
    };
    const client = liveClient({ environment: to.environment, send, newGuid: randomUUID, workOut });
    const deleting = async () => {
      const result = await client.delete(kind, id, etag);
      if (result.ok) services.records.forgetProfiles(to.environment, new Set([id]));
      return result;
    };
    const deleted = await deleting().finally(leave);
    if (deleted.ok) {
      if (!person.hasMovedOn) await services.selected.focus(kindsViewId, next);
      return { deleted: true };
    }
    if (deleted.failure.code === 'cancelled') throw new Cancelled();
    throw new HumanError(deleted.failure.message);
  });
}

/** @throws Cancelled when the person says no */
async function confirmDelete(question: string): Promise<void> {
  const detail = 'Your payload files aren’t affected. This can’t be undone.';
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Delete');
  if (choice !== 'Delete') throw new Cancelled();
}
