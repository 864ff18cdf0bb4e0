import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/**
 * The text that the docs pages' generator made from a property's name: a blank before each capital that follows a
 * lower-case letter, a capital in front, ` value` behind (graph-facts.md §6).
 */
export function placeholderOf(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} value`;
}

/** Stands before the rules of meaning in the table, so that a placeholder is not also a wrong GUID or enum member. */
export const placeholderLeft = {
  id: 'placeholder',
  severity: 'information',
  intents: both,
  title: 'A value left over from the docs pages.',
  string({ property: { name, type, form } }) {
    if (type !== 'Edm.String' && form !== 'enum') return undefined;
    const ofName = placeholderOf(name);
    return (value) => {
      if (value !== ofName && !(form === 'enum' && value === 'String')) return undefined;
      return `${quote(value)} is left over from the docs pages. Put a real value for ${quote(name)}.`;
    };
  },
} as const satisfies Rule;
