import { readFileSync } from 'node:fs';
import { compareTimes } from './row';
import { file, sender, withSandbox } from './whole-send';

/**
 * Bundled and run in a process of its own by bench.ts: an Add from the text to its outcome, checks and view included,
 * against a bare `fetch` of the same bytes to the same sandbox.
 */
async function main(): Promise<void> {
  const text = readFileSync(`examples/${file}`, 'utf8');
  const { ours, bare } = await withSandbox(async (sandbox) => {
    let body = '';
    const add = sender(sandbox, { intent: 'add', text: () => text, onBody: (sent) => (body = sent) });
    await add();
    const headers = { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' };
    const bareAdd = async () => {
      const answer = await fetch(`${sandbox.url}/security/hostSecurityProfiles`, { method: 'POST', headers, body });
      return answer.text();
    };
    return compareTimes(add, bareAdd, { warmUp: 100, rounds: 300 });
  });
  const row = {
    what: 'a whole Add to the sandbox',
    'ours ms': Number(ours.toFixed(2)),
    'bare fetch ms': Number(bare.toFixed(2)),
    ratio: Number((ours / bare).toFixed(2)),
    'own ms': Number((ours - bare).toFixed(2)),
  };
  console.log(JSON.stringify([row]));
}

void main();
