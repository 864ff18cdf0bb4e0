import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/document/parse-document';
import type { Intent } from '../../../src/catalog/kinds';
import { removeChildren } from '../../../src/validation/fixes/remove';
import { contextsOf } from '../../../src/validation/node-context';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { readPayload } from '../../../src/payload/read-payload';
import { applied } from './applied';
import { exemplars } from './exemplars';
import { mutations, sitesOf } from './mutations';
import { check, type CheckedAs, type LocatedFinding } from './support';

/** Ways of saying that the marked member may go. */
const toRemove = /\b(?:remove the property|leave it out|itself\. Remove)\b/i;
/** What else is to be removed: a part of the value, an item, one of two members. */
const toRemoveElse = /(?:UTF-8\. Remove it|Remove this item|remove one of the two|a zone\. Remove)\b/i;
const toWriteNull = /\b(?:write|use) null\b/i;

/** The text as the message says: without the marked member, or with null in it. */
function followed(text: string, kind: string, { path, message }: LocatedFinding): string[] {
  const payload = readPayload(parseDocument(text), { catalog: bundledCatalog, kind });
  const { tape, children, container, name, value } = contextsOf(payload)(path);
  if (container === undefined || name === undefined) return [];
  const texts: string[] = [];
  assert.ok(!/remove|leave .* out/i.test(message) || toRemove.test(message) || toRemoveElse.test(message), message);
  if (toRemove.test(message)) texts.push(applied(text, removeChildren({ tape, children }, container, [name])));
  if (toWriteNull.test(message)) texts.push(`${text.slice(0, tape.start(value))}null${text.slice(tape.end(value))}`);
  return texts;
}

function assertGood(text: string, kind: string, as: CheckedAs): number {
  const found = check(text, { ...as, kind });
  const rules = new Set(found.map(({ rule }) => rule));
  let advised = 0;
  for (const problem of found)
    for (const better of followed(text, kind, problem)) {
      advised += 1;
      const more = check(better, { ...as, kind }).filter(({ rule }) => !rules.has(rule));
      assert.deepEqual(
        more.map(({ rule, message }) => `${rule}: ${message}`),
        [],
        `${problem.message}\n${better}`,
      );
    }
  return advised;
}

const intents: readonly (CheckedAs & { intent: Intent })[] = [
  { intent: 'add' },
  { intent: 'update' },
  { intent: 'update', idRequired: true },
];

describe('What a message recommends', function () {
  this.timeout(60_000);

  for (const { kind, text } of exemplars)
    it(`is refused by no other rule, whatever the mistake, at any property of a ${kind.id}`, () => {
      let advised = 0;
      const withId = text.replace('{', '{"id": "1", ');
      for (const as of intents) {
        const start = as.intent === 'add' ? text : withId;
        for (const site of sitesOf(start, kind))
          for (const mutate of Object.values(mutations)) {
            const mutant = mutate(start, site, (of) => of[0] ?? assert.fail());
            if (mutant) advised += assertGood(mutant.text, kind.id, as);
          }
        for (const literal of ['null', '""', '0', '[]', '{}'])
          for (const { node } of sitesOf(start, kind)) {
            const mutant = start.slice(0, node.offset) + literal + start.slice(node.offset + node.length);
            advised += assertGood(mutant, kind.id, as);
          }
      }
      assert.ok(advised > 10, `${advised} times something to remove`);
    });
});
