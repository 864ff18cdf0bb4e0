/** What a suite that ran inside VS Code tells the launcher outside. */
export interface HostResults {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

/** The only way out of an extension host is its console: this prefix tells our line from all the others. */
const prefix = '@@result ';

export function formatResults(results: HostResults): string {
  return prefix + JSON.stringify(results);
}

/** The results, if this line of the console carries them. */
export function parseResults(line: string): HostResults | undefined {
  const start = line.indexOf(prefix);
  if (start < 0) return undefined;
  // A desktop window may put something of its own before and behind.
  return JSON.parse(line.slice(start + prefix.length, line.lastIndexOf('}') + 1)) as HostResults;
}
