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

export interface TabChoice {
  /** Id of the tab that is chosen at first; where there is none of it, the first one. */
  readonly first: string;
  /** Is told of each that the person chooses. */
  readonly onSelect: (id: string) => void;
}

export interface Tabs {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  /** Puts a tab without actions in front of another one, or in place of itself. What is chosen, and focus, stay. */
  readonly put: (tab: Tab, before: string) => void;
}

/**
 * Tabs as the ARIA practices have them: one stop for the Tab key, arrows, Home and End move and select, the panel is the
 * next stop.
 */
export function tabs(label: string, given: readonly Tab[], { first, onSelect }: TabChoice): Tabs {
  const all = [...given];
  const heads = all.map(headOf);
  const panels = all.map(panelOf);

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

  const choose = (chosen: number) => {
    select(chosen);
    onSelect(all[chosen]?.id ?? '');
  };

  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...heads);
  const listen = (head: HTMLElement) => {
    head.addEventListener('click', () => {
      choose(heads.findIndex((candidate) => candidate === head));
    });
  };
  heads.forEach(listen);
  list.addEventListener('keydown', (event) => {
    const at = heads.findIndex((head) => head === document.activeElement);
    const next = neighbour(event.key, at, heads.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    heads[next]?.focus();
  });
  select(
    Math.max(
      0,
      all.findIndex(({ id }) => id === first),
    ),
  );
  const indexOf = (id: string) => all.findIndex((tab) => tab.id === id);
  const put = (tab: Tab, before: string) => {
    const [old, next] = [indexOf(tab.id), Math.max(0, indexOf(before))];
    if (old >= 0) {
      heads[old]?.replaceChildren(...wordsOf(tab));
      // What has the focus inside of it goes; the focus stays with the panel.
      if (panels[old]?.contains(document.activeElement)) panels[old].focus({ preventScroll: true });
      panels[old]?.replaceChildren(tab.content);
      return;
    }
    const [head, panel] = [headOf(tab), panelOf(tab)];
    head.setAttribute('aria-selected', 'false');
    head.tabIndex = -1;
    panel.hidden = true;
    listen(head);
    heads[next]?.before(head);
    panels[next]?.before(panel);
    all.splice(next, 0, tab);
    heads.splice(next, 0, head);
    panels.splice(next, 0, panel);
  };
  return { list, panels: [...panels], put };
}

function headOf(tab: Tab): HTMLButtonElement {
  const attributes = { class: 'tab', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `panel-${tab.id}` };
  const head = element('button', attributes, ...wordsOf(tab));
  head.type = 'button';
  return head;
}

const wordsOf = ({ label, count }: Tab) =>
  count === undefined ? [label] : [label, ' ', element('span', { class: 'count' }, String(count))];

const panelOf = ({ id, content }: Tab) =>
  element(
    'div',
    { class: 'panel', role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0' },
    content,
  );

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
