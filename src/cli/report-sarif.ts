import type { ReportingConfiguration, ReportingDescriptor, Result, Tool } from 'sarif';
import { version } from '../../package.json';
import type { Problem, RuleId, Severity } from '../catalog/problem';
import type { RuleSettings } from '../validation/report';
import type { Rule } from '../validation/rule';
import { artifactUri } from './artifact-uri';
import type { Failure, Reporter } from './reporter';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

const configuration = (severity: Severity | 'off'): ReportingConfiguration =>
  severity === 'off' ? { enabled: false } : { level: levels[severity] };

export interface SarifOptions {
  /** Absolute path that the URIs of files are relative to. */
  readonly cwd: string;
  /** The table of rules, and what was set otherwise. */
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'severity'>[];
  readonly settings: RuleSettings;
}

/** SARIF 2.1.0 (OASIS), for code scanning. Positions count from 1, columns in UTF-16 units. */
export function sarifReporter({ cwd, rules, settings }: SarifOptions): Reporter {
  const indexes = new Map<RuleId, number>(rules.map(({ id }, index) => [id, index]));
  let separator = '\n';
  return {
    begin: () =>
      `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[{"tool":${JSON.stringify(tool(rules))},"columnKind":"utf16CodeUnits","results":[`,
    file({ path, problems }) {
      if (problems.length === 0) return '';
      const uri = artifactUri(path, cwd);
      const lines = problems.map((problem) => JSON.stringify(result(problem, uri, indexes)));
      const piece = separator + lines.join(',\n');
      separator = ',\n';
      return piece;
    },
    end: (_, failures) => `\n],"invocations":${JSON.stringify([invocation(settings, indexes, failures)])}}]}\n`,
  };
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

function tool(rules: SarifOptions['rules']): Tool {
  const descriptors = rules.map(({ id, title, severity }): ReportingDescriptor => ({
    id,
    shortDescription: { text: title },
    help: { text: `${title} See docs/rules/${id}.md.` },
    defaultConfiguration: configuration(severity),
  }));
  return { driver: { name: 'secprofile', semanticVersion: version, rules: descriptors } };
}

type Indexes = ReadonlyMap<RuleId, number>;

function result(
  { rule, severity, message, pointer, range: { start, end } }: Problem,
  uri: string,
  indexes: Indexes,
): Result {
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levels[severity],
    message: { text: message },
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
  };
}

/** How the run went: what was set otherwise, and what could not be checked. */
function invocation(settings: RuleSettings, indexes: Indexes, failures: readonly Failure[]) {
  return {
    executionSuccessful: failures.length === 0,
    ruleConfigurationOverrides: Object.entries(settings).map(([id, severity]) => ({
      descriptor: { id, index: indexes.get(id as RuleId) ?? -1 },
      configuration: configuration(severity),
    })),
    toolExecutionNotifications: failures.map(({ path, sentence }) => ({
      level: 'error',
      message: { text: `${path}: ${sentence}` },
    })),
  };
}
