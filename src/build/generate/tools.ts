import type { Rows } from './rows';

/** The language-model tools of package.json. */
export const languageModelTools = (rows: Rows['toolRows']): object[] =>
  Object.entries(rows).map(([name, row]) => ({
    name,
    ...row,
    canBeReferencedInPrompt: true,
    icon: '$(shield)',
    tags: ['microsoft-graph', 'security-profiles'],
  }));
