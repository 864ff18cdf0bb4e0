import * as files from 'node:fs';
import { decodeUtf8 } from '../document/decode-utf8';
import { HumanError } from '../errors';
import { readTextFile } from '../files/read-text-file';
import { plural } from '../text/quantities';
import { exitCode, type Io } from './io';
import { printable } from './printable';
import { jsonReporter } from './report-json';
import { sarifReporter } from './report-sarif';
import { textReporter } from './report-text';
import { count, noProblems, type Failure, type Reporter } from './reporter';
import { ruleSettings } from './rule-settings';
import { styleFor } from './style';
import { findTargets, stdinArgument } from './targets';
import { validateHelp } from './validate-help';
import { validateOptions } from './validate-options';

/** `secprofile validate`: checks what is named and prints what it found. What cannot be read does not stop the rest. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { help, intent, kind, stdinName, format, maxWarnings, ...options } = validateOptions(args);
  if (help) {
    io.stdout.write(validateHelp);
    return exitCode.fine;
  }
  const { check, rules } = await import('./check');
  const ids = rules.map(({ id }) => id);
  const settings = ruleSettings(options.rules, ids);
  const reporters: Readonly<Record<typeof format, () => Reporter>> = {
    text: () => textReporter(styleFor(io.stdout, io, options.colour)),
    json: jsonReporter,
    sarif: () => sarifReporter({ cwd: io.cwd, rules, settings }),
  };
  const reporter = reporters[format]();

  const checks = { intent, kind, rules: settings };
  const summary = noProblems();
  const failures: Failure[] = [];
  const note = (path: string, sentence: string) => {
    io.stderr.write(`secprofile: ${printable(`${path}: ${sentence}`)}\n`);
  };
  const fail = (path: string, sentence: string) => {
    failures.push({ path, sentence });
    note(path, sentence);
  };
  const stdin = options.targets.includes(stdinArgument) ? await io.readStdin() : undefined;
  const out = gather(io);
  out.add(reporter.begin());
  await findTargets(options.targets, io.cwd, files, {
    file(path, absolute, isRegular) {
      const isStdin = stdin !== undefined && path === stdinArgument;
      const name = isStdin ? (stdinName ?? path) : path;
      try {
        const text = isStdin ? decodeUtf8(stdin) : readTextFile(absolute, { isRegular });
        const checked = check(name, text, checks);
        count(summary, checked);
        out.add(reporter.file(checked));
      } catch (error) {
        if (!HumanError.is(error)) throw error;
        fail(name, error.message);
      }
    },
    failed: fail,
    noted: note,
  });
  out.add(reporter.end(summary, failures));
  out.flush();

  const tooMany = summary.warnings > maxWarnings;
  if (tooMany) {
    io.stderr.write(`secprofile: ${plural(summary.warnings, 'warning')}; --max-warnings allows ${maxWarnings}.\n`);
  }
  if (failures.length > 0) return exitCode.failed;
  return summary.errors > 0 || tooMany ? exitCode.errors : exitCode.fine;
}

/** Gathers small pieces of output: ten thousand writes take longer than ten thousand checks. */
function gather({ stdout }: Io) {
  let waiting = '';
  const flush = () => {
    if (waiting !== '') stdout.write(waiting);
    waiting = '';
  };
  return {
    add(text: string) {
      waiting += text;
      if (waiting.length > 65536) flush();
    },
    flush,
  };
}
