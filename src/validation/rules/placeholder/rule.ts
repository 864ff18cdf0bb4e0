import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';
import { isDocumentationGuid, isTypeName, placeholderOf } from './text';

/**
 * Stands before the rules of meaning in the table, so that a placeholder is not also a wrong GUID or enum member. What is an
 * error besides (no date, no number) is marked as both: the error alone does not say where the value comes from.
 */
export const placeholderLeft = {
  id: 'placeholder',
  severity: 'information',
  intents: both,
  title: "A value left over from Microsoft's documentation.",
  string({ property: { name, type, form, meaning } }) {
    const isText = type === 'Edm.String' || form === 'enum';
    const ofName = isText ? placeholderOf(name) : undefined;
    return (value) => {
      const isLeft =
        value === ofName || isTypeName(value, isText) || (meaning === 'guid' && isDocumentationGuid(value));
      if (!isLeft) return undefined;
      return `${quote(value)} is left over from Microsoft's documentation. Enter a real value for ${quote(name)}.`;
    };
  },
  fix: async () => (await import('./fix')).fixPlaceholder,
} as const satisfies Rule;
