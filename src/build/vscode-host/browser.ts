import { chromium, type Browser } from 'playwright-core';
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
    // Ctrl+C is ours to handle: the browser closes itself when we end.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
