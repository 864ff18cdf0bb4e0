import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { writeFileSafely } from '../../files/write-file';

/**
 * Writes one text at a time. Calls in the meantime share the next one. Resolves when everything that was there at the time of
 * the call is safe on disk.
 *
 * @param path what messages call the file
 * @throws HumanError, from the returned function, if the text can't be written
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
