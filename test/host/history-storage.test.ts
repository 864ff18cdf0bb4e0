import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { historyItem, historyNodes } from '../../src/editor/history/history-nodes';
import { clearHistory } from '../../src/editor/history/history-commands';
import { HistoryService } from '../../src/editor/history/history-service';
import { lastShown, noteShown, responseOf, toldAgain } from '../../src/editor/history/response-of';
import type { Shown } from '../../src/editor/panel/shown';
import type { KnownProfiles } from '../../src/editor/panel/told';
import type { Environment } from '../../src/request/environment';
import { entryVersion, readEntry } from '../../src/history/entry';
import { someEntry as entryAt } from '../flow/history/some-entry';
import { eventually } from '../support/eventually';
import { historyFolder, logFile } from './kept-state';
import { told } from './messages';
import { add, closeAll, inWorkspace, run, setting, standIn } from './support';

const isEntry = (name: string) => name.endsWith('.json');
const payload = () => inWorkspace('fabrikam.domain.secprofile.json');
const logged = async (text: string) => (await readFile(await logFile(), 'utf8')).includes(text);

describe('A history whose storage is in a bad state', () => {
  let folder: string;
  const notes = async (storage: vscode.Uri | undefined) => {
    const service = new HistoryService({ storage, log: { warn: () => undefined } });
    const nodes = await historyNodes(service);
    service.dispose();
    return nodes.flatMap((node) => (node.type === 'note' ? [node.text] : []));
  };

  async function someEntry() {
    const [name = ''] = (await readdir(folder)).filter(isEntry);
    const kept = readEntry(await readFile(path.join(folder, name), 'utf8'));
    assert.ok(typeof kept === 'object');
    return kept;
  }

  const choicesOf = (shown: Shown) => (shown.message.type === 'show' ? shown.message.choices : undefined);

  const named = (name: Environment['name']): Environment => ({ name, label: name, base: '' });

  /** What is known of every file in the sandbox. @param chosen the environment that is chosen */
  const knowing = (id: string | undefined, chosen: Environment['name'] = 'sandbox'): KnownProfiles => ({
    records: { knownOf: (_, { name }) => (id === undefined || name !== 'sandbox' ? undefined : { id }) },
    livePlace: () => named(chosen),
  });

  before(async () => {
    await add(payload());
    folder = await historyFolder();
    await eventually(async () => (await readdir(folder)).some(isEntry), 'an entry');
  });

  afterEach(closeAll);

  it('says why it can’t be written, and everything else goes on; once it can, it’s kept again', async () => {
    const aside = `${folder}-aside`;
    await rename(folder, aside);
    await writeFile(folder, 'in the way');
    try {
      const outcome = await add(payload());
      assert.deepEqual([outcome.status, outcome.response?.status], ['sent', 201]);
      await eventually(() => logged('The history can’t be written: something of that name is in the way.'), 'why');
      assert.equal(await run('exportHistory', inWorkspace('never.har')), undefined);
      await run('showHistory');
      assert.deepEqual(await notes(vscode.Uri.file(path.dirname(folder))), [
        'The history can’t be used: a part of its path is not a folder.',
      ]);
    } finally {
      await rm(folder);
      await rename(aside, folder);
    }
    const before = (await readdir(folder)).length;
    await add(payload());
    await eventually(async () => (await readdir(folder)).length > before, 'another entry');
  });

  it('is cleared of all that it has, whatever its limit is by now: the question counts what is deleted', async () => {
    const storage = vscode.Uri.file(path.join(path.dirname(folder), 'cleared'));
    const history = new HistoryService({ storage, log: { warn: () => undefined } });
    const selected = { focusWithin: () => Promise.resolve(true) };
    const clear = () => clearHistory({ history, selected } as unknown as Parameters<typeof clearHistory>[0]);
    try {
      for (const limit of [0, 2]) {
        for (const at of [1, 2, 3]) {
          const kept = entryAt(at, 1);
          await history.keep([{ ...(await responseOf(kept)), file: kept.file }]);
        }
        const takeBack = await setting('securityProfiles.history.limit', limit);
        const { messages } = await told(clear, 'Delete').finally(takeBack);
        assert.match(messages.join(), /^Delete 3 requests from the history\?/, `with a limit of ${limit}`);
        assert.deepEqual(await readdir(path.join(storage.fsPath, 'history')), []);
      }
    } finally {
      history.dispose();
      await rm(storage.fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('counts what a newer version wrote and what was cut off, and changes neither', async () => {
    const [entry = ''] = (await readdir(folder)).filter(isEntry);
    const text = await readFile(path.join(folder, entry), 'utf8');
    const newer = path.join(folder, '20200101000000000-00000001.json');
    const cut = path.join(folder, '20200101000000000-00000002.json');
    const later = text.replace(`"version":${entryVersion}`, `"version":${entryVersion + 1}`);
    await writeFile(newer, later);
    await writeFile(cut, text.slice(0, text.length / 2));
    try {
      assert.equal((await add(payload())).status, 'sent');
      assert.deepEqual(await notes(vscode.Uri.file(path.dirname(folder))), [
        'A newer version of this extension wrote 1 request.',
        '1 request can’t be read.',
      ]);
      assert.equal(await readFile(newer, 'utf8'), later);
    } finally {
      await rm(newer);
      await rm(cut);
    }
  });

  it('shows what was written of many when one can’t be made', async () => {
    const warned: string[] = [];
    const storage = vscode.Uri.file(path.join(path.dirname(folder), 'apart'));
    const service = new HistoryService({ storage, log: { warn: (why: string) => void warned.push(why) } });
    const takeBack = standIn('showWarningMessage', () => Promise.resolve(undefined));
    let changes = 0;
    service.onDidChange(() => (changes += 1));
    try {
      const kept = await someEntry();
      const { attempt, view } = await responseOf(kept);
      await service.keep(
        (function* () {
          yield { attempt, view, file: kept.file };
          throw new Error('not made');
        })(),
      );
      assert.deepEqual([changes, (await service.content()).entries.length, warned.length], [1, 1, 1]);
    } finally {
      takeBack();
      service.dispose();
      await rm(storage.fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('gives back what was shown last, not what was kept last, and nothing once that is deleted', async () => {
    const storage = vscode.Uri.file(path.join(path.dirname(folder), 'shown'));
    const service = new HistoryService({ storage, log: { warn: () => undefined } });
    const noted = new Map<string, unknown>();
    const state = {
      get: (key: string) => noted.get(key) as undefined,
      update: (key: string, value: unknown) => Promise.resolve(void noted.set(key, value)),
    };
    try {
      assert.equal(await lastShown(state, { history: service, ...knowing(undefined) }), undefined);
      const kept = await someEntry();
      const { attempt, view } = await responseOf(kept);
      const later = { ...attempt, sentAt: '2999-01-01T00:00:00.000Z' };
      await service.keep([attempt, later].map((each) => ({ attempt: each, view, file: kept.file })));
      await noteShown(state, { attempt });
      const shown = await lastShown(state, { history: service, ...knowing(undefined) });
      assert.equal(shown?.last?.attempt.sentAt, attempt.sentAt);
      assert.deepEqual(choicesOf(shown), []);
      await service.delete([kept.id]);
      assert.equal(await lastShown(state, { history: service, ...knowing(undefined) }), undefined);
    } finally {
      service.dispose();
      await rm(storage.fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('has the button that sends again where the panel had it, and never for a delete', async () => {
    const kept = await someEntry();
    const refused = {
      ...kept,
      result: { ok: false, failure: { code: 'ENOTFOUND', message: '', advice: [], mayHaveArrived: false } },
    } as const;
    const rows = [
      [kept, []],
      [{ ...kept, intent: 'update' }, ['Send Again']],
      [refused, ['Send Again']],
      [{ ...refused, intent: 'delete' }, []],
    ] as const;
    for (const [entry, choices] of rows) {
      assert.deepEqual(choicesOf(toldAgain(await responseOf(entry), knowing(undefined)).shown), choices);
    }
  });

  it('has the button that writes the ID of an Add as long as that is the ID of the file, where it was added', async () => {
    const entry = await someEntry();
    const response = await responseOf(entry);
    const { id } = response.view;
    assert.ok(id);
    const offered = (known?: string, told = response) => choicesOf(toldAgain(told, knowing(known)).shown);
    assert.deepEqual(offered(id), ['Write ID into Payload']);
    assert.deepEqual(offered('another'), []);
    assert.deepEqual(offered(), []);
    const unnamed = { ...response.view };
    Reflect.deleteProperty(unnamed, 'id');
    assert.deepEqual(offered(undefined, { ...response, view: unnamed }), []);
    const elsewhere = { ...response.attempt, environment: named('graph') };
    assert.deepEqual(offered(id, { ...response, attempt: elsewhere }), []);
    const [offer] = toldAgain(response, knowing(id, 'graph')).shown.offers ?? [];
    assert.throws(() => offer?.run(), /the sandbox is no longer selected/);
  });

  it('calls a delete by its file, so that rows can be told apart', async () => {
    const kept = await someEntry();
    const { summary } = kept;
    const unnamed = { headline: summary.headline, tone: summary.tone };
    const labelOf = (intent: 'add' | 'delete') =>
      historyItem({
        type: 'attempt',
        entry: {
          ...kept,
          intent,
          kind: 'host',
          file: 'file:///w/caf%C3%A9%2001.host.secprofile.json',
          summary: unnamed,
        },
      }).label;
    assert.deepEqual([labelOf('delete'), labelOf('add')], ['Delete café 01.host.secprofile.json', 'Add Host']);
  });

  it('shows the name of a file as it is, not as a URI writes it', async () => {
    const kept = await someEntry();
    const { view, payload: uri } = await responseOf({
      ...kept,
      file: 'file:///w/caf%C3%A9%2001.domain.secprofile.json',
    });
    assert.deepEqual([view.file, uri.path], ['café 01.domain.secprofile.json', '/w/café 01.domain.secprofile.json']);
  });

  it('keeps and shows nothing where no folder is open', async () => {
    assert.deepEqual(await notes(undefined), []);
  });
});
