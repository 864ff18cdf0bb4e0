import * as fs from 'node:fs';
import { HumanError } from '../../errors';
import { readTextFile } from '../../files/read-text-file';
import { bundledKinds } from '../../catalog/bundled-kinds';
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

/** Reads and checks the payload files that the arguments stand for: an Update where a profile is known, else an Add. */
export async function readPayloadFiles(
  targets: readonly string[],
  journal: Journal,
  io: Pick<Io, 'cwd' | 'stderr' | 'platform'>,
): Promise<FoundFiles> {
  if (targets.includes(stdinArgument)) throw new HumanError("Standard input isn't a file. Name files or folders.");
  const files: PayloadFile[] = [];
  let complete = true;
  const note = (path: string, sentence: string) => say(io.stderr, `secprofile: ${path}: ${sentence}`);
  await findTargets(
    targets,
    io.cwd,
    fs,
    {
      file: (path, absolute, isRegular) => void files.push(readPayloadFile(path, absolute, isRegular, journal)),
      failed(path, sentence) {
        complete = false;
        note(path, sentence);
      },
      noted: note,
    },
    io.platform,
  );
  return { files, complete };
}

function readPayloadFile(path: string, absolute: string, isRegular: boolean, journal: Journal): PayloadFile {
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
  return { ...read, payload: isSendable(payload) ? payload : undefined };
}
