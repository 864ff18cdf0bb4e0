import type { Io, Output } from './io';

/** How texts are highlighted: by colors, or not at all. */
export type Style = Readonly<Record<'error' | 'warning' | 'information' | 'bold' | 'dim', (text: string) => string>>;

const escape = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const colours: Style = {
  error: escape(31),
  warning: escape(33),
  information: escape(36),
  bold: escape(1),
  dim: escape(2),
};

const asIs = (text: string) => text;
const plain: Style = { error: asIs, warning: asIs, information: asIs, bold: asIs, dim: asIs };

/** The options of every command with colors. */
export const colourOptions = { color: { type: 'boolean' }, 'no-color': { type: 'boolean' } } as const;

/** The options for colors, usually not given. */
export interface ColourChoice {
  readonly color?: boolean | undefined;
  readonly 'no-color'?: boolean | undefined;
}

/** Options take precedence over NO_COLOR (no-color.org), and that over whether the output is a terminal with colors. */
export function styleFor(output: Output, { env }: Pick<Io, 'env'>, choice: ColourChoice): Style {
  if (choice['no-color']) return plain;
  if (choice.color) return colours;
  const forbidden = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return output.isTerminal && !forbidden ? colours : plain;
}
