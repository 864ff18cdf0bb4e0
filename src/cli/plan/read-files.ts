import * as fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { HumanError } from '../../errors';
import { realPath } from '../../files/leads-out';
import { readTextFile } from '../../files/read-text-file';
import { isLink } from '../../files/write-file';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { eachOnce, otherNames } from '../../plan/each-once';
import { type PayloadFile, textDigest } from '../../plan/payload-file';
import type { Journal } from '../../plan/state/state';
import { isSendable } from '../../request/graph-request';
import { checkText } from '../check';
import type { Io } from '../io';
import { say } from '../printable';
import { findTargets, stdinArgument } from '../targets';

/** The payload files that were found, and whether everything that was named could be looked at. */
export interface FoundFiles {
  readonly files: readonly PayloadFile[];
  readonly complete: boolean;
}

/** A file that was named, or found in a folder. */
interface Target {
  readonly path: string;
  readonly absolute: string;
  /** Whether it's certainly not a link. */
  readonly isRegular: boolean;
}

/**
 * Reads and checks the payload files that the arguments stand for: an Update where a profile is known, else an Add.
 *
 * @param writesIds whether the ID of an Add goes into its file
 */
export async function readPayloadFiles(
  targets: readonly string[],
  journal: Journal,
  io: Pick<Io, 'cwd' | 'stderr' | 'platform'>,
  { writesIds = false }: { readonly writesIds?: boolean } = {},
): Promise<FoundFiles> {
  if (targets.includes(stdinArgument)) throw new HumanError("Standard input isn't a file. Name files or folders.");
  const found: Target[] = [];
  let complete = true;
  const note = (path: string, sentence: string) => say(io.stderr, `secprofile: ${path}: ${sentence}`);
  await findTargets(
    targets,
    io.cwd,
    fs,
    {
      file: (path, absolute, isRegular) => void found.push({ path, absolute, isRegular }),
      failed(path, sentence) {
        complete = false;
        note(path, sentence);
      },
      noted: note,
    },
    io.platform,
  );
  return {
    files: distinct(found, journal, io.cwd).map((target) => readPayloadFile(target, journal, writesIds)),
    complete,
  };
}

/** {@link eachOnce}. For what is certainly no link, the disk is only asked about its folder. */
function distinct(found: readonly Target[], journal: Journal, cwd: string): readonly Target[] {
  const folders = new Map<string, string>();
  const inFolder = (absolute: string) => {
    const folder = dirname(absolute);
    const real = folders.get(folder) ?? realOrSame(folder);
    folders.set(folder, real);
    return join(real, basename(absolute));
  };
  const lookAt = (target: Target) => ({
    ...target,
    real: target.isRegular ? inFolder(target.absolute) : realOrSame(target.absolute),
    isOwn: target.isRegular || !isLink(target.absolute),
  });
  const others = otherNames(found, journal).map((absolute) =>
    lookAt({ path: relative(cwd, absolute) || absolute, absolute, isRegular: false }),
  );
  return eachOnce(found.map(lookAt), journal, others);
}

/** @returns the path itself where it leads nowhere: reading it says so */
function realOrSame(absolute: string): string {
  try {
    return realPath(fs, absolute);
  } catch {
    return absolute;
  }
}

const linkSentence =
  "It is a symbolic link, and IDs aren't written through links. Name the file that it points to, or use --state.";

function readPayloadFile({ path, absolute, isRegular }: Target, journal: Journal, writesIds: boolean): PayloadFile {
  const file = { path, absolute, kind: undefined, id: undefined, problems: [], digest: '' };
  const known = journal.profile(absolute);
  let text: string;
  try {
    text = readTextFile(absolute, { isRegular });
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    return { ...file, id: known?.id, error: error.message };
  }
  const intent = known ? 'update' : 'auto';
  const { payload, problems } = checkText(path, text, { intent, kind: undefined, idRequired: false });
  const { kind } = payload;
  const id = payload.id ?? known?.id;
  const read = { ...file, kind, id, problems, digest: textDigest(text) };
  if (known && kind && known.kind !== kind.id && payload.id === undefined) {
    const before = bundledKinds.findKind(known.kind)?.label ?? known.kind;
    return {
      ...read,
      error: `It was added as ${before}, but is ${kind.label} now. Give the other profile its own file.`,
    };
  }
  if (id === undefined && writesIds && !isRegular && isLink(absolute)) return { ...read, error: linkSentence };
  return { ...read, payload: isSendable(payload) ? payload : undefined };
}
