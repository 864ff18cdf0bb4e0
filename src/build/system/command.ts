import { pathsOf, thisSystem, variable, type System } from './system';

/** A program and its arguments as `spawn` takes them, without a shell. */
export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  /** Windows: the arguments are quoted already. */
  readonly windowsVerbatimArguments?: boolean;
}

/**
 * How to start a program with arguments. Windows cannot start a batch file by itself (Node refuses it since CVE-2024-27980), and
 * `shell: true` does not quote anything: a blank in "Program Files" would end the program's name. So `cmd.exe` gets a
 * line that is quoted here.
 *
 * @throws Error for what no batch file can be given: a line break in an argument, or a path with a `%`, which counts in quotation
 * marks too
 */
export function commandFor(program: string, args: readonly string[], system: System = thisSystem): Invocation {
  if (system.platform !== 'win32' || !/\.(?:cmd|bat)$/i.test(program)) return { program, args };
  const broken = [program, ...args].find((each) => /[\r\n\0]/.test(each));
  if (broken !== undefined) throw new Error(`A batch file cannot be given ${JSON.stringify(broken)}.`);
  if (program.includes('%')) throw new Error(`A batch file cannot be started with a % in its path: ${program}`);
  const line = [`"${pathsOf(system).normalize(program)}"`, ...args.map((arg) => argument(arg, isShim(program)))];
  return {
    // A full path, because Windows looks for a bare cmd.exe in the current folder first.
    program: variable(system, 'ComSpec') ?? 'cmd.exe',
    // d: skips AutoRun commands from the registry; v: no variables in exclamation marks; s: takes the text between the outer
    // quotation marks as it is.
    args: ['/d', '/v:off', '/s', '/c', `"${line.join(' ')}"`],
    windowsVerbatimArguments: true,
  };
}

/** npm's wrapper for a package's program: it passes its arguments on to `node`, so they are parsed twice. */
function isShim(program: string): boolean {
  return /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(program);
}

/** Quoted for a program's own reading (CommandLineToArgvW), then for `cmd.exe`. */
function argument(text: string, twice: boolean): string {
  const quoted = `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  return twice ? escaped(escaped(quoted)) : escaped(quoted);
}

/**
 * Takes its meaning to `cmd.exe` from every sign that has one, and from what follows a `%`: variables are put in before carets
 * count, and one whose name begins with a caret doesn't exist, so its text stays.
 */
function escaped(text: string): string {
  return text.replace(/[()[\]%!^"`<>&|;, *?]|(?<=%)./gsu, '^$&');
}
