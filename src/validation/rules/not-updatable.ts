import { quote } from '../../text/quote';
import type { Rule } from '../rule';

const updatable: readonly string[] = ['tags', 'vendorInformation', 'id'];

/** Microsoft's only hand-written Update pages list `tags` alone; `vendorInformation` goes along (graph-facts.md §7). */
export const notUpdatable: Rule = {
  id: 'not-updatable',
  severity: 'information',
  intents: ['update'],
  title: 'A property other than tags and vendorInformation in an Update.',
  rootName: () => (name) =>
    updatable.includes(name) || name === '$schema' || name.includes('@')
      ? undefined
      : `${quote(name)} may not be updatable: Microsoft documents "tags" and "vendorInformation" only.`,
};
