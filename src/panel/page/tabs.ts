import { element } from './dom';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number after the label, such as how many headers there are. */
  readonly count?: number;
  readonly content: HTMLElement;
  /** What can be done with what the tab shows; there with the tab alone. */
  readonly actions?: HTMLElement;
}

/**
 * Tabs as the ARIA practices have them: one stop for the Tab key, arrows, Home and End move and select, the panel is the
 * next stop.
 */
export function tabs(label: string, all: readonly Tab[]): { list: HTMLElement; panels: HTMLElement[] } {
  const heads = all.map((tab) =>
    element(
      'button',
      { class: 'tab', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `panel-${tab.id}` },
      tab.label,
      tab.count !== undefined && ' ',
      tab.count !== undefined && element('span', { class: 'count' }, String(tab.count)),
    ),
  );
  const panels = all.map((tab) =>
    element(
      'div',
      { class: 'panel', role: 'tabpanel', id: `panel-${tab.id}`, 'aria-labelledby': `tab-${tab.id}`, tabindex: '0' },
      tab.content,
    ),
  );

  const select = (chosen: number) => {
    heads.forEach((head, index) => {
      head.setAttribute('aria-selected', String(index === chosen));
      head.tabIndex = index === chosen ? 0 : -1;
    });
    panels.forEach((panel, index) => (panel.hidden = index !== chosen));
    all.forEach(({ actions }, index) => {
      if (actions) actions.hidden = index !== chosen;
    });
  };

  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...heads);
  heads.forEach((head, index) => {
    head.type = 'button';
    head.addEventListener('click', () => {
      select(index);
    });
  });
  list.addEventListener('keydown', (event) => {
    const at = heads.findIndex((head) => head === document.activeElement);
    const next = neighbour(event.key, at, heads.length);
    if (next === undefined) return;
    event.preventDefault();
    select(next);
    heads[next]?.focus();
  });
  select(0);
  return { list, panels };
}

function neighbour(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
