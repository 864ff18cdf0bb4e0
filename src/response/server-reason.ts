import type { GraphErrorView } from './view';
import { plainText } from '../text/plain-text';

/** The server's own reason as one clipped line, its property in front: `countHits: must be a whole number`. */
export function serverReason(error: GraphErrorView | undefined): string | undefined {
  if (!error) return undefined;
  const [detail] = error.details;
  const told = error.message !== '' || !detail ? error : detail;
  const said = plainText(told.message || error.code);
  if (said === '') return undefined;
  const target = told.target ?? (error.details.length === 1 ? detail?.target : undefined);
  // Many messages begin with the property already.
  return target === undefined || said.includes(target) ? said : `${target}: ${said}`;
}

/** The properties that an error is about, as Graph writes them: `countHits`, `logonUsers/0/accountType`. */
export function targetsOf(error: GraphErrorView | undefined): string[] {
  const all = [error?.target, ...(error?.details ?? []).map((detail) => detail.target)];
  return [...new Set(all.filter((target) => target !== undefined))];
}
