import type { Reporter } from './reporter';

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
