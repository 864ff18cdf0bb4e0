import type { Kind, Write } from '../catalog/kinds';

/** `host profile`, `IP profile`, `cloud app profile`: for the middle of a sentence. */
export function profileOf(kind: Kind): string {
  const acronym = kind.label === kind.label.toUpperCase();
  return `${acronym ? kind.label : kind.label.toLowerCase()} profile`;
}

/** For the start of a sentence: only the first letter grows. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A sentence after a colon: its first word shrinks where it is one of ours, and no name or abbreviation. */
export function afterColon(sentence: string): string {
  return sentence.replace(/^(The|A|An|This|That|It|You|Your|No|Nothing)\b/, (word) => word.toLowerCase());
}

/** `Added … to`, `Updated … in`, `Deleted … from`. */
export const verbs: Readonly<Record<Write, { readonly done: string; readonly where: string }>> = {
  add: { done: 'added', where: 'to' },
  update: { done: 'updated', where: 'in' },
  delete: { done: 'deleted', where: 'from' },
};
