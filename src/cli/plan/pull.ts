import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { HumanError } from '../../errors';
import { createFileSafely, createFolder } from '../../files/create-file';
import { fileSentence } from '../../files/file-sentence';
import { listAll } from '../../live/list-all';
import { takenBy } from '../../plan/make-plan';
import { saveProfile, type PayloadFolder } from '../../plan/save-profile';
import { emptyJournal } from '../../plan/state/state';
import { sameName } from '../../text/file-name';
import { plural } from '../../text/quantities';
import { exitCode, type Io } from '../io';
import { say } from '../printable';
import { leftOut } from '../list-report';
import type { PullOptions } from './options';
import { readPayloadFiles } from './read-files';
import { serviceFor } from './run-service';
import { openStateFile } from './state-file';

/** Profiles a page. */
const pageSize = 100;

/** @returns the exit code of contract §11: 1 where some could not be written, 2 where the list could not be read */
export async function runPull(options: PullOptions, io: Io): Promise<number> {
  const { folder, kinds, filter, base, state } = options;
  const { connection, ports, tenant } = await serviceFor(base, io);
  const owner = { base: connection.environment.base, tenant };
  const absolute = resolve(io.cwd, folder);
  await createFolder(absolute).catch((error: unknown) => {
    throw new HumanError(`${folder}: ${fileSentence(error)}`, [], { cause: error });
  });
  const stateless = { journal: emptyJournal, close: () => Promise.resolve() };
  const open = state === undefined ? stateless : await openStateFile(state, resolve(io.cwd, state), owner);
  try {
    const { files } = await readPayloadFiles([folder], open.journal, { ...io, stderr: { ...io.stderr, write: quiet } });
    const into: PayloadFolder = {
      names: new Set(readdirSync(absolute).map(sameName)),
      profiles: new Set(takenBy(files, open.journal)),
      create: (name, text) => createFileSafely(join(absolute, name), text),
    };
    const written: string[] = [];
    let failed = 0;
    for (const kind of kinds) {
      for await (const page of listAll(connection.client, kind, { filter, top: pageSize })) {
        if (!page.ok) throw new HumanError(page.failure.message);
        const { profiles, unreadable, brokenOff } = page.value;
        for (const profile of profiles) {
          if (ports.stop.aborted) throw new HumanError(`Canceled. ${plural(written.length, 'file')} written.`);
          const { id, etag } = profile;
          const saved = await saveProfile(profile, into, ports.workOut);
          if (saved === 'present') continue;
          if (saved.name === undefined) {
            failed += 1;
            say(io.stderr, `secprofile: ${id}: ${saved.why}`);
            continue;
          }
          const { name } = saved;
          written.push(name);
          await open.journal.settle([{ file: join(absolute, name), profile: { kind: kind.id, id, etag } }]);
          say(io.stdout, join(folder, name));
        }
        failed += unreadable;
        if (unreadable > 0) say(io.stderr, leftOut(unreadable));
        if (brokenOff !== undefined) throw new HumanError(brokenOff);
      }
    }
    say(io.stderr, `secprofile: ${plural(written.length, 'file')} written.`);
    return failed === 0 ? exitCode.fine : exitCode.errors;
  } finally {
    await open.close();
  }
}

const quiet = () => undefined;

/** The kinds that were named, or all that the service can list. @throws HumanError for one that there is not */
export function kindsNamed(names: readonly string[], find: (name: string) => Kind): readonly Kind[] {
  if (names.length > 0) return [...new Set(names)].map(find);
  return bundledKinds.kinds.filter(({ operations }) => operations.includes('list'));
}
