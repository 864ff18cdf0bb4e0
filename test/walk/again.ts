import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';

/**
 * Does something again, as a person would, until what it leads to is on the screen.
 *
 * @param what names that, as `eventually` has it
 */
export async function againUntil(shown: Locator, what: string, act: () => Promise<unknown>): Promise<void> {
  await eventually(async () => {
    await act();
    await shown.waitFor({ timeout: 5000 });
    return true;
  }, what);
}
