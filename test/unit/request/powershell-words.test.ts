import assert from 'node:assert/strict';
import { requestCopies } from '../../../src/request/copies';
import type { GraphRequest } from '../../../src/request/graph-request';

/** Values that mean something to PowerShell: its five single quotes, its double quotes, variables, comments, ends. */
const awkward = [
  `it's \u2018a\u2019 \u201ab\u201b "c" \u201cd\u201d\u201e`,
  "'@ \u2019@ @' @\" '",
  '$HOME $(exit) ${x} `n ` # <# #> ; | & @{} --% %PATH%',
  'C:\\new\\ \u00fc \u6f22\u5b57 \ud83d\ude42 \u2028\u2029\u0085\u00a0',
];

interface Read {
  readonly strings: readonly string[];
  readonly code: string;
}

/**
 * The strings of a script, and what is left of it: about_Quoting_Rules, and the tokenizer of PowerShell 7. Any of five
 * characters opens and closes a single-quoted string, two of them are one of its characters; the header of a
 * here-string ends its line, and the first line that begins with one of the five and `@` ends it, without the line end
 * before it.
 */
function readPowerShell(script: string): Read {
  const token =
    /@['\u2018-\u201b][ \t]*\r?\n(?<here>(?:(?!\r?\n['\u2018-\u201b]@)[^])*)\r?\n['\u2018-\u201b]@|['\u2018-\u201b](?<word>(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)['\u2018-\u201b]/g;
  const strings: string[] = [];
  const code = script.replace(token, (...found) => {
    const { here, word } = found.at(-1) as Partial<Record<'here' | 'word', string>>;
    strings.push(here ?? (word ?? '').replace(/(['\u2018-\u201b])['\u2018-\u201b]/g, '$1'));
    return '§';
  });
  return { strings, code };
}

const lineEnds = { LF: '\n', CRLF: '\r\n' };
const forPowerShell = requestCopies.filter(({ detail }) => detail.includes('PowerShell'));

describe('A copy for PowerShell', () => {
  for (const { label, text } of forPowerShell) {
    for (const [ends, end] of Object.entries(lineEnds)) {
      it(`is read by its rules as it was meant, in a file of ${ends}: ${label}`, () => {
        const values = awkward.map((value) => JSON.stringify(value));
        const request: GraphRequest = {
          method: 'PATCH',
          url: `https://graph.microsoft.com/beta/security/hostSecurityProfiles/it's!(1)*`,
          headers: { 'Content-Type': 'application/json', 'If-Match': `W/"it's$(exit)\`#"` },
          body: `{\n\n  "tags": [\n${values.join(',\n')}\n  ],\n  ${values.map((value) => `${value}: {}`).join(', ')}\n}`,
          repeat: 'never',
        };
        const { strings, code } = readPowerShell(text(request).replaceAll('\n', end));
        assert.ok(strings.includes(request.body?.replaceAll('\n', end) ?? ''), strings.join('\n---\n'));
        assert.ok(strings.includes(request.url));
        assert.ok(strings.some((word) => word.endsWith(request.headers['If-Match'] ?? '-')));
        assert.ok(!awkward.some((value) => code.includes(value)) && !/['\u2018-\u201b]/.test(code), code);
      });
    }
  }

  it('gives the body as bytes of UTF-8 to each cmdlet', () => {
    for (const { label, text } of forPowerShell.filter((copy) => copy.label.startsWith('Invoke-'))) {
      const copied = text({ method: 'POST', url: 'https://x', headers: {}, body: '{}', repeat: 'never' });
      assert.match(copied, /-Body \(\[System\.Text\.Encoding\]::UTF8\.GetBytes\(\$body\)\)$/, label);
    }
  });
});
