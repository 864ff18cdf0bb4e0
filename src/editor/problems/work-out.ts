import type { CheckClient } from '../../validation/check-client';

/** Compares and digests without holding the extension host's thread up; the code loads at first use. */
export const workOut: CheckClient['workOut'] = async (name, ...given) =>
  (await import('../../validation/check-client')).checkClient.workOut(name, ...given);

/** Starts the thread that works out what is large. */
export const startThread = async (): Promise<void> =>
  (await import('../../validation/check-client')).checkClient.start();
