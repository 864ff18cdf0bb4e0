const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
  '<style>body{font:16px system-ui;margin:4rem auto;max-width:32rem;padding:0 1rem}</style>' +
  `<h1>${title}</h1><p>${text}</p>`;

/** What the browser shows at the end. Fixed text: nothing of the answer goes into it. */
export const signedInPage = page('You are signed in', 'You can close this page and go back to Visual Studio Code.');
export const notSignedInPage = page('You are not signed in', 'Visual Studio Code says why. You can close this page.');
