/** A bar that takes more of the window's height than this isn't worth it: it goes with the rest. */
const most = 1 / 4;

/**
 * Lets a bar stay at the top of the window where there is room for it. What is scrolled into sight stops below it: what the
 * keyboard goes to, and what was found.
 */
export function staying(bar: HTMLElement, signal: AbortSignal): HTMLElement {
  const { style } = document.documentElement;
  const measure = () => {
    const height = bar.offsetHeight;
    const isTall = height > innerHeight * most;
    bar.classList.toggle('tall', isTall);
    style.setProperty('--bar', `${isTall || signal.aborted ? 0 : height}px`);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(bar);
  window.addEventListener('resize', measure, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    measure();
  });
  return bar;
}
