/** A clock that snippet variables are read from. */
const clock: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2026',
  CURRENT_MONTH: '11',
  CURRENT_DATE: '21',
};

export interface Resolved {
  readonly text: string;
  /** Numbers of the tab stops, in the order of the text. */
  readonly stops: readonly number[];
}

/**
 * What stands in the editor after a snippet was inserted and nothing was typed, by the grammar of VS Code's snippets.
 *
 * @param choose which option of each choice stands there; VS Code inserts the first
 * @throws for a variable that VS Code does not know by `clock`
 */
export function resolveSnippet(body: string, choose: (options: string[]) => string = first): Resolved {
  const stops: number[] = [];
  let at = 0;

  const read = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const match = sticky.exec(body)?.[0];
    at += match?.length ?? 0;
    return match;
  };
  const variable = (name: string): string => {
    const value = clock[name];
    if (value === undefined) throw new Error(`Unknown variable ${name}`);
    return value;
  };
  const choice = (): string => {
    const options = [''];
    for (;;) {
      const part = read(/\\[\\,|$}]|[^\\|,]|[|,]/) ?? '';
      if (part === '') throw new Error('A choice that does not end');
      if (part === '|' && read(/}/)) return choose(options);
      if (part === ',') options.push('');
      else options.push((options.pop() ?? '') + (part.length === 2 ? part.slice(1) : part));
    }
  };
  const text = (end: string): string => {
    let result = '';
    while (at < body.length) {
      const escaped = read(/\\[\\$}]/);
      if (escaped) result += escaped.slice(1);
      else if (end && read(/}/)) return result;
      else result += marked() ?? body.charAt(at++);
    }
    if (end) throw new Error('A placeholder that does not end');
    return result;
  };
  const marked = (): string | undefined => {
    const stop = read(/\$\d+|\$\{\d+/);
    if (stop) {
      stops.push(Number(stop.replace(/\D/g, '')));
      if (!stop.includes('{') || read(/}/)) return '';
      if (read(/:/)) return text('}');
      if (read(/\|/)) return choice();
      throw new Error(`Not a tab stop: ${stop}`);
    }
    const name = read(/\$\{[A-Z_]+\}/);
    return name && variable(name.slice(2, -1));
  };
  return { text: text(''), stops };
}

function first(options: string[]): string {
  return options[0] ?? '';
}
