import { inspect } from 'node:util';
import type { Secrets } from './secrets';

/** Where a person, a file or another extension gets to see something. */
export type Place =
  | 'log'
  | 'error'
  | 'editor state'
  | 'panel'
  | 'notification'
  | 'progress'
  | 'question'
  | 'outcome'
  | 'problems'
  | 'copied details'
  | 'opened body'
  | 'request preview'
  | 'admin details'
  | 'account'
  | 'file'
  | 'store after sign-out';

/** A value in the two ways in which it gets out: as data and as print, hidden and nested properties included. */
function textsOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  const print = inspect(value, { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null });
  return [JSON.stringify(value), print];
}

/** What was put where. */
export class Places {
  private readonly texts = new Map<Place, string[]>();

  put(place: Place, ...values: readonly unknown[]): void {
    const texts = values.flatMap(textsOf).filter((text) => text !== '');
    if (texts.length > 0) this.texts.set(place, [...(this.texts.get(place) ?? []), ...texts]);
  }

  /** The places that have something. */
  get used(): Place[] {
    return [...this.texts.keys()];
  }

  /** `log: access_token` for each secret in each place, or in those that are named. */
  leaks(secrets: Secrets, only: readonly Place[] = this.used): string[] {
    return only.flatMap((place) =>
      secrets.foundIn((this.texts.get(place) ?? []).join('\n')).map((name) => `${place}: ${name}`),
    );
  }
}
