/** About a pipe, a device, or a socket. */
export const notRegular = 'it is not a regular file.';

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder.',
  ENOENT: 'there is no such file or folder.',
  EACCES: 'permission denied.',
  EPERM: 'permission denied.',
  EEXIST: 'something of that name is in the way.',
  EBUSY: "another program has it open, or you don't have permission to use it.",
  ELOOP: 'its symbolic links form a loop.',
  ENOTDIR: 'a part of its path is not a folder.',
  EMFILE: 'too many files are open.',
  ENFILE: 'too many files are open.',
  ENAMETOOLONG: 'its name is too long.',
  ENXIO: notRegular,
  EIO: 'the disk reported an error (EIO).',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk quota is used up.',
  EROFS: 'the disk is read-only.',
};

/** Why a file or folder could not be read or written, to follow its path and a colon. */
export function fileSentence(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? message) : message;
}
