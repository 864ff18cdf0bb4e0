/** The range of a whole number. */
export interface IntegerRange {
  readonly bits: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** How JSON writes the values of a primitive type. */
export interface EdmPrimitive {
  readonly json: 'string' | 'number' | 'boolean';
  /** The range, where only whole numbers are values. */
  readonly integer?: IntegerRange;
}

const text: EdmPrimitive = { json: 'string' };
const number: EdmPrimitive = { json: 'number' };

function signed(bits: number): EdmPrimitive {
  const half = 2n ** BigInt(bits - 1);
  return { json: 'number', integer: { bits, low: -half, high: half - 1n } };
}

/** The primitive types (OData CSDL 4.01 §3.3) as JSON has them (OData JSON 4.01 §7.1, IEEE754Compatible=false). */
const primitives = {
  'Edm.Binary': text,
  'Edm.Boolean': { json: 'boolean' },
  'Edm.Byte': { json: 'number', integer: { bits: 8, low: 0n, high: 255n } },
  'Edm.Date': text,
  'Edm.DateTimeOffset': text,
  'Edm.Decimal': number,
  'Edm.Double': number,
  'Edm.Duration': text,
  'Edm.Guid': text,
  'Edm.Int16': signed(16),
  'Edm.Int32': signed(32),
  'Edm.Int64': signed(64),
  'Edm.SByte': signed(8),
  'Edm.Single': number,
  'Edm.Stream': text,
  'Edm.String': text,
  'Edm.TimeOfDay': text,
} satisfies Readonly<Record<string, EdmPrimitive>>;

export type EdmType = keyof typeof primitives;

/** A primitive type by its name, `Edm.Int32`; `undefined` for the name of anything else. */
export function edmPrimitive(type: string): EdmPrimitive | undefined {
  return Object.hasOwn(primitives, type) ? primitives[type as EdmType] : undefined;
}
