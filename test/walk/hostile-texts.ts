/**
 * What somebody writes who wants a name, a value or an answer to become more than text. Every one carries the word
 * `hostile`, and an icon that VS Code shows nowhere by itself, so that what came of it can be found in a page.
 */
export const hostile = {
  command: '[hostile-link](command:workbench.action.closeWindow)',
  https: '[hostile-web](https://evil.example/hostile)',
  image: '<img src=x onerror=window.__hostile=1>',
  icon: '$(squirrel)hostile',
  ansi: 'hostile-\u001b[31mred\u001b[0m',
  bidi: 'hostile-\u202egnp.exe',
} as const;

/** All of them in one line; for what may hold a slash. */
export const everything = [
  ...Object.values(hostile),
  '<script>window.__hostile=2</script>',
  '<a href="javascript:window.__hostile=3">hostile</a>',
  '<svg onload=window.__hostile=4>',
  'command:workbench.action.closeWindow',
  'javascript:window.__hostile=5',
].join(' ');
