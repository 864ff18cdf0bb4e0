/** Addresses are written so that nobody clicks them by mistake: `hxxps://contoso[.]com`. Writes them as they are. */
export function refanged(text: string): string {
  return text
    .trim()
    .replace(/^(?:hxxp|h\*\*p|htxp)(s?)(?=[:[(])/i, 'http$1')
    .replace(/[[({](?:\.|dot)[\])}]|\\\./gi, '.')
    .replace(/[[({]:[\])}]/g, ':')
    .replace(/[[({]:\/\/[\])}]/g, '://')
    .replace(/[[({](?:@|at)[\])}]/gi, '@')
    .replace(/[\u3002\uff0e]/g, '.');
}
