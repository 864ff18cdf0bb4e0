import { bundledKinds } from '../catalog/bundled-kinds';
import type { Kind, Operation } from '../catalog/kinds';
import { HumanError } from '../errors';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';

/** The kind that an argument names. @throws HumanError that lists the kinds, or if the service can’t do that with the kind */
export function namedKind(value: string | undefined, operation: Operation): Kind {
  const ids = bundledKinds.kinds.map(({ id }) => id);
  if (value === undefined) throw new HumanError(`Name a kind: ${list(ids, 'or')}.`);
  const kind = bundledKinds.findKind(value);
  if (!kind) throw new HumanError(`There is no kind ${value}.${didYouMean(value, ids)} The kinds are ${list(ids)}.`);
  if (!kind.operations.includes(operation)) throw new HumanError(`The service has no ${operation} for ${kind.id}.`);
  return kind;
}

/** A command's arguments, one for each name. @throws HumanError if one is missing or there are too many */
export function onlyArguments<const N extends readonly string[]>(
  given: readonly string[],
  names: N,
): { readonly [I in keyof N]: string } {
  const missing = names[given.length];
  if (missing !== undefined)
    throw new HumanError(`The ${missing} is missing. Arguments: ${names.map((name) => `<${name}>`).join(' ')}.`);
  const stray = given[names.length];
  if (stray !== undefined) throw new HumanError(`"${stray}" is an unexpected argument.`);
  return given as unknown as { readonly [I in keyof N]: string };
}
