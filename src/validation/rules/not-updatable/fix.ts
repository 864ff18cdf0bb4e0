import { checkAsAdd, type Fixer } from '../../fixes/fix';
import { preferredRemoval } from '../../fixes/remove';

/** Removes the property from the Update; or an Add was meant. */
export const fixNotUpdatable: Fixer = (node) => [
  ...preferredRemoval(node).map((fix) => ({ ...fix, title: `${fix.title} from this Update` })),
  checkAsAdd,
];
