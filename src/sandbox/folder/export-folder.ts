import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { applyEdits, format } from 'jsonc-parser';
import { payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { HumanError } from '../../errors';
import { createFolder } from '../../files/create-file';
import { readTextFile } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { profileName } from '../../payload/profile-name';
import { fileNameFor, sameName } from '../../text/file-name';
import { membersOf, objectText } from '../profile/members';
import type { ExportOutcome } from '../sandbox';
import type { Profile, ProfileView } from '../store/store';
import { maxBody } from '../wire/json-body';

/** Puts every member on its own line. Only white space changes; literals stay as they are. */
function laidOut(text: string): string {
  return `${applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true }))}\n`;
}

/** The payload that a person could have written: without what the service sets, except the ID, which says whose payload it is. */
function payloadOf({ text }: Pick<Profile, 'text'>, { serverSet }: Kind): string {
  const apart = serverSet.filter((name) => name !== 'id');
  return laidOut(objectText(membersOf(text).filter(({ name }) => !apart.includes(name))));
}

/** The root `id` of a payload file; undefined for any other file. */
function idOfFile(path: string): string | undefined {
  try {
    const id = membersOf(readTextFile(path, { largest: maxBody })).find(({ name }) => name === 'id');
    return id?.value.startsWith('"') ? String(JSON.parse(id.value)).toLowerCase() : undefined;
  } catch (error) {
    if (HumanError.is(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The names in a folder, and which file is which profile's payload. */
class Names {
  private readonly taken: Map<string, { readonly name: string; id?: string | undefined; isRead: boolean }>;

  constructor(
    private readonly folder: string,
    entries: readonly Dirent[],
  ) {
    // Only files are ever replaced, so nothing else needs to be read. A link isn't followed: its name is taken.
    this.taken = new Map(entries.map((entry) => [sameName(entry.name), { name: entry.name, isRead: !entry.isFile() }]));
  }

  /** The path for a profile's payload: the one from an earlier export, else a free one. */
  take({ id, text }: Profile, kind: Kind): string {
    const options = {
      ending: `.${kind.id}${payloadSuffix}`,
      isTaken: (name: string) => this.taken.has(sameName(name)) && this.ownerOf(name) !== id.toLowerCase(),
    };
    const title = profileName(kind, text) ?? id;
    const plain = fileNameFor(title, { ending: options.ending });
    // Profiles of one name are told apart by ID: with ten thousand of them, numbers would have to be tried one by one.
    const name = options.isTaken(plain) ? fileNameFor(`${title.slice(0, 80)}-${id.slice(0, 8)}`, options) : plain;
    const { name: present } = this.taken.get(sameName(name)) ?? { name };
    this.taken.set(sameName(name), { name: present, isRead: true });
    return join(this.folder, present);
  }

  private ownerOf(name: string): string | undefined {
    const file = this.taken.get(sameName(name));
    if (file && !file.isRead) {
      file.isRead = true;
      file.id = idOfFile(join(this.folder, file.name));
    }
    return file?.id;
  }
}

/**
 * Writes every profile into a folder, which is created if needed, as its own payload file with a readable name, such as
 * `web01.contoso.com.host.secprofile.json`, and the ID inside. Files that an earlier export wrote for the same profile are
 * replaced. Any other file is left alone; then the new one has a part of its ID in its name.
 *
 * @throws errors of the file system
 */
export async function exportFolder(store: ProfileView, kinds: readonly Kind[], folder: string): Promise<ExportOutcome> {
  await createFolder(folder);
  const names = new Names(folder, await readdir(folder, { withFileTypes: true }));
  const files: string[] = [];
  for (const kind of kinds) {
    for (const profile of store.all(kind.id).slice()) {
      const path = names.take(profile, kind);
      await writeFileSafely(path, payloadOf(profile, kind));
      files.push(path);
      await nextTurn();
    }
  }
  return { written: files.length, files };
}
