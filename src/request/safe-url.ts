import { HumanError } from '../errors';

/** Hosts that never leave the machine. `URL` has already turned `127.1` and `2130706433` into `127.0.0.1`. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The part of a text that isn't a URL that may be quoted: nothing that could be a secret. */
const beginning = (text: string) => (text.includes('@') ? '' : ` “${(text.split(/[?#]/)[0] ?? '').slice(0, 80)}”`);

/**
 * Why a token must not be sent to a URL. Allowed are https, and http to loopback; no user info, which would make
 * `http://127.0.0.1@evil.example/` look local.
 *
 * @returns a sentence that quotes no secret; undefined for a safe URL
 */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) {
    return `The address${beginning(text)} isn’t a URL. Enter an absolute URL that starts with https://.`;
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return `The URL for ${url.host} contains a user name or password. Remove the part before “@”.`;
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return undefined;
  return `${url.protocol}//${url.host} isn’t safe to send to. Use https://. Plain http is allowed only for this computer.`;
}

/** The URL, when it is safe. @throws HumanError with its {@link urlProblem} */
export function safeUrl(text: string): URL {
  const problem = urlProblem(text);
  if (problem !== undefined) throw new HumanError(problem);
  return new URL(text);
}
