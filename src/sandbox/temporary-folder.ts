import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';

const prefix = 'secprofile-sandbox-';

/**
 * Runs something over a temporary folder, which is deleted at the end.
 *
 * @throws HumanError when there can be no such folder, and what `use` throws
 */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>, parent = tmpdir()): Promise<T> {
  const folder = await make(parent);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function make(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, prefix));
  } catch (error) {
    throw new HumanError(`No temporary folder can be made in ${parent}: ${fileSentence(error)}`, [], { cause: error });
  }
}
