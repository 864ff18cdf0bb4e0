import { isDateTime } from '../../text/date-time';
import type { NodeContext } from '../node-context';
import type { Place } from '../rule';
import { rulesFor } from '../rules';
import { isNeeded } from './is-needed';

/** Whether no rule has anything to say of a text in the place of a value, as an Add or as an Update. */
export function isRight(node: NodeContext, text: string): boolean {
  const { payload, owner, property, item } = node;
  const { catalog, kind } = payload;
  if (!kind || !owner || !property) return true;
  if (text === '' && isNeeded(node)) return false;
  // What is no date is refused by the schema.
  if (property.type === 'Edm.DateTimeOffset' && !isDateTime(text)) return false;
  const place: Place = { catalog, kind, intent: 'add', type: owner, atRoot: owner.name === kind.type, property, item };
  return rulesFor('add').every(({ string }) => string?.(place)?.(text) === undefined);
}
