import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';
import { placeholderOf } from './text';

/** Stands before the rules of meaning in the table, so that a placeholder is not also a wrong GUID or enum member. */
export const placeholderLeft = {
  id: 'placeholder',
  severity: 'information',
  intents: both,
  title: "A value left over from Microsoft's documentation.",
  string({ property: { name, type, form } }) {
    if (type !== 'Edm.String' && form !== 'enum') return undefined;
    const ofName = placeholderOf(name);
    return (value) => {
      if (value !== ofName && !(form === 'enum' && value === 'String')) return undefined;
      return `${quote(value)} is left over from Microsoft's documentation. Enter a real value for ${quote(name)}.`;
    };
  },
  fix: async () => (await import('./fix')).fixPlaceholder,
} as const satisfies Rule;
