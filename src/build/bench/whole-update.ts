import { compare } from '../../difference/compare';
import { profileMembers } from '../../difference/root-members';
import { parseDocument } from '../../document/parse-document';
import { isSendable } from '../../request/graph-request';
import { readBundled } from '../../validation/inspect';
import { bigPayload } from './big-payload';
import { compareTimes, type BenchRow } from './row';
import { file, sender, withSandbox } from './whole-send';

/** Processor time of one comparison, reading of the live profile's text included; both sides in another order. */
function comparison(size: number, times: number): BenchRow {
  const text = bigPayload(size);
  const { payload } = readBundled({ text, fileName: file });
  if (!isSendable(payload)) throw new Error('the payload can be sent');
  const live = JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    Array.isArray(value) ? (value.toReversed() as unknown) : value,
  );
  const one = () => {
    const members = profileMembers(parseDocument(live, Infinity));
    if (!members || compare(payload, members).changes.length > 0) throw new Error('they are equal');
  };
  for (let count = 0; count < Math.min(times, 20); count++) one();
  const before = process.cpuUsage();
  for (let count = 0; count < times; count++) one();
  const { user, system } = process.cpuUsage(before);
  const ours = (user + system) / 1000 / times;
  const parsing = performance.now();
  for (let count = 0; count < times; count++) JSON.parse(live);
  const theirs = (performance.now() - parsing) / times;
  return {
    what: `comparing ${size.toLocaleString('en')} characters (processor time; JSON.parse of one side)`,
    'ours ms': Number(ours.toFixed(3)),
    'bare ms': Number(theirs.toFixed(3)),
    ratio: Number((ours / theirs).toFixed(1)),
  };
}

/** An Update by difference from the text to its outcome, against a bare GET and PATCH of the same bytes. */
async function wholeUpdate(): Promise<BenchRow> {
  const { ours, bare } = await withSandbox(async (sandbox) => {
    const headers = { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' };
    const set = `${sandbox.url}/security/hostSecurityProfiles`;
    const body = bigPayload(2000);
    const added = await fetch(set, { method: 'POST', headers, body });
    const { id } = (await added.json()) as { id: string };
    let round = 0;
    let sent = '';
    const send = sender(sandbox, {
      intent: 'update',
      text: () => body.replace('HVA', `round ${round}`),
      id,
      onBody: (text) => (sent = text),
    });
    const update = async () => {
      round += 1;
      const { changes } = await send();
      if (changes?.[0]?.kept !== true) throw new Error('the change is kept');
    };
    const bareUpdate = async () => {
      const profile = await fetch(`${set}/${id}`, { headers });
      await profile.text();
      const prefer = { ...headers, Prefer: 'return=representation' };
      const answer = await fetch(`${set}/${id}`, { method: 'PATCH', headers: prefer, body: sent });
      await answer.text();
    };
    return compareTimes(update, bareUpdate, { warmUp: 50, rounds: 200 });
  });
  return {
    what: 'a whole Update by difference to the sandbox (a bare GET and PATCH)',
    'ours ms': Number(ours.toFixed(2)),
    'bare ms': Number(bare.toFixed(2)),
    ratio: Number((ours / bare).toFixed(2)),
  };
}

/** Bundled and run in a process of its own by bench.ts: whole Updates, and comparisons alone. */
async function main(): Promise<void> {
  console.log(JSON.stringify([await wholeUpdate(), comparison(2000, 500), comparison(10_000_000, 3)]));
}

void main();
