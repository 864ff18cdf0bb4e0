import type { Kind } from '../catalog/kinds';
import type { LiveProfile } from '../live/live-profile';
import { plural } from '../text/quantities';
import { printable, printableJson } from './printable';

/** Writes a list while it's being read. */
export interface ListReporter {
  begin(): string;
  profile(profile: LiveProfile): string;
  /** @param complete whether the list was read to its end, or as far as requested */
  end(complete: boolean): string;
}

/** @param ascii for JSON: escapes everything that a console or pipe might decode differently */
export function listReporter(format: 'text' | 'json', kind: Kind, ascii: boolean): ListReporter {
  return format === 'json' ? jsonList(kind, ascii) : textList();
}

/** A line per profile, with tabs in between: for people, `cut`, and `awk`. The service’s texts can’t add tabs or lines. */
function textList(): ListReporter {
  return {
    begin: () => '',
    profile: ({ id, name = '', changedAt = '' }) => `${[id, name, changedAt].map(printable).join('\t').trimEnd()}\n`,
    end: () => '',
  };
}

/** One object, with each profile as the service sent it: numbers keep their digits. */
function jsonList({ id }: Kind, ascii: boolean): ListReporter {
  let separator = '\n';
  return {
    begin: () => `{"kind":${JSON.stringify(id)},"profiles":[`,
    profile({ text }) {
      const line = separator + printableJson(text, ascii);
      separator = ',\n';
      return line;
    },
    end: (complete) => `\n],"complete":${complete}}\n`,
  };
}

/** A line for standard error. */
export const leftOut = (unreadable: number): string =>
  `secprofile: ${plural(unreadable, 'profile')} without an ID left out.`;
