import { redacted } from '../text/redaction';

/** Shorter ones keep nobody out, and would turn up in answers by chance. UTF-16 units. */
const shortest = 8;

/** What every notation leaves as it is. */
const plain = /[\w-]+/g;
const notPlain = /[^\w-]/g;

/** The ways in which a service may write a character: as it is, `\/`, `\u002b`, `%2B`, `&#x2B;`, `&#43;`. */
function spellings(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code
    .toString(16)
    .padStart(2, '0')
    .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `(?:\\\\?\\${character}|\\\\u00${hex}|%${hex}|&#[xX]${hex};|&#${code};)`;
}

/** The longest piece that looks the same in every notation: an answer without it need not be looked at more closely. */
function probeOf(secret: string): string {
  const pieces = secret.match(plain) ?? [];
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** The token, and those parts of a JWT that are its own: its header is alike in all tokens of a provider (RFC 7519 §3). */
function secretsOf(token: string): string[] {
  const parts = token.split('.');
  return [token, ...(parts.length === 3 ? parts.slice(1) : [])].filter(({ length }) => length >= shortest);
}

/** How much of the secret's beginning the text ends with, in UTF-16 units; 0 for too little to be one. */
function begunAtEnd(text: string, secret: string): number {
  for (let size = Math.min(text.length, secret.length - 1); size >= shortest; size--) {
    if (text.endsWith(secret.slice(0, size))) return size;
  }
  return 0;
}

/**
 * The tokens that went out with one request: a service that echoes them must not bring them to where a person looks, into
 * a file or to other extensions.
 */
export class SentTokens {
  /** With the probe of each. */
  private readonly secrets = new Map<string, string>();

  /** @param authorization the header's value, such as `Bearer …` */
  add(authorization: string | undefined): void {
    const token = authorization?.slice(authorization.indexOf(' ') + 1) ?? '';
    for (const secret of secretsOf(token)) this.secrets.set(secret, probeOf(secret));
  }

  /** The text with `redacted` in place of each token, in whatever notation. */
  takenOutOf(text: string): string {
    let rest = text;
    for (const [secret, probe] of this.secrets) {
      // Each character matches in one way only, so one pass is all it takes.
      if (rest.includes(probe)) rest = rest.replace(new RegExp(secret.replace(notPlain, spellings), 'g'), redacted);
    }
    return rest;
  }

  /** The same for a text that was cut off, perhaps inside a token. */
  takenOutOfPart(text: string): string {
    let rest = this.takenOutOf(text);
    for (const secret of this.secrets.keys()) {
      const size = begunAtEnd(rest, secret);
      if (size > 0) rest = `${rest.slice(0, -size)}${redacted}`;
    }
    return rest;
  }
}
