import { HumanError } from '../errors';
import { listAll } from '../live/list-all';
import type { LiveProfile } from '../live/live-profile';
import { oneOf, parseArguments } from './arguments';
import { exitCode, type Io } from './io';
import { namedKind, onlyArguments } from './kind-argument';
import { leftOut, listReporter } from './list-report';
import { say } from './printable';
import { resultsTo } from './results';

/** The text of `secprofile list --help`. */
const listHelp = `Usage: secprofile list <kind> --base URL [options]

Lists the profiles of a kind that a service has: host, domain, user, ip, file, or cloudapp. The token comes from
SECPROFILE_TOKEN.

Options:
  --base URL       Base URL of the service, such as https://graph.microsoft.com/beta
  --filter EXPR    An OData filter for the service, such as "fqdn eq 'web01.contoso.com'"
  --top N          List the first N profiles. Default: all
  --format FORMAT  text: a line for each profile, with ID, name, and time of the last change (default); json: an object
                   with the profiles as the service sent them
  --output FILE    Write the list to a file instead of standard output
  --help           Print this help

Exit codes: 0 the list is complete, 2 an option is wrong or the list couldn't be read to its end
`;

const options = {
  base: { type: 'string' },
  filter: { type: 'string' },
  top: { type: 'string' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Profiles per page: few requests for many profiles, and no page that takes long. */
const pageSize = 100;

/** `secprofile list`: the profiles of a kind as they are in a service. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, options);
  if (values.help) {
    io.stdout.write(listHelp);
    return exitCode.fine;
  }
  const [kindId] = onlyArguments(positionals, ['kind']);
  const kind = namedKind(kindId, 'list');
  const format = oneOf('format', values.format, ['text', 'json']);
  const most = readTop(values.top);
  const results = resultsTo(values.output, io);
  const { connect } = await import('./connection');
  const { client } = connect(values.base, io);

  const report = listReporter(format, kind, results.isAscii);
  results.write(report.begin());
  let trouble: string | undefined;
  let left = most;
  const query = { filter: values.filter, top: Math.min(most, pageSize) };
  for await (const page of listAll(client, kind, query)) {
    if (!page.ok) {
      trouble = page.failure.message;
      break;
    }
    const { profiles, unreadable, brokenOff } = page.value;
    const wanted: readonly LiveProfile[] = profiles.slice(0, left);
    for (const profile of wanted) results.write(report.profile(profile));
    left -= wanted.length;
    if (unreadable > 0) say(io.stderr, leftOut(unreadable));
    trouble = brokenOff;
    if (left === 0) break;
  }
  results.write(report.end(trouble === undefined));
  await results.end();
  if (trouble === undefined) return exitCode.fine;
  say(io.stderr, `secprofile: ${trouble}`);
  return exitCode.failed;
}

function readTop(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new HumanError(`--top takes a whole number from 1 up, not "${text}".`);
  return Number(text);
}
