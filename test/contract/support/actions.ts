/** What a recipe in the docs may use: the one list of versions, with the permissions of `GITHUB_TOKEN` that each one needs. */
export const actions: Readonly<
  Record<string, { readonly version: string; readonly needs: Readonly<Record<string, 'read' | 'write'>> }>
> = {
  'actions/checkout': { version: 'v7', needs: { contents: 'read' } },
  'actions/setup-node': { version: 'v7', needs: {} },
  // `actions: read` in private repositories (GitHub's docs, "Uploading a SARIF file to GitHub").
  'github/codeql-action/upload-sarif': {
    version: 'v4',
    needs: { actions: 'read', contents: 'read', 'security-events': 'write' },
  },
};
