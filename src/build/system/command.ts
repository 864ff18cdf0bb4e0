import { pathsOf, thisSystem, variable, type System } from './system';

/** A program and its arguments as `spawn` takes them, without a shell. */
export interface Command {
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
 * @throws Error for an argument with a line break, which no batch file can be given
 */
export function commandFor(program: string, args: readonly string[], system: System = thisSystem): Command {
  if (system.platform !== 'win32' || !/\.(?:cmd|bat)$/i.test(program)) return { program, args };
  const broken = [program, ...args].find((each) => /[\r\n\0]/.test(each));
  if (broken !== undefined) throw new Error(`A batch file cannot be given ${JSON.stringify(broken)}.`);
  const line = [`"${pathsOf(system).normalize(program)}"`, ...args.map((arg) => argument(arg, isShim(program)))];
  return {
    // The current folder comes first where cmd.exe is looked for by its name.
    program: variable(system, 'ComSpec') ?? 'cmd.exe',
    // d: no commands of the registry first; s: what stands between the outer quotation marks is taken as it is.
    args: ['/d', '/s', '/c', `"${line.join(' ')}"`],
    windowsVerbatimArguments: true,
  };
}

/** A file that npm makes for a package's program: it hands its arguments on to `node`, so that they are read twice. */
function isShim(program: string): boolean {
  return /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(program);
}

/** Quoted for a program's own reading (CommandLineToArgvW), then for `cmd.exe`. */
function argument(text: string, twice: boolean): string {
  const quoted = `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  return twice ? escaped(escaped(quoted)) : escaped(quoted);
}

/** Takes its meaning to `cmd.exe` from every sign that has one. */
function escaped(text: string): string {
  return text.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&');
}
