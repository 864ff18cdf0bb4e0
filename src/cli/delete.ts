import { profileOf } from '../response/wording';
import { parseArguments } from './arguments';
import { confirmed, say } from './printable';
import { exitCode, type Io } from './io';
import { namedKind, onlyArguments } from './kind-argument';

/** The text of `secprofile delete --help`. */
const deleteHelp = `Usage: secprofile delete <kind> <id> --base URL [options]

Deletes a profile from a service. Kinds: host, domain, user, ip, file, or cloudapp. In a terminal, it shows the profile
and asks first. The token comes from SECPROFILE_TOKEN.

Options:
  --base URL  Base URL of the service, such as https://graph.microsoft.com/beta
  --yes       Delete without reading the profile first and without asking; required without a terminal
  --help      Print this help

Exit codes: 0 deleted, 1 not deleted or unknown, 2 an option is wrong or there is no terminal to ask on
`;

const options = {
  base: { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `secprofile delete`: one profile, after asking. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, options);
  if (values.help) {
    io.stdout.write(deleteHelp);
    return exitCode.fine;
  }
  const [kindId, id] = onlyArguments(positionals, ['kind', 'id']);
  const kind = namedKind(kindId, 'delete');
  const { connect } = await import('./connection');
  const { client, environment } = connect(values.base, io);
  const tell = (sentence: string, code: number) => {
    say(io.stderr, `secprofile: ${sentence}`);
    return code;
  };

  let etag: string | undefined;
  if (!values.yes) {
    const live = await client.get(kind, id);
    if (!live.ok) return tell(live.failure.message, live.failure.status === 404 ? exitCode.errors : exitCode.failed);
    const { name } = live.value;
    const which = name === undefined ? id : `${name} (${id})`;
    const sure = await confirmed(
      `Delete the ${profileOf(kind)} ${which} from ${environment.label}? This can’t be undone.`,
      io,
    );
    if (!sure) return tell('Canceled. Nothing was deleted.', exitCode.errors);
    ({ etag } = live.value);
  }
  const deleted = await client.delete(kind, id, etag);
  if (deleted.ok) return tell(`Deleted the ${profileOf(kind)} ${id}.`, exitCode.fine);
  return tell(deleted.failure.message, exitCode.errors);
}
