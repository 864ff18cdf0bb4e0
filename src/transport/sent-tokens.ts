import { redacted } from '../text/redaction';

/** Shorter ones aren't secrets and would occur in responses by chance. UTF-16 units. */
const shortest = 8;

/** Characters that are the same in every notation. */
const plain = /[\w-]+/g;
const notPlain = /[^\w-]/g;

/** The ways in which a service may write one: `\u002b`, `%2b`, `&#x2b;`, `&#43;`, `\/`, as it is. Hexadecimal may be in capitals. */
function spellings(character: string): readonly string[] {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  return [`\\u00${hex}`, `%${hex}`, `&#x${hex};`, `&#${code};`, `\\${character}`, character];
}

function patternOf(character: string): string {
  const ways = spellings(character).map((way) =>
    way.replace(/[^\w&#;%]/g, String.raw`\$&`).replace(/[a-fx]/g, (letter) => `[${letter}${letter.toUpperCase()}]`),
  );
  return `(?:${ways.join('|')})`;
}

/** UTF-16 units of the longest way to write a character: `\u002b`. */
const longestSpelling = 6;

/** The longest piece that is the same in every notation: a response without it needn't be searched further. */
function probeOf(secret: string): string {
  const pieces = secret.match(plain) ?? [];
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** The token, and those parts of a JWT that are its own: its header is alike in all tokens of a provider (RFC 7519 §3). */
function secretsOf(token: string): string[] {
  const parts = token.split('.');
  return [token, ...(parts.length === 3 ? parts.slice(1) : [])].filter(({ length }) => length >= shortest);
}

/** Whether the text, from there on, is the secret's beginning in whatever notation, cut off, perhaps inside a character. */
function isBegunAt(text: string, start: number, secret: string): boolean {
  let read = 0;
  for (let at = start; at < text.length; read++) {
    const character = secret.charAt(read);
    if (/^[\w-]?$/.test(character)) {
      if (text.charAt(at++) !== character) return false;
      continue;
    }
    const ways = spellings(character);
    const rest = text.slice(at, at + longestSpelling).toLowerCase();
    const way = ways.find((one) => rest.startsWith(one));
    if (way === undefined) return read >= shortest && ways.some((one) => one.startsWith(rest));
    at += way.length;
  }
  return read >= shortest;
}

/** Where a beginning of the secret starts that the text ends with; undefined for none, or too little to be one. */
function begunAtEnd(text: string, secret: string): number | undefined {
  const first = Math.max(0, text.length - secret.length * longestSpelling);
  for (let start = first; start <= text.length - shortest; start++) {
    if (isBegunAt(text, start, secret)) return start;
  }
  return undefined;
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

  /** Takes them out of a text that comes in pieces, such as a body: of 64 MB at once, it takes a tenth of a second. */
  inPieces(): TokensInPieces {
    const longest = Math.max(0, ...[...this.secrets.keys()].map(({ length }) => length));
    return new TokensInPieces(this, longest * longestSpelling);
  }

  /** The text with `redacted` in place of each token, in whatever notation. */
  takenOutOf(text: string): string {
    let rest = text;
    for (const [secret, probe] of this.secrets) {
      // Each character matches in one way only, so one pass is all it takes.
      if (rest.includes(probe)) rest = rest.replace(new RegExp(secret.replace(notPlain, patternOf), 'g'), redacted);
    }
    return rest;
  }

  /** The same for a text that was cut off, perhaps inside a token. */
  takenOutOfPart(text: string): string {
    let rest = this.takenOutOf(text);
    for (const secret of this.secrets.keys()) {
      const start = begunAtEnd(rest, secret);
      if (start !== undefined) rest = `${rest.slice(0, start)}${redacted}`;
    }
    return rest;
  }
}

/** UTF-16 units that are searched at once. */
const atOnce = 1024 * 1024;

/** Holds back the end of what came, which may be the beginning of a token, until it has more. */
export class TokensInPieces {
  private held = '';

  /** @param longest UTF-16 units of a token, however it is written */
  constructor(
    private readonly tokens: SentTokens,
    private readonly longest: number,
  ) {}

  /** Takes the next piece; returns what is free of tokens by now. */
  next(piece: string): string {
    this.held += piece;
    if (this.held.length < atOnce + this.longest) return '';
    const free = this.tokens.takenOutOf(this.held);
    const end = Math.max(0, free.length - this.longest);
    this.held = free.slice(end);
    return free.slice(0, end);
  }

  /** The rest. @param isCut whether the text was cut off, perhaps inside a token */
  end(isCut: boolean): string {
    return isCut ? this.tokens.takenOutOfPart(this.held) : this.tokens.takenOutOf(this.held);
  }
}
