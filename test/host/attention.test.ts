import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { eventually } from '../support/eventually';
import { jsonAnswer, RecordingService } from '../support/recording-service';
import { closeAll, open, run, setting, standIn, write } from './support';

const live = (id: string) => ({ id, netBiosName: 'LIVE' });

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const activeInput = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
const isDiff = (input: unknown) => input instanceof vscode.TabInputTextDiff;

describe('A person who types while a service is being read', () => {
  const service = new RecordingService();
  const undo: (() => unknown)[] = [];
  const said: string[] = [];
  let press: string | undefined;
  let file: vscode.Uri;
  let other: vscode.TextEditor;
  let answer: () => void;

  before(async () => {
    service.respond = ({ url }) => jsonAnswer(live(url.endsWith('/b') ? 'b' : 'a'));
    undo.push(await setting('securityProfiles.custom.baseUrl', `${await service.start()}/beta`));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
    undo.push(await setting('securityProfiles.environment', 'custom'));
    const say = (message: string) => {
      said.push(message);
      return Promise.resolve(press);
    };
    undo.push(standIn('showInformationMessage', say as typeof vscode.window.showInformationMessage));
    file = await write('attended.host.secprofile.json', '{"id": "a", "netBiosName": "MINE"}');
    await write('typed.json', '{}');
  });
  after(async () => {
    for (const each of undo) await each();
    service.stop();
    await closeAll();
  });
  beforeEach(async () => {
    service.requests.splice(0);
    said.splice(0);
    press = undefined;
    service.hold = new Promise((resolve) => (answer = resolve));
    await closeAll();
    other = await open(vscode.Uri.joinPath(file, '..', 'typed.json'));
  });

  /** Runs a command, whose reading takes until something was done. */
  async function meanwhile(command: string, argument: unknown, act: () => Promise<unknown>): Promise<void> {
    const running = run(command, argument);
    await eventually(() => service.requests.length > 0, 'the request');
    await act();
    answer();
    await running;
  }

  const type = async () => {
    const { version } = other.document;
    await vscode.commands.executeCommand('type', { text: ' ' });
    await eventually(() => other.document.version > version, 'what is typed');
  };
  const nothing = () => Promise.resolve();
  const profile = { environment: 'custom', kind: bundledKinds.kind('host'), id: 'a', name: undefined };

  it('goes on in that editor: the comparison is beside it, and a message has the way to it', async () => {
    await meanwhile('compareWithLive', file, type);
    assert.equal(vscode.window.activeTextEditor, other);
    assert.ok(tabs().some(({ input }) => isDiff(input)));
    assert.deepEqual(said, ['The comparison of attended.host.secprofile.json with its live profile is ready.']);
    press = 'Show';
    await meanwhile('compareWithLive', file, type);
    await eventually(() => isDiff(activeInput()), 'the comparison');
    assert.equal(tabs().filter(({ input }) => isDiff(input)).length, 1);
  });

  it('goes on in that editor: a live profile opens beside it', async () => {
    await meanwhile('openProfile', profile, type);
    assert.equal(vscode.window.activeTextEditor, other);
    assert.equal(tabs().length, 2);
    assert.deepEqual(said, ['Opened LIVE.']);
  });

  it('goes on in that editor: a payload of the profile opens beside it, whole', async () => {
    await meanwhile('editAsPayload', { ...profile, id: 'b' }, type);
    assert.equal(vscode.window.activeTextEditor, other);
    const [{ input } = assert.fail()] = tabs().filter((tab) => !tab.isActive);
    assert.ok(input instanceof vscode.TabInputText && input.uri.scheme === 'untitled');
    assert.match((await vscode.workspace.openTextDocument(input.uri)).getText(), /"netBiosName": "LIVE"/);
    assert.deepEqual(said, ['Opened a payload for LIVE.']);
  });

  it('is shown the payload later as it is then: unsaved, saved, or no longer there', async () => {
    let pressShow: (choice: string) => void = () => assert.fail();
    const undoSay = standIn('showInformationMessage', () => new Promise<string>((resolve) => (pressShow = resolve)));
    const errors: string[] = [];
    const undoError = standIn('showErrorMessage', (message: string) => Promise.resolve(void errors.push(message)));
    try {
      await meanwhile('editAsPayload', { ...profile, id: 'b' }, type);
      await closeAll();
      pressShow('Show');
      await eventually(() => errors.length > 0, 'a message');
      assert.match(errors.join(), / isn’t there anymore: it was closed, deleted, or saved elsewhere\. /);
      assert.equal(tabs().length, 0);
      other = await open(vscode.Uri.joinPath(file, '..', 'typed.json'));
      await meanwhile('editAsPayload', { ...profile, id: 'b' }, type);
      const shown = () => vscode.window.activeTextEditor?.document.uri;
      const [{ input } = assert.fail()] = tabs().filter((tab) => !tab.isActive);
      assert.ok(input instanceof vscode.TabInputText);
      pressShow('Show');
      await eventually(() => shown()?.toString() === input.uri.toString(), 'the unsaved payload');
      await closeAll();
      other = await open(vscode.Uri.joinPath(file, '..', 'typed.json'));
      await meanwhile('editAsPayload', { ...profile, id: 'b' }, type);
      const saved = input.uri.with({ scheme: file.scheme });
      await (await vscode.workspace.openTextDocument(input.uri)).save();
      pressShow('Show');
      await eventually(() => shown()?.toString() === saved.toString(), 'the file');
      await closeAll();
      await vscode.workspace.fs.delete(saved);
    } finally {
      undoError();
      undoSay();
    }
  });

  it('goes on in that editor: the plan is there', async () => {
    await meanwhile('apply', [file], type);
    assert.deepEqual(said, ['The plan is ready.']);
    await type();
  });

  it('finds what was asked for in front if nothing was typed', async () => {
    await meanwhile('compareWithLive', file, nothing);
    assert.ok(isDiff(activeInput()));
    await meanwhile('openProfile', profile, nothing);
    assert.notEqual(vscode.window.activeTextEditor, other);
    await meanwhile('apply', [file], nothing);
    assert.deepEqual(said, []);
  });

  it('finds it in front if keys only moved the cursor: they came too early', async () => {
    const move = () => vscode.commands.executeCommand('cursorRight');
    await meanwhile('compareWithLive', file, () => Promise.resolve(move()));
    assert.ok(isDiff(activeInput()));
  });
});
