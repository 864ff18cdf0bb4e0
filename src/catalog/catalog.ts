import type { ValidateFunction } from 'ajv';
import type { KindId, KindTable } from './kinds';
import type { Model, TypeModel } from './model';

/**
 * What is known about a service: its kinds, their types and enums, and a validator for each kind's payloads. A value that
 * is passed to everything that reads, checks, sends, or serves payloads.
 */
export interface Catalog extends KindTable, Model {
  /** A type of the model. @throws RangeError where there is none */
  readonly type: (name: string) => TypeModel;
  /** The compiled JSON Schema of a kind. @throws RangeError where there is none */
  readonly validator: (kind: KindId) => ValidateFunction;
}

/** Makes a catalog. @param validators by kind */
export function createCatalog(
  kinds: KindTable,
  model: Model,
  validators: Readonly<Record<KindId, ValidateFunction>>,
): Catalog {
  return {
    ...kinds,
    ...model,
    type: (name) => found(model.types, name, 'type'),
    validator: (kind) => found(validators, kind, 'schema'),
  };
}

function found<T>(record: Readonly<Record<string, T>>, name: string, what: string): T {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (value === undefined) throw new RangeError(`The catalog has no ${what} ${name}`);
  return value;
}
