import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { givenArgument } from '../../src/editor/host/arguments';
import { sendAgain } from '../../src/editor/history/history-commands';
import { responseOf } from '../../src/editor/history/response-of';
import { Cancelled } from '../../src/errors';
import type { HistoryEntry } from '../../src/history/entry';
import type { Environment } from '../../src/request/environment';
import { someEntry } from '../flow/history/some-entry';
import { told } from './messages';
import { standInForCommand } from './support';

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
  async function again(entry: HistoryEntry, now: Environment | undefined, answer?: string, isRow = true) {
    const sent: unknown[][] = [];
    const takeBack = standInForCommand('securityProfiles.add', (...args) => void sent.push([...args]));
    const response = await responseOf(entry);
    const panel = { lastResponse: () => response } as Parameters<typeof sendAgain>[0]['panel'];
    const given = givenArgument(isRow ? { type: 'attempt', entry } : undefined);
    try {
      const { messages, result } = await told(
        () =>
          sendAgain({ panel, livePlace: () => now }, given).then(
            () => 'sent',
            (error: unknown) => (Cancelled.is(error) ? 'canceled' : assert.fail(String(error))),
          ),
        answer,
      );
      assert.deepEqual(sent, result === 'sent' ? [[vscode.Uri.parse(entry.file), [vscode.Uri.parse(entry.file)]]] : []);
      return [result, ...messages];
    } finally {
      takeBack();
    }
  }
  const of = (environment: Environment): HistoryEntry => ({ ...someEntry(1, 1), environment });

  for (const [what, isRow] of [
    ['from its row', true],
    ['as the last one', false],
  ] as const) {
    it(`${what} goes to another environment than it went only after a question that names both`, async () => {
      const question = [
        'Send the payload to Microsoft Graph?',
        'Sent before: sandbox, http://127.0.0.1:4000/beta',
        `Selected now: Microsoft Graph, https://graph.microsoft.com/beta, tenant ${tenantId ?? ''}`,
      ].join('\n');
      assert.deepEqual(await again(someEntry(1, 1), graph, undefined, isRow), ['canceled', question]);
      assert.deepEqual(await again(someEntry(1, 1), graph, 'Send', isRow), ['sent', question]);
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
