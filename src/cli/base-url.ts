import { HumanError } from '../errors';
import { safeUrl } from '../request/safe-url';

export const defaultBase = 'https://graph.microsoft.com/beta';

/**
 * The base of every URL, without a slash at its end.
 *
 * @throws HumanError when a token must not be sent there, or the base does not end in `/beta`
 */
export function baseUrl(text: string): string {
  const url = safeUrl(text);
  const path = url.pathname.replace(/\/$/, '');
  if (!path.endsWith('/beta') || url.search !== '' || url.hash !== '') {
    throw new HumanError(`--base must end in /beta, as ${defaultBase} does.`);
  }
  return url.origin + path;
}
