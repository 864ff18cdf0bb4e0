import { basename } from 'node:path';
import { codeOf } from './files';
import { StoreFailure } from './store';

/** Messages for a person, by reason. */
export const failureMessages: Readonly<Record<'full' | 'read-only' | 'in use' | 'broken', string>> = {
  full: 'The disk is full, so nothing was saved. Free some space and send it again.',
  'read-only':
    "The sandbox's folder can't be written to, so nothing was saved. Check its permissions, or use another folder.",
  'in use':
    'Nothing was saved. Wait for that program, such as a virus scanner or a backup, or close it, and send it again.',
  broken: "The sandbox's folder couldn't be written to, so nothing was saved.",
};

const reasons: Readonly<Record<string, 'full' | 'read-only' | 'in use'>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'in use',
};

/** Turns an error of the file system into a failure with a sentence. The cause is kept for the log. */
export function storeFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const code = codeOf(error) ?? '';
  const reason = Object.hasOwn(reasons, code) ? (reasons[code] ?? 'broken') : 'broken';
  const detail = reason === 'broken' && code ? ` (${code})` : '';
  const which = reason === 'in use' ? `${whichFile(error)} ` : '';
  return new StoreFailure(reason, `${which}${failureMessages[reason]}${detail}`, { cause: error });
}

/** Whether the disk or this account's quota is full. */
export function isFull(error: unknown): boolean {
  return storeFailure(error).reason === 'full';
}

/** The name of the file that another program has open, if known. Without its folder, because clients see it. */
function whichFile(error: unknown): string {
  const path = (error as { path?: unknown }).path;
  const name = typeof path === 'string' ? basename(path) : "one of the sandbox's files";
  return `Another program has ${name} open, or you don't have permission to use it.`;
}
