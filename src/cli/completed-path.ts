/**
 * A path as it was meant. cmd.exe completes a folder to `"C:\pay\"`, and programs on Windows read `\"` as a quotation mark, which no
 * name has there.
 */
export function completedPath(argument: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && argument.endsWith('"') ? `${argument.slice(0, -1)}\\` : argument;
}
