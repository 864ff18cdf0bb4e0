import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { findBrowser } from './chromium';

/** As a user, without a sandbox of its own (containers have none), and without asking the network for anything. */
const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];

/**
 * A browser to open VS Code's page in; close it when done.
 *
 * @throws HostUnavailable when the machine has none.
 */
export async function launchBrowser(options: { readonly headless: boolean }): Promise<Browser> {
  const program = await findBrowser(options.headless);
  return chromium.launch({
    executablePath: program.executable,
    headless: options.headless,
    args: quietArguments,
    env: { ...definedEnvironment(), ...program.env },
    // We handle Ctrl+C: the browser closes when we end.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** What VS Code moves even for those who want no motion. Without a graphics card, the processor draws each step of it. */
const movesAnyway = '.scrollbar { transition: none !important } .progress-bit { animation: none !important }';

/**
 * A context whose VS Code holds still: pictures show what is there, not what is fading away.
 *
 * @param style more rules for every page
 */
export async function stillContext(
  browser: Browser,
  options: BrowserContextOptions,
  style = '',
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  await context.addInitScript(
    `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(movesAnyway + style)}); document.adoptedStyleSheets.push(sheet); }`,
  );
  return context;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
