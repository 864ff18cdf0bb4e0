import { createHash } from 'node:crypto';
import type { Notification, ReportingConfiguration, ReportingDescriptor, Result, Tool } from 'sarif';
import { version } from '../../package.json';
import type { Problem, RuleId, Severity } from '../validation/problem';
import type { RuleSettings } from '../validation/report';
import type { Rule } from '../validation/rule';
import type { Failure, Reporter } from './reporter';
import { SarifResults } from './sarif-results';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

const configuration = (severity: Severity | 'off'): ReportingConfiguration =>
  severity === 'off' ? { enabled: false } : { level: levels[severity] };

export interface SarifOptions {
  /** Absolute path that the URIs of files are relative to. */
  readonly cwd: string;
  /** The rules, and the severities that were changed. */
  readonly rules: readonly Pick<Rule<RuleId>, 'id' | 'title' | 'severity'>[];
  readonly settings: RuleSettings;
}

/** SARIF 2.1.0 (OASIS), for code scanning. Positions count from 1, columns in UTF-16 units. */
export function sarifReporter({ cwd, rules, settings }: SarifOptions): Reporter {
  const indexes = new Map<RuleId, number>(rules.map(({ id }, index) => [id, index]));
  const results = new SarifResults();
  return {
    begin: () =>
      `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[{"tool":${JSON.stringify(tool(rules))},"columnKind":"utf16CodeUnits","results":[\n`,
    file({ path, problems }) {
      const uri = artifactUri(path, cwd);
      const fingerprint = fingerprints(uri);
      for (const problem of problems) {
        results.add(problem.severity, () => JSON.stringify(result(problem, uri, indexes, fingerprint)));
      }
      return '';
    },
    end(_, failures) {
      const notes = [...failures.map(notChecked), ...(results.leftOut > 0 ? [leftOut(results.leftOut)] : [])];
      const invocations = [invocation(settings, indexes, failures, notes)];
      return `${results.take().join(',\n')}\n],"invocations":${JSON.stringify(invocations)}}]}\n`;
    },
  };
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Escapes a text for a SARIF message: braces are doubled, because single ones contain placeholders (§3.11.5), and brackets get
 * a backslash, because they make links (§3.11.6).
 */
function messageText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/[\\[\]]/g, String.raw`\$&`);
}

function tool(rules: SarifOptions['rules']): Tool {
  const descriptors = rules.map(({ id, title, severity }): ReportingDescriptor => ({
    id,
    shortDescription: { text: messageText(title) },
    // GitHub requires it, and shows it beside the result.
    fullDescription: { text: messageText(title) },
    help: { text: messageText(`${title} See docs/rules/${id}.md.`) },
    defaultConfiguration: configuration(severity),
  }));
  return { driver: { name: 'secprofile', semanticVersion: version, rules: descriptors } };
}

type Indexes = ReadonlyMap<RuleId, number>;
type Fingerprint = (problem: Problem) => string;

/**
 * Fingerprints of a file's problems, by rule and pointer, numbered if two are the same. GitHub's own are by line, which would
 * make one alert of all problems of a single-line payload.
 */
function fingerprints(uri: string): Fingerprint {
  const counts = new Map<string, number>();
  return ({ rule, pointer }) => {
    const hash = createHash('sha256').update(`${rule}\n${pointer}\n${uri}`).digest('hex').slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  };
}

function result(problem: Problem, uri: string, indexes: Indexes, fingerprint: Fingerprint): Result {
  const { rule, severity, message, pointer, range } = problem;
  const { start, end } = range;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
        logicalLocations: [{ fullyQualifiedName: pointer }],
      },
    ],
    // The only fingerprint that GitHub reads ("SARIF support for code scanning").
    partialFingerprints: { primaryLocationLineHash: fingerprint(problem) },
  };
}

const notChecked = ({ path, sentence }: Failure): Notification => ({
  level: 'error',
  message: { text: messageText(`${path}: ${sentence}`) },
});

const leftOut = (count: number): Notification => ({
  level: 'warning',
  message: { text: `${count} more results were left out, those of the lowest severity first.` },
});

/** How the run went: changed severities, and what couldn't be checked or reported. */
function invocation(
  settings: RuleSettings,
  indexes: Indexes,
  failures: readonly Failure[],
  toolExecutionNotifications: readonly Notification[],
) {
  return {
    executionSuccessful: failures.length === 0,
    ruleConfigurationOverrides: Object.entries(settings).map(([id, severity]) => ({
      descriptor: { id, index: indexes.get(id as RuleId) ?? -1 },
      configuration: configuration(severity),
    })),
    toolExecutionNotifications,
  };
}

/**
 * The URI of a file in results: relative to the working folder, as code scanning requires; absolute for a file outside of it,
 * because a relative one must not contain `..` (SARIF 2.1.0 §3.4.4).
 */
export function artifactUri(path: string, cwd: string): string {
  const below = relative(cwd, resolve(cwd, path));
  const climbs = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  if (climbs) return pathToFileURL(resolve(cwd, path)).href;
  return below.split(sep).map(encodeURIComponent).join('/');
}
