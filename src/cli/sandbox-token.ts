import { resolve } from 'node:path';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import type { Io } from './io';
import { say } from './printable';

interface TokenOptions {
  readonly token?: string | undefined;
  readonly 'token-file'?: string | undefined;
}

/** Largest token file in bytes. */
const largestFile = 4096;

/**
 * The token that clients must send: from an option, a file, or `SECPROFILE_TOKEN`. `undefined` if none is given.
 *
 * @throws HumanError for an invalid token or an unreadable file; its message never contains the token
 */
export function readToken({ token, 'token-file': file }: TokenOptions, io: Io): string | undefined {
  if (token !== undefined && file !== undefined) throw new HumanError('Use --token or --token-file, not both.');
  if (token !== undefined) {
    say(
      io.stderr,
      'secprofile: Other users of this computer can read --token. Set SECPROFILE_TOKEN or use --token-file instead.',
    );
    return checked(token, '--token');
  }
  if (file !== undefined) return checked(fromFile(file, io), file);
  const variable = io.env['SECPROFILE_TOKEN'] ?? '';
  return variable === '' ? undefined : checked(variable, 'SECPROFILE_TOKEN');
}

function fromFile(file: string, { cwd }: Io): string {
  try {
    return readTextFile(resolve(cwd, file), { largest: largestFile }).trim();
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${file}: ${error.message}`) : error;
  }
}

function checked(token: string, where: string): string {
  if (/^[\x21-\x7e]{1,512}$/.test(token)) return token;
  throw new HumanError(`${where}: a token is 1 to 512 visible ASCII characters without spaces.`);
}
