import { apply, plan } from '../../../../src/cli/plan/commands';
import type { Action } from '../../../../src/plan/plan';
import type { ResultStatus } from '../../../../src/plan/apply/result';
import type { KeptChange } from '../../../../src/difference/kept';
import type { Sandbox } from '../../../../src/sandbox/start-sandbox';
import type { Problem } from '../../../../src/validation/problem';
import { RecordingIo } from '../../../unit/cli/support/recording-io';

export interface ReportedFile {
  readonly path: string;
  readonly kind: string | null;
  readonly id: string | null;
  readonly action: Action;
  readonly changes: readonly KeptChange[];
  readonly problems: readonly Problem[];
  readonly error?: string;
  readonly result?: { readonly status: ResultStatus; readonly id?: string; readonly error?: string };
}

export interface Report {
  readonly base: string;
  readonly files: readonly ReportedFile[];
  readonly summary: Readonly<Record<string, number>>;
}

export interface Run {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
  /** With `--format json`. */
  readonly report: () => Report;
}

type Surroundings = ConstructorParameters<typeof RecordingIo>[0];

/** Runs a command in this process, against a sandbox. `code` is the message of what was thrown. */
async function run(
  command: typeof plan,
  sandbox: Pick<Sandbox, 'url' | 'token'>,
  args: readonly string[],
  more: Surroundings,
): Promise<Run> {
  const io = new RecordingIo({ env: { SECPROFILE_TOKEN: sandbox.token }, ...more });
  const code = await command
    .run([...args, '--base', sandbox.url], io)
    .catch((error: unknown) => (error as Error).message);
  return { code, out: io.out, err: io.err, asked: io.asked, report: () => JSON.parse(io.out) as Report };
}

export const runPlan = (sandbox: Pick<Sandbox, 'url' | 'token'>, args: readonly string[], more: Surroundings = {}) =>
  run(plan, sandbox, args, more);

export const runApply = (sandbox: Pick<Sandbox, 'url' | 'token'>, args: readonly string[], more: Surroundings = {}) =>
  run(apply, sandbox, args, more);
