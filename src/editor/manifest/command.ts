import type { Key, MenuPlace } from './menus';

/** What package.json and the palette need to know of a command. */
interface Declaration {
  /** Title Case, without the category; ends in `…` where input follows. */
  readonly title: string;
  /** A codicon such as `$(add)`; needed where the command is a button. */
  readonly icon?: string;
  /** When the palette offers it: always, unless given. `false`: never, because it needs the thing it was chosen on. */
  readonly palette?: string | false;
  readonly menus?: readonly MenuPlace[];
  readonly keys?: readonly Key[];
}

type MaybePromise<T> = T | Promise<T>;

/** A command whose function takes nothing but the services that it names. */
interface Plain<Services, Result> extends Declaration {
  readonly argument?: never;
  /** Loads the function when the command is run for the first time. */
  readonly run: () => MaybePromise<(services: Services) => MaybePromise<Result>>;
}

/** A command that works on something: what a menu, a key, a test or another extension passes. */
interface WithArgument<Services, Argument, Result> extends Declaration {
  /** Makes sense of what was passed, which may be anything: a menu passes the item, then all that are selected. */
  readonly argument: (given: unknown, more?: unknown) => Argument;
  /** Loads the function when the command is run for the first time. */
  readonly run: () => MaybePromise<(services: Services, argument: Argument) => MaybePromise<Result>>;
}

/** A command as a row: what it is called, where it is offered, and what it does. */
export interface Command<Services, Result = unknown> extends Declaration {
  readonly run: (services: Services, given: readonly unknown[]) => Promise<Result>;
}

/** Declares a command. The argument's type has to fit the function's; without a reader, the function takes none. */
export function command<Services, Result>(row: Plain<Services, Result>): Command<Services, Result>;
export function command<Services, Argument, Result>(
  row: WithArgument<Services, Argument, Result>,
): Command<Services, Result>;
export function command<Services, Argument, Result>({
  argument,
  run,
  ...declaration
}: Plain<Services, Result> | WithArgument<Services, Argument, Result>): Command<Services, Result> {
  return {
    ...declaration,
    run: async (services, [given, more]) => (await run())(services, argument?.(given, more) as Argument),
  };
}
