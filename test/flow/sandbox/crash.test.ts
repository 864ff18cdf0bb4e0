import assert from 'node:assert/strict';
import { join } from 'node:path';
import { cleanupAfterEach } from '../../support/cleanup';
import { isChild, listening, startChild } from './child';
import { send, useFolder } from './support';

const set = '/security/ipSecurityProfiles';
const rounds = 12;
const writers = 8;

/** What one writer knows of its profile, of which it sends one change after the other. */
interface Track {
  readonly id: string;
  /** The last change that was acknowledged. */
  count: number;
  /** A delete was sent, or acknowledged. */
  removal: 'none' | 'sent' | 'done';
}

type Endpoint = { url: string; token: string };

/** Adds a profile and changes it until the connection breaks; now and then deletes it and starts another one. */
async function write(endpoint: Endpoint, tracks: Track[], acknowledged: () => void): Promise<void> {
  for (;;) {
    const { json } = await send(endpoint, 'POST', set, {
      body: { azureTenantId: 't', countHits: 0, address: 'a'.repeat(500) },
    });
    const track: Track = { id: (json as { id: string }).id, count: 0, removal: 'none' };
    tracks.push(track);
    acknowledged();
    for (let count = 1; count <= 6; count += 1) {
      await send(endpoint, 'PATCH', `${set}/${track.id}`, { body: { countHits: count } });
      track.count = count;
      acknowledged();
    }
    if (tracks.length % 3 === 0) {
      track.removal = 'sent';
      await send(endpoint, 'DELETE', `${set}/${track.id}`);
      track.removal = 'done';
      acknowledged();
    }
  }
}

async function everything(endpoint: Endpoint): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let path: string | undefined = `${set}?$top=999`;
  while (path !== undefined) {
    const { status, json } = await send(endpoint, 'GET', path);
    assert.equal(status, 200);
    const page = json as { value: { id: string; countHits: number; address: string }[]; '@odata.nextLink'?: string };
    for (const { id, countHits, address } of page.value) {
      assert.equal(address.length, 500);
      found.set(id, countHits);
    }
    path = page['@odata.nextLink']?.slice(endpoint.url.length);
  }
  return found;
}

function check(tracks: readonly Track[], found: ReadonlyMap<string, number>): void {
  for (const { id, count, removal } of tracks) {
    const stored = found.get(id);
    if (removal === 'done') assert.equal(stored, undefined, `${id} was deleted`);
    else if (removal === 'none' || stored !== undefined) {
      // At most the one change that was under way may be there without an answer.
      assert.ok(stored === count || stored === count + 1, `${id}: acknowledged ${count}, stored ${String(stored)}`);
    }
  }
}

if (!isChild()) {
  describe('sandbox and kill -9', () => {
    const folder = useFolder();
    const cleanup = cleanupAfterEach();

    it(`loses nothing that it acknowledged, ${rounds} times over`, async () => {
      const tracks: Track[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const child = startChild(cleanup, __filename, ['--data', join(folder(), 'data'), '--token', 't']);
        const endpoint = await listening(child);
        const found = await everything(endpoint);
        check(tracks, found);
        for (const track of tracks) {
          track.count = found.get(track.id) ?? track.count;
          if (!found.has(track.id)) track.removal = 'done';
        }
        let left = 1 + Math.floor(Math.random() * 150);
        const kill = () => {
          left -= 1;
          if (left === 0) child.process.kill('SIGKILL');
        };
        await Promise.allSettled(Array.from({ length: writers }, () => write(endpoint, tracks, kill)));
        assert.equal(await child.ended, 'SIGKILL');
      }
      assert.ok(tracks.length > rounds);
    });
  });
}
