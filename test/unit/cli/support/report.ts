import { checkText } from '../../../../src/cli/check';
import { count, noProblems, type Reporter } from '../../../../src/cli/reporter';

/** The whole output of a reporter for some files, by name. */
export function reportOf(reporter: Reporter, texts: Readonly<Record<string, string>>): string {
  const summary = noProblems();
  let output = reporter.begin();
  for (const [path, text] of Object.entries(texts)) {
    const checked = checkText(path, text, { intent: 'add', kind: undefined });
    count(summary, checked);
    output += reporter.file(checked);
  }
  return output + reporter.end(summary, []);
}
