import { everyNode } from './nodes';
import { superviseSuites } from './supervise';

/**
 * `npm run test:nodes [-- 24 26]`: the suites that need no VS Code, under each Node that is promised, or those that are named.
 * The last line is “N passed, N failed”.
 */
const lines = process.argv.slice(2);
const names = everyNode.map(({ name }) => name);
const chosen = lines.length === 0 ? names : lines.map((line) => `node ${line}`);
const unknown = chosen.find((name) => !names.includes(name));
if (unknown === undefined) {
  void superviseSuites(['package', ...chosen], 15 * chosen.length).then((code) => process.exit(code));
} else {
  console.error(`There is no suite “${unknown}”; there are ${names.join(', ')}.`);
  process.exitCode = 1;
}
