import { badOption } from './options';
import { tokensOf, type Token } from './tokens';

/** How deep brackets and `not` may nest: enough for people, and too little to exhaust the stack. */
const deepest = 50;

/** Reads the tokens of an expression one by one. */
export class TokenReader {
  private index = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  /** @param option what the text is the value of, such as `$filter` */
  constructor(
    text: string,
    readonly option: string,
  ) {
    this.tokens = tokensOf(text, option);
  }

  /** The current token, or a later one; after the last one, always the end. */
  peek(ahead = 0): Token {
    const token = this.tokens[this.index + ahead] ?? this.tokens.at(-1);
    if (!token) throw new RangeError('A list of tokens is never empty');
    return token;
  }

  /** Consumes the current token. */
  next(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  isPunctuation(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'punctuation' && token.text === text;
  }

  isWord(text: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text === text;
  }

  /** Consumes the punctuation if it comes next. */
  skip(punctuation: string): boolean {
    const found = this.isPunctuation(punctuation);
    if (found) this.index += 1;
    return found;
  }

  /** @throws GraphError 400 when something else is there */
  demand(punctuation: string): void {
    if (!this.skip(punctuation)) this.fail(`'${punctuation}'`);
  }

  fail(expected: string): never {
    const { kind, text, at } = this.peek();
    const found = kind === 'end' ? 'it ends' : `there is '${text}'`;
    throw badOption(this.option, `${this.option}: expected ${expected} at position ${at}, but ${found}.`);
  }

  /** @throws GraphError 400 when it is nested too deep */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) throw badOption(this.option, `${this.option} nests more than ${deepest} levels deep.`);
    const result = read();
    this.depth -= 1;
    return result;
  }
}
