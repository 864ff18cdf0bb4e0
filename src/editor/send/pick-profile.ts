import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import { Cancelled } from '../../errors';
import type { LiveProfile } from '../../live/live-profile';
import { profileOf } from '../../response/wording';
import { plural } from '../../text/quantities';
import type { Target } from '../../transport/target';
import { labelText } from '../host/shown-text';
import { workOut } from '../problems/work-out';
import { sendRequest } from './send-request';

/** Enough to look through; who has more types the beginning of a name, or the ID. */
const mostOffered = 1000;
const pageSize = 100;

interface Choice extends vscode.QuickPickItem {
  readonly id: string;
}

/**
 * Asks which profile an Update is for: the live ones to pick from, or an ID that is typed.
 *
 * @throws Cancelled
 */
export async function pickProfile(kind: Kind, target: Target, signal: AbortSignal): Promise<string> {
  const pick = vscode.window.createQuickPick<Choice>();
  const ended = new AbortController();
  const live: Choice[] = [];
  pick.title = `Update ${kind.label} Profile`;
  pick.placeholder = `Select the ${profileOf(kind)} to update, or enter its ID`;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.busy = true;
  const draw = () => (pick.items = [...typed(pick.value, live), ...live]);
  try {
    return await new Promise<string>((resolve, reject) => {
      const give = () => reject(new Cancelled());
      signal.addEventListener('abort', give, { signal: ended.signal });
      pick.onDidHide(give);
      pick.onDidChangeValue(draw);
      pick.onDidAccept(() => {
        const id = pick.activeItems[0]?.id ?? pick.value.trim();
        if (id !== '') resolve(id);
      });
      pick.show();
      void load(kind, target, ended.signal, {
        found(profiles) {
          live.push(...profiles.map(choiceOf));
          draw();
        },
        ended(why) {
          pick.busy = false;
          pick.placeholder = why ?? pick.placeholder;
          if (live.length === 0) pick.placeholder = `${why ?? `There are no ${profileOf(kind)}s.`} Enter a profile ID`;
        },
      });
    });
  } finally {
    ended.abort();
    pick.dispose();
  }
}

/** An ID that was typed and is none of the offered. */
function typed(value: string, live: readonly Choice[]): Choice[] {
  const id = value.trim();
  if (id === '' || live.some((choice) => choice.id === id)) return [];
  return [{ id, label: `Use ID ${labelText(id)}`, alwaysShow: true, iconPath: new vscode.ThemeIcon('edit') }];
}

function choiceOf({ id, name, changedAt }: LiveProfile): Choice {
  const changed = changedAt === undefined ? {} : { detail: labelText(`Modified ${changedAt}`) };
  return name === undefined
    ? { id, label: labelText(id), ...changed }
    : { id, label: labelText(name), description: labelText(id), ...changed };
}

interface Listener {
  readonly found: (profiles: readonly LiveProfile[]) => void;
  /** @param why the list is not whole */
  readonly ended: (why?: string) => void;
}

/** Reads the live profiles page by page until there are no more, enough, or nobody looks any longer. Never throws. */
async function load(kind: Kind, target: Target, signal: AbortSignal, tell: Listener): Promise<void> {
  try {
    const [{ liveClient }, { listAll }] = await Promise.all([
      import('../../live/live-client'),
      import('../../live/list-all'),
    ]);
    const client = liveClient({
      environment: target.environment,
      newGuid: () => randomUUID(),
      workOut,
      send: (request) => sendRequest(request, target, { signal }),
    });
    let count = 0;
    for await (const page of listAll(client, kind, { top: pageSize })) {
      if (signal.aborted) return;
      if (!page.ok) {
        tell.ended(page.failure.message);
        return;
      }
      tell.found(page.value.profiles);
      count += page.value.profiles.length;
      if (count >= mostOffered && page.value.next) {
        tell.ended(`These are the first ${plural(count, 'profile')}. For another one, enter its ID`);
        return;
      }
    }
    tell.ended();
  } catch (error) {
    if (!signal.aborted) tell.ended(error instanceof Error ? error.message : String(error));
  }
}
