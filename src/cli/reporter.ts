import type { Severity } from '../validation/problem';
import type { Checked } from './check';

/** The counts of a run. */
export interface Summary {
  files: number;
  errors: number;
  warnings: number;
  information: number;
}

/** Something that couldn't be checked, and why. */
export interface Failure {
  readonly path: string;
  readonly sentence: string;
}

/**
 * A format of results, written piece by piece, so that thousands of files need no more memory than one. The concatenated
 * pieces are the output.
 */
export interface Reporter {
  begin(): string;
  file(checked: Checked): string;
  end(summary: Readonly<Summary>, failures: readonly Failure[]): string;
}

export const noProblems = (): Summary => ({ files: 0, errors: 0, warnings: 0, information: 0 });

const counters: Readonly<Record<Severity, 'errors' | 'warnings' | 'information'>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
};

/** Adds a file to the summary. */
export function count(summary: Summary, { problems }: Checked): void {
  summary.files++;
  for (const { severity } of problems) summary[counters[severity]]++;
}

/** One object, as contract §7 has it, with a line for each file. */
export function jsonReporter(): Reporter {
  let separator = '\n';
  return {
    begin: () => '{"files":[',
    file({ path, kind, problems }) {
      const line = separator + JSON.stringify({ path, kind: kind ?? null, problems });
      separator = ',\n';
      return line;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
