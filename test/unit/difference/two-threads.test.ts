import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { compared, type Comparison } from '../../../src/difference/compared';
import { knownAfterRead } from '../../../src/difference/remember';
import { rootMembers } from '../../../src/difference/root-members';
import { doWork, type Given, type WorkName } from '../../../src/difference/work';
import { onHostThread } from '../../../src/text/host-thread';
import { CheckClient } from '../../../src/validation/check-client';
import { bundleCheckingThread } from '../../support/checking-thread';
import { dice, profiles, written, type Dice, type Members } from './documents';
import { liveOf, payloadOf } from './support';
import { cleanupAfterEach, cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

const key = 'a key of tests';

describe('A comparison in the checking thread', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;
  let client: CheckClient;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'secprofile-worker-');
    const workerFile = await bundleCheckingThread(folder);
    client = new CheckClient({ workerFile, here: { check: 0, compare: 0 } });
    cleanup.defer(() => client.end());
  });

  it('finds what one in this thread finds, whatever the profiles are and what is known of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        profiles,
        profiles,
        profiles,
        dice,
        fc.constantFrom('nothing', 'recent', 'old'),
        async (...given) => {
          const [ours, theirs, left, roll, knowledge]: [Members, Members, Members, Dice, string] = given;
          const payload = payloadOf(written(ours, roll));
          const [live, after] = [liveOf(written(theirs, roll)), liveOf(written(left, roll))];
          const version = { id: 'an id', etag: undefined };
          const known = knownAfterRead(version, after, payload, key);
          const recent = knowledge === 'recent' ? known : undefined;
          const comparison: Comparison = { payload, live, version, recent, isOld: knowledge === 'old', key };
          const { changes } = compared(comparison).difference;
          const carriedOut = { ...version, writtenAt: 1, changes, live, left: recent?.digests, key };
          const write = { ...version, writtenAt: 1, sent: [...after.values.keys()], before: known.digests };
          const seen = { ...version, members: live, isWhole: true, isCurrent: true };
          const told = { members: after, from: 'answer' } as const;
          const works: { readonly [Name in WorkName]: Given<Name> } = {
            afterUpdate: [payload, carriedOut, told, { ...told, from: 'read' }],
            arrangedLike: [payload, live.document],
            bodyFacts: [live.document.text, ['tags', 'fqdn']],
            changedBeside: [changes.map(({ property }) => property), live, after, payload],
            changedSince: [payload, known.digests ?? {}, key],
            compared: [comparison],
            digestsOf: [live, payload, key],
            keptChanges: [payload, changes, live, told],
            knownAfterWrite: [payload, { ...write, answer: after }, key],
            laidOut: [live.document.text, 'compared'],
            madeOf: [after, live, payload],
            merge: [payload, live, after, changes],
            notice: [known, seen, payload, key, 1],
            parsed: [live.document.text, 3],
            payloadText: [live.document.text, payload.kind.serverSet],
            showsBefore: [live, known, payload, key],
          };
          const all = Object.entries(works) as [WorkName, Given<WorkName>][];
          const there = await Promise.all(all.map(([name, args]) => client.workOut(name, ...args)));
          all.forEach(([name, args], at) => assert.deepEqual(there[at], doWork(name, args), name));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is made in this thread where the other one fails: what came of a write is not lost', async () => {
    const broken = new CheckClient({ workerFile: join(folder, 'there is none.js'), here: { check: 0, compare: 0 } });
    const payload = payloadOf('{"os":"new"}');
    assert.deepEqual(await broken.workOut('changedSince', payload, {}, key), ['os']);
  });
});

describe('What a payload and a live profile are worked out to', () => {
  const cleanup = cleanupAfterEach();

  it('is worked out in the checking thread as soon as both together are large', async () => {
    const folder = await temporaryFolder(cleanup, 'secprofile-worker-');
    const workerFile = join(folder, 'says-so.js');
    await writeFile(
      workerFile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ id }) => parentPort.postMessage({ id, worked: 'there' }));`,
    );
    const client = new CheckClient({ workerFile });
    cleanup.defer(() => client.end());
    const half = onHostThread.compare / 2;
    const text = (length: number) => `{"os":"${'x'.repeat(length - 9)}"}`;
    const arranged = (ours: number, theirs: number) =>
      client.workOut('arrangedLike', payloadOf(text(ours)), liveOf(text(theirs)).document);
    assert.equal(await arranged(half, half + 1), 'there');
    assert.notEqual(await arranged(half, half), 'there');
    const whole = payloadOf(text(2 * half + 1));
    assert.equal(await client.workOut('laidOut', whole.document.text, 'json'), 'there');
    assert.equal(await client.workOut('changedSince', whole, {}, key), 'there');
    assert.equal(await client.workOut('parsed', whole.document.text, undefined), 'there');
    assert.equal(await client.workOut('bodyFacts', whole.document.text, []), 'there');
    assert.equal(await client.workOut('payloadText', whole.document.text, []), 'there');
    const members = rootMembers(whole.document);
    const seen = { id: 'an id', etag: undefined, members, isWhole: true, isCurrent: true };
    assert.equal(await client.workOut('notice', undefined, seen, whole, key, 1), 'there');
  });
});
