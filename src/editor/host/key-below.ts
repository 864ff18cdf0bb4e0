/** Whether a URI's text is that of a file or folder, or of something in that folder. */
export function isAtOrBelow(key: string, folder: string): boolean {
  return key === folder || key.startsWith(`${folder}/`);
}

/** The key of a file after one was renamed, be it that file or a folder above it. */
export function renamed(key: string, from: string, to: string): string {
  return isAtOrBelow(key, from) ? to + key.slice(from.length) : key;
}
