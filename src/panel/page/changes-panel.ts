import type { ChangeView } from '../../response/view';
import { element } from './dom';

const fates = { true: 'Kept', false: 'Not kept', null: 'Unknown' } as const;

/** What an Update changed: before and after for each member, and whether the service kept it. */
export function changesPanel(changes: readonly ChangeView[]): HTMLElement {
  const head = ['Property', 'Before', 'After', 'In the response'].map((name) => element('th', {}, name));
  const rows = changes.map(({ property, before, after, kept }) =>
    element(
      'tr',
      {},
      element('td', {}, property),
      element('td', { class: 'before' }, before ?? '(none)'),
      element('td', { class: 'after' }, after),
      element('td', { class: kept === false ? 'lost' : 'before' }, fates[`${kept}`]),
    ),
  );
  return element(
    'table',
    { class: 'changes', 'aria-label': 'Changes' },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
}
