import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Intent, Kind } from '../../catalog/kinds';

/** What a model gives to a tool, which may be anything: VS Code doesn't hold models to a tool's schema. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** A text that may be left out; some models do that with an empty one, or null. @throws Error for a model, if it's no text */
export function textOf(input: ToolInput, name: string): string | undefined {
  const value = input[name] ?? '';
  if (typeof value !== 'string') throw new Error(`“${name}” must be a string.`);
  return value === '' ? undefined : value;
}

/** A text that is needed. @throws Error for a model */
export function neededText(input: ToolInput, name: string): string {
  const text = textOf(input, name);
  if (text === undefined) throw new Error(`“${name}” is missing.`);
  return text;
}

/** Where a long result goes on. */
export const offsetOf = ({ offset }: ToolInput): number =>
  typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 ? offset : 0;

/** @throws Error for a model */
export function kindOf(input: ToolInput): Kind {
  const kind = bundledKinds.findKind(textOf(input, 'kind') ?? '');
  if (!kind) throw new Error(`There is no such kind. Use ${bundledKinds.kinds.map(({ id }) => id).join(', ')}.`);
  return kind;
}

/** An Add or an Update: whatever else is said isn't guessed at. @throws Error for a model */
export function intentOf(input: ToolInput): Intent {
  const intent = textOf(input, 'intent');
  if (intent !== 'add' && intent !== 'update') throw new Error('“intent” must be add or update.');
  return intent;
}
