import type { Kind } from '../catalog/kinds';
import { plainText } from '../text/plain-text';
import { redactText } from '../text/redaction';

const longest = 120;

/**
 * What people know a profile by, from an answer that was parsed: `profileName`'s rule for a plain value. The service's own
 * text, on one line.
 */
export function nameOfValue({ identifying }: Pick<Kind, 'identifying'>, profile: unknown): string | undefined {
  if (!isObject(profile)) return undefined;
  const names = [...identifying, ...Object.keys(profile).filter((name) => name.endsWith('Name'))];
  for (const name of names) {
    const text = Object.hasOwn(profile, name) ? identifyingText(profile[name]) : '';
    if (text !== '') return text;
  }
  return undefined;
}

/** A string as it is, the first item of a list, or the value of an object such as a hash. */
function identifyingText(value: unknown): string {
  let inner = value;
  while (Array.isArray(inner)) inner = inner[0] as unknown;
  if (isObject(inner)) {
    const name = Object.keys(inner).find((each) => each.endsWith('Value'));
    inner = name === undefined ? undefined : inner[name];
  }
  return typeof inner === 'string' ? redactText(plainText(inner, longest)) : '';
}

/** Whether a parsed value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
