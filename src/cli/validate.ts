import * as files from 'node:fs';
import { decodeUtf8 } from '../document/utf8';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import { plural } from '../text/quantities';
import type { Checked } from './check';
import { exitCode, type Io } from './io';
import { printableJson, say } from './printable';
import { jsonReporter, count, noProblems, type Failure, type Reporter } from './reporter';
import { sarifReporter } from './report-sarif';
import { textReporter } from './report-text';
import { resultsTo } from './results';
import { ruleSettings } from './rule-settings';
import { styleFor } from './style';
import { findTargets, stdinArgument } from './targets';
import { validateOptions } from './validate-options';

/** The text of `secprofile validate --help`. */
const validateHelp = `Usage: secprofile validate <file|folder|pattern|-> … [options]

Checks profile payloads: single files, all payload files (*.secprofile.json) in a folder and its subfolders, files that
match a pattern such as "teams/**/*.host.secprofile.json", or standard input (-).

Options:
  --intent auto|add|update  Check as an Add or an Update. Default: auto, an Update if the payload has an "id", otherwise
                            an Add
  --kind KIND               host, domain, user, ip, file, or cloudapp; overrides the file name
  --stdin-filename NAME     File name for standard input: sets the kind and appears in the results
  --format text|json|sarif  Output for people (default), programs, or code scanning (SARIF 2.1.0)
  --output FILE             Write the results to a file instead of standard output
  -q, --quiet               Print only errors and warnings
  --rules ID=SEVERITY,…     Override the severity of rules: error, warning, information, or off
  --max-warnings N          Exit with 1 if there are more than N warnings
  --color, --no-color       Turn colors on or off. Default: on in a terminal, unless NO_COLOR is set
  --help                    Print this help

Exit codes: 0 no errors, 1 errors or too many warnings, 2 an option is wrong or something can't be read or written
`;

/** `secprofile validate`: checks what is named and prints the results. What can't be read doesn't stop the rest. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { help, intent, kind, stdinName, format, quiet, maxWarnings, ...options } = validateOptions(args);
  if (help) {
    io.stdout.write(validateHelp);
    return exitCode.fine;
  }
  const { checkText: check, rules } = await import('./check');
  const settings = ruleSettings(options.rules, rules);
  const results = resultsTo(options.output, io);
  const reporters: Readonly<Record<typeof format, () => Reporter>> = {
    text: () => textReporter(styleFor(results, io, options.colour), quiet),
    json: jsonReporter,
    sarif: () => sarifReporter({ cwd: io.cwd, rules, settings }),
  };
  const reporter = reporters[format]();

  const checks = { intent, kind, rules: settings };
  const summary = noProblems();
  const failures: Failure[] = [];
  const note = (path: string, sentence: string) => {
    say(io.stderr, `secprofile: ${path}: ${sentence}`);
  };
  const fail = (path: string, sentence: string) => {
    failures.push({ path, sentence });
    note(path, sentence);
  };
  const stdin = options.targets.includes(stdinArgument) ? await io.readStdin() : undefined;
  const put = (piece: string) => results.write(format === 'text' ? piece : printableJson(piece, results.isAscii));
  put(reporter.begin());
  await findTargets(
    options.targets,
    io.cwd,
    files,
    {
      file(path, absolute, isRegular) {
        const isStdin = stdin !== undefined && path === stdinArgument;
        const name = isStdin ? (stdinName ?? path) : path;
        if (!isStdin) results.spare(absolute);
        try {
          const text = isStdin ? decodeUtf8(stdin) : readTextFile(absolute, { isRegular });
          const checked = check(name, text, checks);
          count(summary, checked);
          put(reporter.file(quiet ? withoutInformation(checked) : checked));
        } catch (error) {
          if (!HumanError.is(error)) throw error;
          fail(name, error.message);
        }
      },
      failed: fail,
      noted: note,
    },
    io.platform,
  );
  put(reporter.end(summary, failures));
  await results.end();

  const tooMany = summary.warnings > maxWarnings;
  if (tooMany) {
    say(io.stderr, `secprofile: ${plural(summary.warnings, 'warning')}; --max-warnings allows ${maxWarnings}.`);
  }
  if (failures.length > 0) return exitCode.failed;
  return summary.errors > 0 || tooMany ? exitCode.errors : exitCode.fine;
}

function withoutInformation<T extends Checked>(checked: T): T {
  return { ...checked, problems: checked.problems.filter(({ severity }) => severity !== 'information') };
}
