import { mayPass, patiently, type Patience } from '../files/patiently';
import type { CheckClient } from './check-client';
import type { FileJobs, FileOutcome } from './check-files';

/**
 * Has files read and checked, and those that another program has open again for up to two seconds. The thread that reads them
 * doesn't wait itself, because others wait for it.
 */
export async function checkPatiently(
  check: CheckClient['files'],
  jobs: FileJobs,
  patience?: Patience,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let open = [...jobs.files.keys()];
  const lookAt = async () => {
    const found = await check({ ...jobs, files: open.flatMap((at) => jobs.files[at] ?? []) });
    for (const [index, outcome] of found.entries()) outcomes[open[index] ?? index] = outcome;
    open = open.filter((_, index) => isPassing(found[index]));
    if (open.length > 0) throw held();
  };
  await patiently('', lookAt, patience).catch((error: unknown) => {
    if (!mayPass(error, 'win32')) throw error;
  });
  return outcomes;
}

const isPassing = (outcome: FileOutcome | undefined) => outcome?.what === 'unreadable' && outcome.mayPass === true;

const held = () => Object.assign(new Error('Another program has it open.'), { code: 'EBUSY' });
