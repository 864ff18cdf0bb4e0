// @ts-check
/**
 * The rooms of `src/`, and what each may import: an allow-list, type-only imports included. Lint, test/contract/borders.test.ts
 * and the table in ARCHITECTURE.md are made from it. A room is a folder, or a file without its ending.
 */

/**
 * @typedef {object} Room
 * @property {string} room below `src/`
 * @property {readonly string[]} imports other rooms
 * @property {readonly string[]} [packages] packages, `node` for Node's own modules, `virtual` for what the bundler makes,
 *   files outside of `src/`
 */

/** From the ground up: a room imports rooms that stand above it in this list, never one below it. @type {readonly Room[]} */
export const rooms = [
  { room: 'errors', imports: [] },
  { room: 'text', imports: [], packages: ['fastest-levenshtein'] },
  { room: 'catalog', imports: [], packages: ['ajv', 'virtual'] },
  { room: 'document', imports: ['errors', 'text'], packages: ['node', 'vscode-languageserver-textdocument'] },
  { room: 'files', imports: ['catalog', 'document', 'errors', 'text'], packages: ['node'] },
  { room: 'payload', imports: ['catalog', 'document', 'text'] },
  { room: 'answer', imports: ['catalog', 'text'] },
  { room: 'difference', imports: ['answer', 'catalog', 'document', 'payload', 'text'], packages: ['node'] },
  {
    room: 'validation',
    imports: ['catalog', 'difference', 'document', 'files', 'payload', 'text'],
    packages: ['ajv', 'node'],
  },
  { room: 'request', imports: ['catalog', 'document', 'errors', 'payload'] },
  {
    room: 'auth',
    imports: ['catalog', 'errors', 'files', 'request', 'text'],
    packages: ['@azure/core-auth', '@azure/msal-node', 'node'],
  },
  { room: 'transport', imports: ['auth', 'errors', 'request', 'text'], packages: ['@azure/core-auth', 'node'] },
  {
    room: 'response',
    imports: ['answer', 'auth', 'catalog', 'difference', 'document', 'request', 'text', 'transport'],
  },
  {
    room: 'history',
    imports: ['catalog', 'files', 'request', 'response', 'text', 'transport'],
    packages: ['node'],
  },
  {
    room: 'live',
    imports: ['answer', 'catalog', 'difference', 'document', 'payload', 'request', 'response', 'text', 'transport'],
  },
  {
    room: 'plan',
    imports: [
      'answer',
      'catalog',
      'difference',
      'document',
      'errors',
      'files',
      'live',
      'payload',
      'request',
      'response',
      'text',
      'transport',
      'validation',
    ],
    packages: ['node'],
  },
  { room: 'panel', imports: ['document', 'response'] },
  { room: 'panel/page', imports: ['answer', 'panel', 'response', 'text', 'transport'] },
  {
    room: 'sandbox',
    imports: ['catalog', 'document', 'errors', 'files', 'payload', 'text', 'validation'],
    packages: ['@hono/node-server', 'hono', 'jsonc-parser', 'node'],
  },
  {
    room: 'submit',
    imports: [
      'auth',
      'catalog',
      'difference',
      'errors',
      'live',
      'payload',
      'request',
      'response',
      'text',
      'transport',
      'validation',
    ],
  },
  {
    room: 'cli',
    imports: [
      'auth',
      'catalog',
      'difference',
      'document',
      'errors',
      'files',
      'live',
      'payload',
      'plan',
      'request',
      'response',
      'sandbox',
      'text',
      'transport',
      'validation',
    ],
    packages: ['node', 'package.json', 'picomatch', 'sarif'],
  },
  { room: 'editor/manifest', imports: ['catalog', 'request', 'validation'], packages: ['vscode'] },
  {
    room: 'editor/host',
    imports: ['catalog', 'difference', 'errors', 'files', 'payload', 'request', 'text'],
    packages: ['node', 'vscode'],
  },
  { room: 'editor/error-boundary', imports: ['editor/host', 'errors'], packages: ['vscode'] },
  {
    room: 'editor/settings',
    imports: [
      'auth',
      'editor/error-boundary',
      'editor/host',
      'editor/manifest',
      'errors',
      'request',
      'response',
      'validation',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/problems',
    imports: [
      'catalog',
      'editor/host',
      'editor/manifest',
      'editor/settings',
      'payload',
      'request',
      'text',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/authoring',
    imports: [
      'catalog',
      'difference',
      'editor/host',
      'editor/manifest',
      'editor/problems',
      'editor/settings',
      'errors',
      'payload',
      'request',
      'text',
      'validation',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/sandbox',
    imports: ['catalog', 'editor/host', 'editor/manifest', 'editor/settings', 'errors', 'sandbox', 'text', 'transport'],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/panel',
    imports: [
      'auth',
      'catalog',
      'editor/host',
      'editor/manifest',
      'editor/problems',
      'errors',
      'files',
      'panel',
      'request',
      'response',
      'submit',
      'text',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/sign-in',
    imports: ['auth', 'catalog', 'editor/host', 'editor/manifest', 'editor/settings', 'errors', 'request'],
    packages: ['vscode'],
  },
  {
    room: 'editor/send',
    imports: [
      'auth',
      'catalog',
      'difference',
      'document',
      'editor/error-boundary',
      'editor/host',
      'editor/manifest',
      'editor/panel',
      'editor/problems',
      'editor/sandbox',
      'editor/settings',
      'editor/sign-in',
      'errors',
      'files',
      'live',
      'request',
      'response',
      'sandbox',
      'submit',
      'text',
      'transport',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/live',
    imports: [
      'catalog',
      'difference',
      'document',
      'editor/host',
      'editor/manifest',
      'editor/problems',
      'editor/sandbox',
      'editor/send',
      'editor/settings',
      'errors',
      'live',
      'request',
      'response',
      'sandbox',
      'text',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/history',
    imports: [
      'catalog',
      'editor/host',
      'editor/live',
      'editor/manifest',
      'editor/panel',
      'editor/problems',
      'editor/send',
      'editor/settings',
      'errors',
      'files',
      'history',
      'request',
      'response',
      'text',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/plan',
    imports: [
      'catalog',
      'difference',
      'editor/history',
      'editor/host',
      'editor/live',
      'editor/manifest',
      'editor/problems',
      'editor/send',
      'editor/settings',
      'errors',
      'files',
      'history',
      'live',
      'payload',
      'plan',
      'request',
      'response',
      'submit',
      'text',
      'transport',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/views',
    imports: [
      'auth',
      'catalog',
      'difference',
      'editor/error-boundary',
      'editor/history',
      'editor/host',
      'editor/live',
      'editor/manifest',
      'editor/panel',
      'editor/plan',
      'editor/problems',
      'editor/sandbox',
      'editor/settings',
      'errors',
      'live',
      'request',
      'response',
      'text',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/tools',
    imports: [
      'catalog',
      'editor/host',
      'editor/problems',
      'editor/send',
      'editor/settings',
      'errors',
      'live',
      'request',
      'response',
      'text',
      'validation',
    ],
    packages: ['node', 'vscode'],
  },
  {
    room: 'editor/walkthrough',
    imports: [
      'catalog',
      'editor/host',
      'editor/manifest',
      'editor/panel',
      'editor/problems',
      'errors',
      'files',
      'text',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/services',
    imports: [
      'auth',
      'editor/error-boundary',
      'editor/history',
      'editor/host',
      'editor/live',
      'editor/panel',
      'editor/plan',
      'editor/problems',
      'editor/sandbox',
      'editor/send',
      'editor/settings',
      'editor/sign-in',
      'editor/views',
      'editor/walkthrough',
      'request',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/commands',
    imports: [
      'editor/authoring',
      'editor/error-boundary',
      'editor/history',
      'editor/live',
      'editor/manifest',
      'editor/panel',
      'editor/plan',
      'editor/problems',
      'editor/sandbox',
      'editor/send',
      'editor/services',
      'editor/settings',
      'editor/sign-in',
      'editor/views',
      'editor/walkthrough',
    ],
    packages: ['vscode'],
  },
  {
    room: 'editor/start',
    imports: [
      'editor/authoring',
      'editor/commands',
      'editor/history',
      'editor/host',
      'editor/live',
      'editor/manifest',
      'editor/problems',
      'editor/send',
      'editor/services',
      'editor/views',
      'editor/walkthrough',
    ],
    packages: ['vscode'],
  },
  {
    room: 'extension',
    imports: ['editor/host', 'editor/live', 'editor/manifest', 'editor/start', 'editor/tools', 'editor/views'],
    packages: ['vscode'],
  },
];

/**
 * The room of a file.
 *
 * @param {string} file below `src/`, with `/`
 * @returns {Room | undefined} undefined in `build/`, which no room may import and which may import every room
 */
export function roomOf(file) {
  const path = file.replace(/\.ts$/, '');
  return rooms
    .filter(({ room }) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.room.length - a.room.length)[0];
}

/**
 * Why a file must not import something; undefined when it may.
 *
 * @param {string} file below `src/`, with `/`
 * @param {string} specifier as the import says it
 * @returns {string | undefined}
 */
export function whyNot(file, specifier) {
  const own = roomOf(file);
  if (!own) return file.startsWith('build/') ? undefined : `${file} stands in no room: see rooms.mjs.`;
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    return own.packages?.includes(name) ? undefined : `${own.room} may not use ${name}: see rooms.mjs.`;
  }
  const { pathname } = new URL(specifier, `file:///src/${file}`);
  if (!pathname.startsWith('/src/') && own.packages?.includes(pathname.slice(1))) return undefined;
  const target = roomOf(pathname.replace('/src/', ''));
  if (target === own || (target && own.imports.includes(target.room))) return undefined;
  return `${own.room} may not import ${target?.room ?? specifier}: see rooms.mjs.`;
}

/** @param {string} specifier */
function packageOf(specifier) {
  const scheme = /^(node|virtual):/.exec(specifier)?.[1];
  return scheme ?? specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
