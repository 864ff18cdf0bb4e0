import { bundledKinds } from '../catalog/bundled-kinds';
import type { Kind, Operation } from '../catalog/kinds';
import { HumanError } from '../errors';
import { didYouMean } from '../text/nearest';
import { list } from '../text/quote';

/** The kind that an argument names. @throws HumanError with the kinds that there are, or where the service can’t do that */
export function kindArgument(value: string | undefined, operation: Operation): Kind {
  const ids = bundledKinds.kinds.map(({ id }) => id);
  if (value === undefined) throw new HumanError(`Name a kind: ${list(ids, 'or')}.`);
  const kind = bundledKinds.findKind(value);
  if (!kind) throw new HumanError(`There is no kind ${value}.${didYouMean(value, ids)} The kinds are ${list(ids)}.`);
  if (!kind.operations.includes(operation)) throw new HumanError(`The service has no ${operation} for ${kind.id}.`);
  return kind;
}

/** The arguments behind a command, as many as it has names for. @throws HumanError for one that is missing or too many */
export function onlyArguments<const N extends readonly string[]>(
  given: readonly string[],
  names: N,
): { readonly [I in keyof N]: string } {
  const missing = names[given.length];
  if (missing !== undefined)
    throw new HumanError(`The ${missing} is missing. Arguments: ${names.map((name) => `<${name}>`).join(' ')}.`);
  const stray = given[names.length];
  if (stray !== undefined) throw new HumanError(`"${stray}" is one argument too many.`);
  return given as unknown as { readonly [I in keyof N]: string };
}
