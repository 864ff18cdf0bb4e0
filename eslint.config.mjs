// @ts-check
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The stages of a payload, left to right. A stage may import the stages to its left, `text/`, `catalog/` and `errors.ts`;
 * nothing to its right. The same array is read by test/contract/borders.test.ts.
 */
export const stages = [
  'text',
  'catalog',
  'document',
  'files',
  'payload',
  'validation',
  'request',
  'auth',
  'transport',
  'response',
  'panel',
  'sandbox',
  'editor',
];

/** Bare packages that one room keeps to itself. */
const privatePackages = [
  { name: 'vscode', rooms: ['editor'] },
  { name: '@azure/msal-node', rooms: ['auth'] },
  { name: 'hono', rooms: ['sandbox'] },
  { name: '@hono/node-server', rooms: ['sandbox'] },
];

const borders = stages.map((stage, index) => ({
  files: [`src/${stage}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: privatePackages
          .filter((entry) => !entry.rooms.includes(stage))
          .map((entry) => ({ name: entry.name, message: `Only ${entry.rooms.join(', ')} may import ${entry.name}.` })),
        patterns: [
          {
            group: [
              ...stages.slice(index + 1).map((right) => `**/${right}/**`),
              '**/build/**',
              '**/extension',
              '**/cli',
              '**/submit',
            ].filter((pattern) => !(stage === 'editor' && pattern === '**/submit')),
            message: `${stage}/ stands to the left of it: see ARCHITECTURE.md.`,
          },
        ],
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/', 'media/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
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
      eqeqeq: 'error',
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  {
    // What a Node of any age has to understand: no TypeScript, no modules.
    files: ['**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { sourceType: 'commonjs', parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
  ...borders,
);
