import type { CheckClient } from '../../validation/check-client';

/** Compares and digests without holding the extension host's thread up; the code loads at first use. */
export const workOut: CheckClient['workOut'] = async (name, ...given) =>
  (await import('../../validation/check-client')).checkClient.workOut(name, ...given);

/** Parses an answer that is too large for the extension host's thread. */
export const parseLarge: CheckClient['parse'] = async (...given) =>
  (await import('../../validation/check-client')).checkClient.parse(...given);
