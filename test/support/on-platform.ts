import { fileSentence } from '../../src/files/file-sentence';

/**
 * Has what asks for the platform when it runs find this one, until `restore` is called. Node's own modules, which asked when
 * they were loaded, go on as before.
 */
export function onPlatform(platform: NodeJS.Platform): { readonly restore: () => void } {
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: platform });
  return { restore: () => void Object.defineProperty(process, 'platform', { value: real }) };
}

/** A system that ignores case: Windows where it is one, as what is written there can't be flushed as elsewhere. */
export const ignoringCase: NodeJS.Platform = process.platform === 'win32' ? 'win32' : 'darwin';

/** What a person is told of a file that may not be opened: Windows refuses one that is in use in the same way. */
export const refused = fileSentence({ code: process.platform === 'win32' ? 'EBUSY' : 'EACCES' });
