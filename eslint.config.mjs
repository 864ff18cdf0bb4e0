// @ts-check
import { relative, resolve, sep } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { whyNot } from './rooms.mjs';

const sourceFolder = resolve(import.meta.dirname, 'src');

/**
 * Where the different forms of an import say what they import.
 *
 * @typedef {{
 *   source?: { value?: unknown } | null,
 *   argument?: { literal?: { value?: unknown } },
 * }} Importing
 */

/**
 * Reports imports, in any form, that the allow-list of a room does not have.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const borders = {
  create(context) {
    const file = relative(sourceFolder, context.filename).split(sep).join('/');
    /** @param {import('eslint').Rule.Node} node */
    const check = (node) => {
      const { source, argument } = /** @type {Importing} */ (/** @type {unknown} */ (node));
      const specifier = source?.value ?? argument?.literal?.value;
      const message = typeof specifier === 'string' ? whyNot(file, specifier) : undefined;
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

/** Node reads `C:` of a path as the scheme of a URL. */
const filesAreImportedByUrl = {
  selector:
    'ImportExpression > CallExpression.source:matches([callee.name=/^(join|resolve)$/], [callee.property.name=/^(join|resolve)$/])',
  message: 'What is imported by its path is imported by its URL: pathToFileURL(path).href.',
};

/**
 * A shell takes arguments apart at every blank: "C:\\Program Files" is two of them. What needs a shell is one text; what has
 * arguments is started without, on Windows by `commandFor` in src/build/system/.
 */
const noShellWithArguments = {
  selector:
    'CallExpression:matches([callee.name=/^(spawn|execFile|fork|run|start)/], [callee.property.name=/^(spawn|execFile|fork)/])' +
    '[arguments.length>2] Property:matches([key.name="shell"], [key.value="shell"])',
  message: 'No shell beside an argument list: it quotes nothing.',
};

/** On Windows a folder cannot be deleted while a scanner or an indexer has a file in it open, which passes. 6 times take 2 s. */
const foldersAreDeletedPatiently = {
  selector:
    'CallExpression[callee.name=/^rm(Sync)?$/] > ObjectExpression:has(> Property[key.name="recursive"]):not(:has(> Property[key.name="maxRetries"]))',
  message: 'Deleting a folder is tried again: maxRetries: 6.',
};

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/', 'media/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      // Programs, not the project service: that checks file by file, as an editor does, and takes longer.
      parserOptions: {
        project: ['tsconfig.json', 'src/panel/page/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  // These are in none of the projects.
  {
    files: ['*.mjs'],
    languageOptions: { parserOptions: { project: false, projectService: { allowDefaultProject: ['*.mjs'] } } },
  },
  {
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // VS Code's API declares interfaces as classes: what it returns is a Disposable without being made by one.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-warning-comments': 'error',
      'no-restricted-syntax': ['error', noShellWithArguments, foldersAreDeletedPatiently, filesAreImportedByUrl],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/build/**/*.ts'],
    ignores: ['src/build/system/system.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['platform', 'arch'].map((property) => ({
          object: 'process',
          property,
          message: 'Read it from thisSystem or, better, take a System: a test can then be on any.',
        })),
      ],
    },
  },
  // Plain CommonJS: one must be read by any Node, the other by a VS Code that requires it. No types, and `require` is the way.
  {
    files: ['src/**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false, project: false } },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-require-imports': 'off',
      // A catch clause without a name is a syntax error to an old Node.
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // Bundled tests import by `require`, which takes paths.
      'no-restricted-syntax': ['error', noShellWithArguments, foldersAreDeletedPatiently],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.d.ts'],
    plugins: { house: { rules: { borders } } },
    rules: { 'house/borders': 'error' },
  },
);
