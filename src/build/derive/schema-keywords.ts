/** Annotations in our schemas that JSON Schema draft-07 does not define: VS Code's, and two of our own. */
export const editorKeywords = [
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'errorMessage',
  'patternErrorMessage',
  'deprecationMessage',
  'doNotSuggest',
  'suggestSortText',
  'allowComments',
  'allowTrailingCommas',
  /** What a value means beyond its type (`Meaning` in src/catalog/model.ts). */
  'x-meaning',
  /** Where a description comes from: `documented` or `inferred`. */
  'x-source',
] as const;
