import { durationText } from '../../text/quantities';
import type { TimingView } from '../../response/view';
import { sentences } from './advice';
import { element } from './dom';

/** Where the time of the last try went, with a bar for each part where it stands in the whole; and the tries before. */
export function timingPanel({ phases, total, tries }: TimingView): HTMLElement {
  let before = 0;
  const rows = phases.map(({ name, milliseconds, why = '' }) => {
    const bar = element('div', { class: 'bar-of-time', 'aria-hidden': 'true' });
    if (milliseconds !== undefined && total > 0) {
      bar.style.setProperty('--from', `${(before / total) * 100}%`);
      bar.style.setProperty('--size', `${(milliseconds / total) * 100}%`);
      before += milliseconds;
    }
    const value = milliseconds === undefined ? why : durationOf(milliseconds);
    return row(name, element('span', { class: milliseconds === undefined ? 'quiet-value' : '' }, value), bar);
  });
  return element(
    'div',
    { class: 'timing' },
    ...sentences('Tries', tries),
    element('dl', { class: 'times' }, ...rows, row('Total', element('strong', {}, durationOf(total)))),
  );
}

function row(name: string, value: HTMLElement, ...bar: HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'time' },
    element('dt', {}, name),
    element('dd', {}, value),
    ...bar.map((each) => element('dd', { 'aria-hidden': 'true' }, each)),
  );
}

/** Parts below a millisecond are parts all the same. */
const durationOf = (milliseconds: number) =>
  milliseconds > 0 && milliseconds < 0.5 ? 'under 1 ms' : durationText(milliseconds);
