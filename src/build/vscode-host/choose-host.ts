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

/**
 * The VS Code that is installed, after the server could not be had or did not start.
 *
 * @throws HostUnavailable when there is none
 */
export function otherHost(
  error: unknown,
  program: string | undefined,
): ChosenHost<never> & { readonly kind: 'desktop' } {
  const why = error instanceof Error ? error.message : String(error);
  if (program !== undefined) return { kind: 'desktop', program, why };
  throw new HostUnavailable(
    `${why}\n\nNo VS Code is installed here either. Install it from https://code.visualstudio.com, then run "npm start" again.`,
    { cause: error },
  );
}
