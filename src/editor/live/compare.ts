import * as vscode from 'vscode';
import { baseName, payloadSuffix } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { placeOf } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { type Given, keepFocus, uriArgument } from '../host/arguments';
import { attending, bringUp } from '../host/attention';
import { stillThere } from '../host/create-file';
import { payloadDocument } from '../host/payload-document';
import { withDelayedProgress } from '../host/progress';
import { noticeText } from '../host/shown-text';
import type { Payloads } from '../problems/payloads';
import { chosenEnvironment } from '../settings/environment-settings';
import { knownEnvironment, target } from '../send/targets';
import { liveNow, type LiveCommandServices } from './live-commands';
import type { LiveRef } from './live-subject';
import { liveUri } from './live-uri';
import { PayloadLinks } from './payload-links';
import { onProfile, type ChosenProfile } from './profile-argument';

/** What comparing works with. */
export interface CompareServices extends LiveCommandServices {
  readonly snapshots: Pick<Payloads['snapshots'], 'read'>;
}

/**
 * Opens VS Code’s diff of a payload and its live profile in the chosen environment: live on the left, written the way the
 * payload is. One tab for each payload, however often it is compared.
 *
 * @throws HumanError where the file’s profile isn’t known, or can’t be read
 */
export async function compareWithLive(
  services: CompareServices,
  { row, more }: Given,
): Promise<{ live: string; payload: string }> {
  const document = await payloadDocument(uriArgument(row));
  const { payload, fileName } = await services.snapshots.read(document);
  if (!payload.kind)
    throw new HumanError(`The kind of ${fileName} isn’t known: name it in the file name or @odata.type.`);
  const name = chosenEnvironment();
  const id = payload.id ?? services.records.knownOf(document.uri, knownEnvironment(name, services.auth))?.id;
  if (id === undefined) {
    const place = placeOf(knownEnvironment(name, services.auth));
    throw new HumanError(`${fileName} has no profile in ${place} yet: it has no id, and it hasn’t been added there.`);
  }
  return compare(services, { environment: name, kind: payload.kind, id }, document.uri, more === keepFocus);
}

/** The same from the profile’s side: with its payload file in the workspace. */
export const compareWithFile = onProfile(compareLive);

async function compareLive(
  services: CompareServices,
  chosen: ChosenProfile,
): Promise<{ live: string; payload: string }> {
  const environment = knownEnvironment(chosen.environment, services.auth);
  const links = new PayloadLinks(await services.index.all(), services.records, environment);
  const files = await stillThere(links.filesOf(chosen));
  const file = files.length > 1 ? await pickFile(files) : files[0];
  if (file) return compare(services, chosen, file);
  throw new HumanError(
    'No payload file in this workspace belongs to this profile. Use Edit as Payload… to create one.',
  );
}

async function pickFile(files: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const options = { title: 'Compare with File', placeHolder: 'Select the payload file' };
  return (await vscode.window.showQuickPick(items, options))?.uri;
}

const compare = (
  services: CompareServices,
  { environment, kind, id }: LiveRef,
  payload: vscode.Uri,
  preserveFocus = false,
) =>
  attending(vscode, async (person) => {
    const ref = { environment, kind, id };
    const { name = id } = await withDelayedProgress(
      'Reading the live profile',
      async ({ controller, report, asking }) => {
        await target(services, { signal: controller.signal, report, asking }, environment);
        return liveNow(services, ref);
      },
    );
    const file = baseName(payload.path);
    // The file’s name, not the profile’s: that changes with an Update, and the tab must not.
    const left = liveUri(ref, file.replace(`.${kind.id}`, '').replace(payloadSuffix, ''), payload);
    await (await services.live.documents()).rearrange(left);
    const title = `${plainText(name, 60)} (live) ↔ ${file}`;
    await bringUp(
      { window: vscode.window, within: services.within },
      person,
      noticeText(`The comparison of ${file} with its live profile is ready.`),
      (background) =>
        vscode.commands.executeCommand('vscode.diff', left, payload, title, {
          preview: false,
          background,
          preserveFocus,
        }),
    );
    return { live: left.toString(), payload: payload.toString() };
  });
