import { isDateTime } from '../../text/date-time';
import { badOption } from './options';
import type { Literal } from './syntax';
import type { Token } from './tokens';

/**
 * A date-time literal. Unlike in payloads, seconds are optional and case doesn't count (OData ABNF `dateTimeOffsetValue`).
 */
function instant({ text, at }: Token, option: string): Literal {
  const capitals = text.toUpperCase();
  const value = capitals.replace(/(T\d\d:\d\d)(?=Z$|[+-])/, '$1:00');
  if (isDateTime(value)) return { is: 'instant', value };
  const zone = /Z$|[+-]\d\d:\d\d$/.test(capitals)
    ? ''
    : ' It needs Z or an offset; in a URL the plus sign is written %2B.';
  throw badOption(option, `'${text}' at position ${at} of ${option} is not a date and time.${zone}`);
}

const words: Readonly<Record<string, Literal>> = {
  true: { is: 'boolean', value: true },
  false: { is: 'boolean', value: false },
  null: { is: 'null', value: null },
};

/**
 * The constant that a token is; `undefined` when it is something else.
 *
 * @throws GraphError 400 for literals that no property of the profiles can be compared with
 */
export function literalOf(token: Token, option: string): Literal | undefined {
  const { kind, text, at } = token;
  switch (kind) {
    case 'string':
      return { is: 'string', value: text };
    case 'number':
      return { is: 'number', value: /^-?\d+$/.test(text) ? BigInt(text) : Number(text) };
    case 'dateTime':
      return instant(token, option);
    case 'date':
      throw badOption(
        option,
        `'${text}' at position ${at} of ${option} is a date only: add a time of day, such as T00:00:00Z.`,
      );
    case 'guid':
      throw badOption(option, `Ids are strings here: put the one at position ${at} of ${option} in single quotes.`);
    case 'word':
      return Object.hasOwn(words, text) ? words[text] : undefined;
    default:
      return undefined;
  }
}
