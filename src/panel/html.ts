export interface PanelPage {
  /** `webview.cspSource` */
  readonly cspSource: string;
  /** From `crypto.randomBytes`, new for every page. */
  readonly nonce: string;
  /** `webview.asWebviewUri` of `dist/panel.js`. */
  readonly scriptUri: string;
  /** `webview.asWebviewUri` of `dist/panel.css`. */
  readonly styleUris: readonly string[];
}

/**
 * The page of the response view. It holds no data: everything that comes from servers or files is posted to its script,
 * which writes it as text. The status sentence is there from the beginning, because screen readers announce changes of a
 * live region, not its arrival.
 */
export function panelHtml({ cspSource, nonce, scriptUri, styleUris }: PanelPage): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Response</title>
${styleUris.map((uri) => `<link rel="stylesheet" href="${escaped(uri)}">`).join('\n')}
</head>
<body>
<main id="page" data-state="empty">
<h1 id="title" class="unseen-name" hidden>Response</h1>
<div id="progress"></div>
<section id="outcome" aria-label="Outcome">
<div id="request"></div>
<p id="headline" role="status" tabindex="-1"></p>
<div id="facts"></div>
<div id="about"></div>
</section>
<section id="answer" aria-label="Response"></section>
</main>
<script nonce="${escaped(nonce)}" src="${escaped(scriptUri)}"></script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The five characters that mean something in HTML text and quoted attributes. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
