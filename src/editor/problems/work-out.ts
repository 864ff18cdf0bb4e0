import type { CheckClient } from '../../validation/check-client';

/** Compares and digests without blocking the extension host's thread. The code loads at first use. */
export const workOut: CheckClient['workOut'] = async (name, ...given) =>
  (await import('../../validation/check-client')).checkClient.workOut(name, ...given);

/** Starts the thread that handles long texts. */
export const startThread = async (): Promise<void> =>
  (await import('../../validation/check-client')).checkClient.start();
