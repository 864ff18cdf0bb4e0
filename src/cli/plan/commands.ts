import { HumanError } from '../../errors';
import { completedPath, oneOf, parseArguments } from '../arguments';
import { exitCode, type CommandModule, type Io } from '../io';
import { namedKind, onlyArguments } from '../kind-argument';
import { applyHelp, planHelp, pullHelp } from './help';
import { reportFormats, type RunOptions } from './options';

const common = {
  base: { type: 'string' },
  state: { type: 'string' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  prune: { type: 'boolean' },
  'retry-unknown': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `secprofile plan`: what applying would do; nothing is written. */
export const plan: CommandModule = {
  async run(args, io) {
    const { values, positionals } = parseArguments(args, { ...common, 'exit-code': { type: 'boolean' } });
    if (values.help) return help(planHelp, io);
    const options = { ...readCommon(values, positionals, io), exitCode: values['exit-code'] ?? false };
    return (await import('./run')).planCommand(options, io);
  },
};

/** `secprofile apply`: plans, asks, and sends. */
export const apply: CommandModule = {
  async run(args, io) {
    const own = { 'write-ids': { type: 'boolean' }, yes: { type: 'boolean' } } as const;
    const { values, positionals } = parseArguments(args, { ...common, ...own });
    if (values.help) return help(applyHelp, io);
    const writeIds = values['write-ids'] ?? false;
    const options = readCommon(values, positionals, io);
    if (!writeIds && options.state === undefined) {
      throw new HumanError(
        'Choose where to keep the IDs of added profiles: in a state file (--state FILE) or in the payloads (--write-ids).',
      );
    }
    if (options.prune && options.state === undefined) throw new HumanError('--prune needs --state FILE.');
    return (await import('./run')).runApply({ ...options, writeIds, yes: values.yes ?? false }, io);
  },
};

/** `secprofile pull`: payload files for the profiles that no file has. */
export const pull: CommandModule = {
  async run(args, io) {
    const { values, positionals } = parseArguments(args, {
      base: { type: 'string' },
      kind: { type: 'string', multiple: true },
      filter: { type: 'string' },
      state: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    });
    if (values.help) return help(pullHelp, io);
    const [typed] = onlyArguments(positionals, ['folder']);
    const folder = completedPath(typed, io.platform);
    const { kindsNamed, runPull } = await import('./pull');
    const kinds = kindsNamed(values.kind ?? [], (name) => namedKind(name, 'list'));
    return runPull({ folder, kinds, base: values.base, filter: values.filter, state: values.state }, io);
  },
};

interface CommonValues {
  readonly base?: string | undefined;
  readonly state?: string | undefined;
  readonly format: string;
  readonly output?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly 'retry-unknown'?: boolean | undefined;
}

function readCommon(values: CommonValues, typed: readonly string[], { platform }: Pick<Io, 'platform'>): RunOptions {
  const targets = typed.map((one) => completedPath(one, platform));
  if (targets.length === 0) throw new HumanError('There is nothing to plan. Name files, folders, or patterns.');
  return {
    targets,
    base: values.base,
    state: values.state,
    format: oneOf('format', values.format, reportFormats),
    output: values.output,
    prune: values.prune ?? false,
    retryUnknown: values['retry-unknown'] ?? false,
  };
}

function help(text: string, { stdout }: Io): number {
  stdout.write(text);
  return exitCode.fine;
}
