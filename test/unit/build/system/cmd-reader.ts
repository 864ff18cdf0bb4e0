/**
 * What `cmd.exe /s /c` hands to a program of a line: variables are put in first, wherever they stand, then carets and quotation
 * marks are read. Any name but one that begins with a caret counts as that of a variable here.
 *
 * @param line without the outer quotation marks
 */
export function readByCmd(line: string): string {
  return withoutCarets(withVariables(line));
}

/** What a batch file hands on as `%*`: what is put in is not looked at for variables again. */
export const readByBatch = withoutCarets;

function withVariables(line: string): string {
  // With a colon, what is in front of it is the name: %NAME:old=new%, %NAME:~0,3%.
  return line.replace(/%([^%:]+)(?::[^%]*)?(?=%)%/g, (all, name: string) => (name.startsWith('^') ? all : 'VALUE'));
}

function withoutCarets(line: string): string {
  let read = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '^' && !isQuoted) {
      at += 1;
      read += line.charAt(at);
      continue;
    }
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[&|<>()]/.test(sign)) throw new Error(`cmd.exe acts on ${sign} at ${at} of ${line}`);
    read += sign;
  }
  return read;
}

/** A command line as a program on Windows reads it (CommandLineToArgvW), the program's name apart. */
export function argumentsIn(line: string): string[] {
  const args: string[] = [];
  let [arg, isQuoted, isBegun] = ['', false, false];
  for (const [part, backslashes = '', quote] of line.matchAll(/(\\*)(")|[^"]/gsu)) {
    if (quote !== undefined) {
      arg += '\\'.repeat(backslashes.length / 2);
      isBegun = true;
      if (backslashes.length % 2 === 1) arg += '"';
      else isQuoted = !isQuoted;
    } else if (part === ' ' && !isQuoted) {
      if (isBegun) args.push(arg);
      [arg, isBegun] = ['', false];
    } else {
      [arg, isBegun] = [arg + part, true];
    }
  }
  return isBegun ? [...args, arg] : args;
}
