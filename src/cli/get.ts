import { parseArguments } from './arguments';
import { exitCode, type Io } from './io';
import { namedKind, onlyArguments } from './kind-argument';
import { printableJson, say } from './printable';
import { resultsTo } from './results';

/** The text of `secprofile get --help`. */
const getHelp = `Usage: secprofile get <kind> <id> --base URL [options]

Prints a profile as the service sends it. Kinds: host, domain, user, ip, file, or cloudapp. The token comes from
SECPROFILE_TOKEN.

Options:
  --base URL     Base URL of the service, such as https://graph.microsoft.com/beta
  --output FILE  Write the profile to a file instead of standard output
  --help         Print this help

Exit codes: 0 the profile was printed, 1 there is no such profile, 2 an option is wrong or it couldn't be read or written
`;

const options = {
  base: { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `secprofile get`: one profile as it is in a service. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, options);
  if (values.help) {
    io.stdout.write(getHelp);
    return exitCode.fine;
  }
  const [kindId, id] = onlyArguments(positionals, ['kind', 'id']);
  const kind = namedKind(kindId, 'get');
  const { connect } = await import('./connection');
  const { client } = connect(values.base, io);
  const live = await client.get(kind, id);
  if (!live.ok) {
    say(io.stderr, `secprofile: ${live.failure.message}`);
    return live.failure.status === 404 ? exitCode.errors : exitCode.failed;
  }
  const results = resultsTo(values.output, io, true);
  results.write(`${printableJson(live.value.text.trimEnd(), results.isAscii)}\n`);
  await results.end();
  return exitCode.fine;
}
