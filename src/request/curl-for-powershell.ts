import type { GraphRequest } from './graph-request';
import { shownHeaders } from './http-text';
import { hereString, quoted } from './powershell';

/**
 * A cURL command for PowerShell 7 and Windows PowerShell 5.1, which sends the body to the byte. What has double quotes goes
 * through files, for 5.1, and 7 before 7.3, take them out of what they hand to a program (about_Parsing, “Passing
 * arguments that contain quote characters”). `curl` alone is another command in 5.1, so the program is looked for.
 */
export function toCurlForPowerShell(request: GraphRequest): string {
  const { method, url, body } = request;
  const headers = Object.entries(shownHeaders(request)).map(([name, value]) => `${name}: ${value}`);
  const plain = headers.filter((header) => !header.includes('"'));
  const others = headers.filter((header) => header.includes('"'));
  const files = [
    ...(others.length > 0 ? [{ variable: '$more', option: '--header', text: others.join('\n') }] : []),
    ...(body === undefined ? [] : [{ variable: '$body', option: '--data-binary', text: body }]),
  ];
  const words = [
    `& (Get-Command curl -CommandType Application)[0] --request ${method} ${quoted(url)}`,
    ...plain.map((header) => `--header ${quoted(header)}`),
    ...files.map(({ variable, option }) => `${option} "@${variable}"`),
  ];
  return [
    '# For PowerShell 7 and Windows PowerShell 5.1',
    ...files.flatMap(({ variable, text }) => [
      `${variable} = [System.IO.Path]::GetTempFileName()`,
      `[System.IO.File]::WriteAllText(${variable}, ${hereString(text)})`,
    ]),
    words.join(' `\n  '),
    ...(files.length > 0 ? [`Remove-Item ${files.map(({ variable }) => variable).join(', ')}`] : []),
  ].join('\n');
}
