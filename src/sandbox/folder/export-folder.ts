import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { applyEdits, format } from 'jsonc-parser';
import { payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { HumanError } from '../../errors';
import { createFolder } from '../../files/create-file';
import { readTextPatiently } from '../../files/read-text-file';
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
async function idOfFile(path: string): Promise<string | undefined> {
  try {
    const text = await readTextPatiently(path, { largest: maxBody });
    const id = membersOf(text).find(({ name }) => name === 'id');
    return id?.value.startsWith('"') ? String(JSON.parse(id.value)).toLowerCase() : undefined;
  } catch (error) {
    if (HumanError.is(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What has a name in a folder. Its `id` is known once it has been read. */
interface Present {
  readonly name: string;
  id?: string | undefined;
  isRead: boolean;
}

/** The names in a folder, and which file is which profile's payload. */
class Names {
  private readonly taken: Map<string, Present>;

  constructor(
    private readonly folder: string,
    entries: readonly Dirent[],
  ) {
    // Only files are ever replaced, so nothing else needs to be read. A link isn't followed: its name is taken.
    this.taken = new Map(entries.map((entry) => [sameName(entry.name), { name: entry.name, isRead: !entry.isFile() }]));
  }

  /** The path for a profile's payload: the one from an earlier export, else a free one. */
  async take({ id, text }: Profile, kind: Kind): Promise<string> {
    const ending = `.${kind.id}${payloadSuffix}`;
    const title = profileName(kind, text) ?? id;
    const plain = fileNameFor(title, { ending });
    const present = this.taken.get(sameName(plain));
    if (present) await this.read(present);
    // Profiles of one name are told apart by ID: with ten thousand of them, numbers would have to be tried one by one.
    const isFree = !present || present.id === id.toLowerCase();
    const name = isFree ? plain : await this.freeName(`${title.slice(0, 80)}-${id.slice(0, 8)}`, ending, id);
    const { name: kept } = this.taken.get(sameName(name)) ?? { name };
    this.taken.set(sameName(name), { name: kept, isRead: true });
    return join(this.folder, kept);
  }

  /** A name that nothing has, or only this profile's payload. */
  private async freeName(title: string, ending: string, id: string): Promise<string> {
    for (;;) {
      const unread: Present[] = [];
      const name = fileNameFor(title, {
        ending,
        isTaken: (one) => {
          const present = this.taken.get(sameName(one));
          if (!present) return false;
          if (present.isRead) return present.id !== id.toLowerCase();
          unread.push(present);
          return false;
        },
      });
      const [next] = unread;
      if (!next) return name;
      await this.read(next);
    }
  }

  private async read(file: Present): Promise<void> {
    if (file.isRead) return;
    file.isRead = true;
    file.id = await idOfFile(join(this.folder, file.name));
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
      const path = await names.take(profile, kind);
      await writeFileSafely(path, payloadOf(profile, kind));
      files.push(path);
      await nextTurn();
    }
  }
  return { written: files.length, files };
}
