/**
 * The text that the generator of Microsoft's pages made from a property's name: a space before each capital letter that
 * follows a lowercase one, a capital letter in front, ` value` after it (graph-facts.md §6).
 */
export function placeholderOf(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} value`;
}
