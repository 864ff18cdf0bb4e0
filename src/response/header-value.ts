/** The first value of a header, whatever the case of its name. */
export function headerValue(
  headers: readonly (readonly [name: string, value: string])[],
  name: string,
): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
