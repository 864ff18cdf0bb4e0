import assert from 'node:assert/strict';
import { baseUrl } from '../../../src/cli/arguments';

describe('--base', () => {
  const good: Record<string, string> = {
    'https://graph.microsoft.com/beta': 'https://graph.microsoft.com/beta',
    'https://GRAPH.microsoft.us/beta/': 'https://graph.microsoft.us/beta',
    'https://gateway.example/graph/beta': 'https://gateway.example/graph/beta',
    'http://127.0.0.1:8080/beta': 'http://127.0.0.1:8080/beta',
    'http://localhost:1/beta': 'http://localhost:1/beta',
    'http://[::1]:1/beta': 'http://[::1]:1/beta',
  };
  for (const [given, base] of Object.entries(good)) {
    it(`takes ${given}`, () => assert.equal(baseUrl(given), base));
  }

  const bad: Record<string, RegExp> = {
    'graph.microsoft.com/beta': /isn’t a URL/,
    '': /isn’t a URL/,
    'https://graph.microsoft.com/v1.0': /must end in \/beta/,
    'https://graph.microsoft.com/alphabeta': /must end in \/beta/,
    'https://graph.microsoft.com/beta?x=1': /must end in \/beta/,
    'https://graph.microsoft.com/beta#x': /must end in \/beta/,
    'http://graph.microsoft.com/beta': /isn’t safe/,
    'http://127.0.0.1@evil.example/beta': /user name or password/,
    'file:///beta': /isn’t safe/,
  };
  for (const [given, why] of Object.entries(bad)) {
    it(`refuses “${given}”`, () => assert.throws(() => baseUrl(given), why));
  }
});
