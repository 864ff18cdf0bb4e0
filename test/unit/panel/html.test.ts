import assert from 'node:assert/strict';
import { assertGolden } from '../../golden/golden';
import { panelHtml } from '../../../src/panel/html';

const page = {
  cspSource: "'self' https://*.vscode-cdn.net",
  nonce: 'bm9uY2U=',
  scriptUri: 'https://file.vscode-cdn.net/dist/panel.js',
  styleUris: ['https://file.vscode-cdn.net/dist/panel.css'],
};

describe('The panel’s HTML', () => {
  it('is as it was', () => {
    assertGolden('panel.html', panelHtml(page));
  });

  it('allows one script, the styles of the extension, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(page))?.[1] ?? '';
    assert.match(policy, /^default-src &#39;none&#39;; /);
    assert.match(policy, /script-src &#39;nonce-bm9uY2U=&#39;;/);
    assert.doesNotMatch(policy, /unsafe|https?:\/\/\*[; ]|data:/);
  });

  it('escapes what it is given', () => {
    const html = panelHtml({ ...page, scriptUri: `"><img src='x'>&` });
    assert.ok(html.includes('src="&quot;&gt;&lt;img src=&#39;x&#39;&gt;&amp;"'));
  });
});
