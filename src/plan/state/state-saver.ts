import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { writeFileSafely } from '../../files/write-file';

/**
 * Writes at most one text at a time; whoever asks meanwhile gets the next one, together with all others who wait for it.
 * Resolved when what was there at the time of asking can't get lost any more.
 *
 * @param path as it is called in sentences
 * @throws HumanError, from the function: where it can't be written
 */
export function stateSaver(path: string, absolute: string, text: () => string): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const write = async () => {
    next = undefined;
    try {
      await writeFileSafely(absolute, text(), { flush: true });
    } catch (error) {
      const why = HumanError.is(error) ? error.message : fileSentence(error);
      throw new HumanError(`${path} can't be written, so nothing more was sent: ${why}`, [], { cause: error });
    }
  };
  return () => {
    next ??= writing = writing.catch(() => undefined).then(write);
    return next;
  };
}
