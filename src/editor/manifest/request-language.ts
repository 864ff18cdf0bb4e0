/** The language of a request that is shown: no file's, so that extensions for `.http` files keep theirs. */
export const requestLanguage = 'secprofile-request';

/** What package.json says of it. */
export const requestGrammar = {
  language: requestLanguage,
  scopeName: 'source.secprofile-request',
  path: './syntaxes/request.tmLanguage.json',
} as const;
