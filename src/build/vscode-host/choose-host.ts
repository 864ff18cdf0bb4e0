import { HostUnavailable } from './versions';

/** Where `npm start` shows the extension. */
export type ChosenHost<Server> =
  | { readonly kind: 'server'; readonly server: Server }
  /** A VS Code that is installed, and why not the one from npm. */
  | { readonly kind: 'desktop'; readonly program: string; readonly why: string };

/**
 * Chooses before anything is built: the VS Code server from npm, else a VS Code that is installed.
 *
 * @throws HostUnavailable when there is neither; it says what to install
 */
export async function chooseHost<Server>(
  install: () => Promise<Server>,
  installed: () => string | undefined,
): Promise<ChosenHost<Server>> {
  try {
    return { kind: 'server', server: await install() };
  } catch (error) {
    return otherHost(error, installed());
  }
}

/** What starting consists of. */
export interface StartSteps<Server> {
  readonly install: () => Promise<unknown>;
  readonly installed: () => string | undefined;
  readonly build: () => Promise<void>;
  readonly start: () => Promise<Server>;
  /** Whether nothing else will do than the server. */
  readonly isServerWanted: boolean;
}

/**
 * Builds and starts the server from npm. Where it can't be had or doesn't start, a VS Code that is installed is to be opened.
 *
 * @throws HostUnavailable when there is neither; what building throws
 */
export async function startHost<Server>(steps: StartSteps<Server>): Promise<ChosenHost<Server>> {
  const chosen = await chooseHost(steps.install, steps.installed);
  if (chosen.kind === 'desktop') return chosen;
  await steps.build();
  try {
    return { kind: 'server', server: await steps.start() };
  } catch (error) {
    if (steps.isServerWanted) throw error;
    return otherHost(error, steps.installed());
  }
}

/**
 * The VS Code that is installed, after the server could not be had or did not start.
 *
 * @throws HostUnavailable when there is none
 */
function otherHost(error: unknown, program: string | undefined): ChosenHost<never> & { readonly kind: 'desktop' } {
  const why = error instanceof Error ? error.message : String(error);
  if (program !== undefined) return { kind: 'desktop', program, why };
  throw new HostUnavailable(
    `${why}\n\nNo VS Code is installed here either. Install it from https://code.visualstudio.com, then run "npm start" again.`,
    { cause: error },
  );
}
