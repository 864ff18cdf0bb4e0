/** Permissions of `GITHUB_TOKEN`, by scope. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** What a recipe in the docs may use: the one list of versions, with the permissions that each one needs. */
export const actions: Readonly<Record<string, { readonly version: string; readonly needs: Permissions }>> = {
  'actions/checkout': { version: 'v7', needs: { contents: 'read' } },
  'actions/setup-node': { version: 'v7', needs: {} },
  // `actions: read` in private repositories (GitHub's docs, "Uploading a SARIF file to GitHub").
  'github/codeql-action/upload-sarif': {
    version: 'v4',
    needs: { actions: 'read', contents: 'read', 'security-events': 'write' },
  },
};

/** What the commands of a recipe need beyond its actions; each is found in the text of `run`. */
export const commands: readonly { readonly command: RegExp; readonly needs: Permissions }[] = [
  { command: /\bgit push\b/, needs: { contents: 'write' } },
  { command: /\bgh pr comment\b/, needs: { 'pull-requests': 'write' } },
  // Both sign in with the job's ID token (docs/plan-and-apply.md, "Sign-in").
  { command: /\bsecprofile (?:plan|apply)\b/, needs: { 'id-token': 'write' } },
];
