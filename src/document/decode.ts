/** The characters of a string literal, which may be faulty: a wrong escape, a missing quote, apostrophes, none at all. */
export function decoded(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    const [, quoted = literal] = /^["'](.*?)["']?$/su.exec(literal) ?? [];
    return quoted;
  }
}
