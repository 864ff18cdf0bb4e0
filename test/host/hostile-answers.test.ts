import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import { cleanupAfterSuite } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { serveHostile, type HostileAnswer, type HostileServer } from './hostile-server';
import { ownSender, type OwnSender } from './own-sender';
import { pingDuring, worked } from '../support/pings';
import { closeAll, write } from './support';

/** Milliseconds that the extension host's thread may work before it answers others. */
const most = 50;

/** VS Code, other extensions, and collecting garbage hold a ping up now and then; our own work holds it up each time. */
const rounds = 6;

const payload =
  '{"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e", "vendorInformation": {"vendor": "C", "provider": "S"}}';

describe('While a server answers with something hostile', () => {
  const cleanup = cleanupAfterSuite();
  let server: HostileServer;
  let sender: OwnSender;
  let file: vscode.Uri;

  before(async () => {
    server = cleanup.adopt(await serveHostile());
    sender = await ownSender(server.base, cleanup);
    file = await write('hostile.host.secprofile.json', payload);
    cleanup.defer(() => vscode.workspace.fs.delete(file));
    cleanup.defer(closeAll);
  });

  /** The least of several measurements; when it is little enough, there are no more. */
  async function least(work: () => Promise<unknown>, enough: number): Promise<number> {
    let found = Infinity;
    for (let round = 0; round < rounds && found > enough; round++) found = Math.min(found, await pingDuring(work));
    return found;
  }

  it('a ping notices a thread that is held up', async () => {
    const hold = () => {
      const end = worked() + 2 * most;
      while (worked() < end);
      return Promise.resolve();
    };
    assert.ok((await pingDuring(hold)) > most);
  });

  const rows: readonly [answer: HostileAnswer, what: string, says: RegExp][] = [
    // Node reads 16 KiB of headers.
    ['headers', '100,000 headers', /Might have been added: 127\S+ answered with more headers than can be read/],
    ['longHeader', 'a header of 1 MB', /Might have been added: 127\S+ answered with more headers than can be read/],
    ['notUtf8', 'bytes that are no UTF-8', /\ufffd/],
    ['brackets', '64 MB of brackets', /\[\[\[\[/],
    ['pairs', '64 MB of pairs of brackets', /\[\],\[\]/],
    ['deep', 'brackets nested 10,000 times', /\[\[\[\[/],
    ['script', 'scripts, links, escapes, and signs that turn the reading direction', /<script>/],
  ];
  for (const [answer, what, says] of rows) {
    it(`such as ${what}, the extension host answers others`, async () => {
      server.answer(answer);
      let outcome: SendOutcome | undefined;
      const took = await least(async () => {
        outcome = await sender.add(file);
        await eventually(() => sender.panel.lastResponse(), 'the response in the panel');
      }, most);
      assert.match(JSON.stringify(outcome), says);
      assert.ok(took <= most, `${took.toFixed(1)} ms`);
    });
  }
});
