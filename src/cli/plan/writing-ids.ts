import type { Journal } from '../../plan/state/state';
import { writeId } from './write-ids';

/**
 * A journal that also puts the id of each profile into its payload file. The file comes first: what is noted as done has its
 * id in the file, whatever happens in between.
 *
 * @param shown how a file is called in sentences
 */
export function writingIds(journal: Journal, shown: (file: string) => string): Journal {
  return {
    ...journal,
    async settle(settled) {
      for (const { file, profile } of settled) if (profile) await writeId(file, profile.id, shown(file));
      await journal.settle(settled);
    },
  };
}
