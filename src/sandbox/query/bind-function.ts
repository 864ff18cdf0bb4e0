import { badOption } from './options';
import type { Bound, Scope } from './scope';

/** The functions: each takes two strings (OData URL Conventions 4.01 §5.1.1.5). */
const functions: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};

/**
 * A call of `startswith`, `endswith` or `contains`. With null it gives null.
 *
 * @throws GraphError 400 for other functions and other operands
 */
export function bindFunction(name: string, operands: readonly Bound[], { option }: Scope): Bound {
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  const known = Object.keys(functions).join(', ');
  if (!run) throw badOption(option, `The function '${name}' is not supported in ${option}: there are ${known}.`);
  const [text, part] = operands;
  if (!text || !part || operands.length !== 2) throw badOption(option, `${name} in ${option} takes two strings.`);
  for (const { type } of [text, part]) {
    if (type.form === 'collection') {
      throw badOption(
        option,
        `${name} in ${option} takes one string, not a collection: use any(), as in tags/any(t:${name}(t,'a')).`,
      );
    }
    if (type.form !== 'string' && type.form !== 'null') throw badOption(option, `${name} in ${option} takes strings.`);
  }
  return {
    type: { form: 'boolean' },
    read: (frame) => {
      const [a, b] = [text.read(frame), part.read(frame)];
      return typeof a === 'string' && typeof b === 'string' ? run(a, b) : null;
    },
  };
}
