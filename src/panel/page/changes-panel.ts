import type { ChangesView, ChangeView } from '../../response/view';
import { colored } from './body-text';
import { element, visible } from './dom';

const outcomes: Readonly<Record<ChangeView['outcome'], string>> = {
  kept: 'As sent',
  notKept: 'Not kept',
  unknown: 'Unknown',
  set: 'Set by the service',
  altered: 'Changed by the service',
};

const columns: Readonly<Record<ChangesView['of'], readonly [before: string, after: string]>> = {
  update: ['Before', 'After'],
  add: ['Sent', 'In the response'],
};

/** Before and after of each member, and what became of it. Where there is no room for columns, the style puts them below each other. */
export function changesPanel({ of, rows, hidden, equal }: ChangesView): HTMLElement {
  const [before, after] = columns[of];
  const names = ['Property', before, after, 'Result'];
  const table = element(
    'table',
    // Roles of their own: the style makes blocks of cells, which takes theirs away.
    { class: 'changes', role: 'table', 'aria-label': 'Changes' },
    element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row' }, ...names.map((name) => element('th', { role: 'columnheader' }, name))),
    ),
    element('tbody', { role: 'rowgroup' }, ...rows.map((row) => changeRow(row, before, after))),
  );
  const rest = equal > 0 && `${equal} ${equal === 1 ? 'other member is' : 'other members are'} as sent.`;
  const more = hidden > 0 && `${hidden} more ${hidden === 1 ? 'change isn’t' : 'changes aren’t'} shown.`;
  return element(
    'div',
    {},
    rows.length > 0 && table,
    more && element('p', { class: 'quiet' }, more),
    rest && element('p', { class: 'quiet' }, rest),
  );
}

function changeRow({ property, before, after, outcome }: ChangeView, ...labels: [string, string]): HTMLElement {
  const isLost = outcome === 'notKept' || outcome === 'altered';
  return element(
    'tr',
    { role: 'row' },
    element(
      'th',
      { class: property.length > 40 ? 'property long' : 'property', role: 'rowheader' },
      ...visible(property),
    ),
    value('before', labels[0], before),
    value('after', labels[1], after),
    element('td', { class: isLost ? 'outcome lost' : 'outcome', role: 'cell' }, outcomes[outcome]),
  );
}

function value(name: string, label: string, text: string | null): HTMLElement {
  const content = text === null ? [element('span', { class: 'none' }, '(none)')] : text.split('\n').map(lineOfValue);
  return element(
    'td',
    { class: name, role: 'cell', 'data-label': label },
    element('div', { class: 'value' }, ...content),
  );
}

const lineOfValue = (line: string) => element('div', {}, ...colored(line));
