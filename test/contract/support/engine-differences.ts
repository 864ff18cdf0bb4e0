import type { KindId } from '../../../src/catalog/kinds';

export interface Difference {
  readonly what: string;
  /** A host payload's text that shows it. */
  readonly text: string;
  readonly ajv: boolean;
  readonly service: boolean;
  /** Where the difference may occur in any text. */
  readonly occursIn: RegExp;
  /** Why we can live with it: what says it right. */
  readonly why: string;
}

const seenAt = (dateTime: string) => `{"azureTenantId": "x", "lastSeenDateTime": "${dateTime}"}`;
const ownRule = 'our own check reads the literal (rules `type` and `date-time`)';

/** Where the two engines differ on the authored schemas. The contract wants an error in each of these cases. */
export const differences: readonly Difference[] = [
  {
    what: 'an integer with a fraction of zero',
    text: '{"azureTenantId": "x", "countHits": 1.0}',
    ajv: true,
    service: false,
    occursIn: /: ?-?\d+\.0+[\s,}]/,
    why: ownRule,
  },
  {
    what: 'a fraction written with an exponent',
    text: '{"azureTenantId": "x", "countHits": 5e-1}',
    ajv: false,
    service: true,
    occursIn: /: ?-?\d+e-/i,
    why: ownRule,
  },
  {
    what: 'a space between date and time',
    text: seenAt('2017-01-01 00:00:00Z'),
    ajv: true,
    service: false,
    occursIn: /"\d{4}-\d\d-\d\d\s/,
    why: ownRule,
  },
  {
    what: 'a day that the month does not have',
    text: seenAt('2017-02-30T00:00:00Z'),
    ajv: false,
    service: true,
    occursIn: /"\d{4}-(02-3|02-29|(04|06|09|11)-31)/,
    why: ownRule,
  },
  {
    what: 'an offset without its colon',
    text: seenAt('2017-01-01T00:00:00+0300'),
    ajv: true,
    service: false,
    occursIn: /"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d{4}"/,
    why: ownRule,
  },
  {
    what: 'an offset of hours only',
    text: seenAt('2017-01-01T00:00:00+03'),
    ajv: true,
    service: false,
    occursIn: /"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d"/,
    why: ownRule,
  },
  {
    what: 'second 60 at another time than the end of a UTC day',
    text: seenAt('2017-01-01T00:00:60Z'),
    ajv: false,
    service: true,
    occursIn: /"\d{4}-\d\d-\d\dT\d\d:\d\d:60/,
    why: ownRule,
  },
  {
    what: 'a name twice in one object',
    text: '{"azureTenantId": "x", "os": "a", "os": "b"}',
    ajv: true,
    service: false,
    occursIn: /"os".*"os"/s,
    why: 'ajv sees what JSON.parse leaves; rule `duplicate-key` looks at the text',
  },
];

/** What both engines accept although the contract wants an error: only our own checks see it. */
export const unseen: readonly { what: string; kind: KindId; text: string }[] = [
  { what: 'an exponent', kind: 'ip', text: '{"azureTenantId": "x", "countHits": 1e3}' },
  { what: '2^63', kind: 'file', text: '{"azureTenantId": "x", "size": 9223372036854775808}' },
  { what: '13 fraction digits', kind: 'host', text: seenAt('2017-01-01T00:00:00.1234567890123Z') },
  { what: 'lower-case t and z', kind: 'host', text: seenAt('2017-01-01t00:00:00z') },
];
