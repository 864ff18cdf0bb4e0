import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { givenArgument } from '../../src/editor/host/arguments';
import { sendAgain } from '../../src/editor/history/history-commands';
import { responseOf } from '../../src/editor/history/response-of';
import { nextSteps } from '../../src/editor/send/next-steps';
import { Cancelled } from '../../src/errors';
import type { HistoryEntry } from '../../src/history/entry';
import type { Environment } from '../../src/request/environment';
import { someEntry } from '../flow/history/some-entry';
import { told } from './messages';
import { standInForCommand } from './support';

/** What was pressed. */
type Way = 'row' | 'last' | 'button';

describe('A payload that is sent again', () => {
  const graph: Environment = {
    name: 'graph',
    label: 'Microsoft Graph',
    base: 'https://graph.microsoft.com/beta',
    tenantId: 'tenant-a',
  };
  const custom = (host: string): Environment => ({ name: 'custom', label: 'custom', base: `https://${host}/beta` });
  const sandbox: Environment = { name: 'sandbox', label: 'sandbox', base: '' };
  const { tenantId, ...signedOut } = graph;

  /** What is asked, and what is sent. */
  async function again(entry: HistoryEntry, now: Environment | undefined, answer?: string, way: Way = 'row') {
    const sent: unknown[][] = [];
    const takeBack = standInForCommand(`securityProfiles.${entry.intent}`, (...args) => void sent.push([...args]));
    const response = await responseOf(entry);
    const panel = { lastResponse: () => response } as Parameters<typeof sendAgain>[0]['panel'];
    const given = givenArgument(way === 'row' ? { type: 'attempt', entry } : undefined);
    const file = vscode.Uri.parse(entry.file);
    const services = { panel, records: { knownOf: () => undefined }, livePlace: () => now };
    const press = async () => {
      const { attempt, view } = response;
      const again = () => vscode.commands.executeCommand(`securityProfiles.${attempt.intent}`, file, [file]);
      const steps = nextSteps(services, { state: 'answered', attempt, view }, file, again);
      await steps.find(({ label }) => label === 'Send Again')?.run();
    };
    try {
      const { messages, result } = await told(
        () =>
          (way === 'button' ? press() : sendAgain(services, given)).then(
            () => 'sent',
            (error: unknown) => (Cancelled.is(error) ? 'canceled' : assert.fail(String(error))),
          ),
        answer,
      );
      assert.deepEqual(sent, result === 'sent' ? [[file, [file]]] : []);
      return [result, ...messages];
    } finally {
      takeBack();
    }
  }
  // Its response can be sent again, too.
  const update: HistoryEntry = { ...someEntry(1, 1), intent: 'update' };
  const of = (environment: Environment): HistoryEntry => ({ ...someEntry(1, 1), environment });

  for (const [what, way] of [
    ['from its row', 'row'],
    ['as the last one', 'last'],
    ['by the button of its response', 'button'],
  ] as const) {
    it(`${what} goes to another environment than it went only after a question that names both`, async () => {
      const question = [
        'Send the payload to Microsoft Graph?',
        'Sent before: sandbox, http://127.0.0.1:4000/beta',
        `Selected now: Microsoft Graph, https://graph.microsoft.com/beta, tenant ${tenantId ?? ''}`,
      ].join('\n');
      assert.deepEqual(await again(update, graph, undefined, way), ['canceled', question]);
      assert.deepEqual(await again(update, graph, 'Send', way), ['sent', question]);
    });
  }

  it('is asked about for another tenant or URL of the same environment, too', async () => {
    assert.equal((await again(of(graph), { ...graph, tenantId: 'tenant-b' })).length, 2);
    assert.equal((await again(of(custom('one.example')), custom('two.example'))).length, 2);
  });

  it('goes without a question to where it went, to the sandbox, and where nobody has signed in yet', async () => {
    for (const [before, now] of [
      [graph, graph],
      [graph, signedOut],
      [custom('one.example'), custom('one.example')],
      [sandbox, { ...sandbox, base: 'http://127.0.0.1:1/beta' }],
      [graph, sandbox],
      [graph, undefined],
    ] as const) {
      assert.deepEqual(await again(of(before), now), ['sent']);
    }
  });
});
