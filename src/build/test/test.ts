import { everyNode } from './nodes';
import { superviseSuites } from './supervise';

/**
 * `npm test [-- <suite> …]`: the last line is “N passed, N failed”, whatever happens to the process that runs the suites.
 * `npm run test:nodes [-- 24 26]`: the suites that need no VS Code, under each Node that is promised, or those that are named.
 */
const lines = process.argv.slice(2);

if (lines[0] === '--nodes') testNodes(lines.slice(1));
else run(lines);

function testNodes(versions: readonly string[]): void {
  const names = everyNode.map(({ name }) => name);
  const chosen = versions.length === 0 ? names : versions.map((version) => `node ${version}`);
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown === undefined) {
    run(['package', ...chosen], 15 * chosen.length);
  } else {
    console.error(`There is no suite “${unknown}”; there are ${names.join(', ')}.`);
    process.exitCode = 1;
  }
}

function run(suites: readonly string[], minutes?: number): void {
  void superviseSuites(suites, minutes).then((code) => process.exit(code));
}
