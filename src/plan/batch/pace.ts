import { mostAtOnce, mostItems } from './item';

/** How much more than last time is tried after a service said that it was too much. */
const more = (accepted: number) => accepted + Math.max(1, Math.floor(accepted / 20));

/**
 * How fast requests may go out. A service that throttles says how long to wait, and has just shown how much it takes: after
 * each wait goes out as much as it took before and a little more, so that few items meet 429 again. What is not throttled
 * doubles, until there is no limit any more.
 */
export class Pace {
  /** Batches at once. */
  atOnce = mostAtOnce;
  /** Until when nothing may go out, in milliseconds of the clock that `now` comes from. */
  holdUntil = 0;
  /** Items that may go out before the service is heard again. */
  private allowance = Infinity;
  private budget = Infinity;
  /** Items that the service took since the last wait. */
  private accepted = 0;
  private held = false;
  private heldWhole = false;

  /** How many items may go out at this moment. @param underWay batches that have no answer yet */
  room(now: number, underWay: number): number {
    if (underWay >= this.atOnce || now < this.holdUntil) return 0;
    if (this.held || this.allowance <= 0) {
      // What is still under way belongs to the time before.
      if (underWay > 0) return 0;
      this.begin();
    }
    return this.allowance;
  }

  departed(items: number): void {
    this.allowance -= items;
  }

  /** Items were answered, and not with “too busy”. */
  took(items: number): void {
    this.accepted += items;
  }

  /** A batch got through: as many at once as there may be, one doubling after the other. */
  passed(): void {
    this.atOnce = Math.min(mostAtOnce, this.atOnce * 2);
  }

  /** @param wait milliseconds that the service asks for */
  throttled(now: number, wait: number, whole: boolean): void {
    this.holdUntil = Math.max(this.holdUntil, now + wait);
    this.held = true;
    if (!whole) return;
    this.heldWhole = true;
    this.atOnce = 1;
  }

  private begin(): void {
    // A batch that was turned away as a whole says nothing of how many items would be too many.
    if (this.held) this.budget = Math.max(more(this.accepted), this.heldWhole ? mostItems : 0);
    else this.budget *= 2;
    this.allowance = this.budget;
    this.accepted = 0;
    this.held = false;
    this.heldWhole = false;
  }
}
