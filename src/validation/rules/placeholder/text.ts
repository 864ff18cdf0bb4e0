import { isGuid } from '../../../text/guid';

const stringWord = /^String(?: \([^()]{1,40}\))?$/;
const typeWord =
  /^(?:Boolean|Byte|Date|DateTimeOffset|Double|Guid|Int16|Int32|Int64|Number|Single|String(?: \([^()]{1,40}\))?)$/;

/**
 * Whether a text is the name of a type, as the JSON of Microsoft's resource pages has it in place of a value: `String`,
 * `String (timestamp)`, `Int32`. Where any text is a value, other names of types than `String` may be meant.
 */
export function isTypeName(text: string, isText: boolean): boolean {
  return (isText ? stringWord : typeWord).test(text);
}

/**
 * Whether a GUID is one of documentation: each four digits of it are one digit, as in the zero GUID,
 * `11111111-2222-3333-4444-555555555555`, and `aaaabbbb-0000-cccc-1111-dddd2222eeee` of Microsoft's pages.
 */
export function isDocumentationGuid(text: string): boolean {
  return isGuid(text) && /^(?:([\da-f])\1{3}){8}$/i.test(text.replaceAll('-', ''));
}

/**
 * The text that the generator of Microsoft's pages made from a property's name: a space before each capital letter that
 * follows a lowercase one, a capital letter in front, ` value` after it (graph-facts.md §6).
 */
export function placeholderOf(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} value`;
}
