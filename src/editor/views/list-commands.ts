import * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import { Cancelled } from '../../errors';
import type { TreeProvider } from './tree-provider';

/** What the commands of the lists work with. */
interface ListServices {
  readonly tree: Pick<TreeProvider, 'tree'>;
}

/** Shows another page of a kind’s live profiles, or tries again where that failed. */
export async function loadMoreProfiles({ tree }: ListServices, kind: Kind | undefined): Promise<void> {
  if (kind) await (await tree.tree()).lists.more(kind);
}

/** Reads the live profiles of a kind anew, or all that were read before. */
export async function refreshProfiles({ tree }: ListServices, kind?: Kind): Promise<void> {
  await (await tree.tree()).lists.refresh(kind);
}

/** Asks for a text, and shows the live profiles of a kind that have it in their name or ID. */
export async function filterProfiles({ tree }: ListServices, kind: Kind | undefined): Promise<void> {
  if (!kind) return;
  const search = await vscode.window.showInputBox({
    title: `Filter ${kind.label} Profiles`,
    prompt: 'Part of the name or ID. Empty shows all.',
    value: (await tree.tree()).lists.of(kind).search,
  });
  if (search === undefined) throw new Cancelled();
  await (await tree.tree()).lists.find(kind, search);
}

/** Shows all live profiles of a kind again. */
export async function clearProfileFilter({ tree }: ListServices, kind: Kind | undefined): Promise<void> {
  if (kind) await (await tree.tree()).lists.find(kind, '');
}
