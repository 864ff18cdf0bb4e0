import { HumanError } from '../errors';

/** Hosts that never leave the machine. `URL` has already turned `127.1` and `2130706433` into `127.0.0.1`. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** What may be repeated of a text that is no URL: nothing behind it that could be a secret. */
const beginning = (text: string) => (text.includes('@') ? '' : ` “${(text.split(/[?#]/)[0] ?? '').slice(0, 80)}”`);

/**
 * The URL, when a token may be sent to it: https, or http to loopback; no user info, which would make
 * `http://127.0.0.1@evil.example/` look local.
 *
 * @throws HumanError that says what is wrong with it
 */
export function safeUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new HumanError(`The address${beginning(text)} is not a URL. Give an absolute one that starts with https://.`);
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new HumanError(`The URL for ${url.host} carries a user name or password. Remove the part in front of “@”.`);
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url;
  throw new HumanError(
    `${url.protocol}//${url.host} is not safe to send to. Use https://; plain http is for this machine alone.`,
  );
}
