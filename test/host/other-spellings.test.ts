import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { inWorkspace, write } from './support';
import { placeIn } from '../../src/editor/host/new-file-place';
import { isFileGone } from '../../src/editor/host/create-file';
import { Marks } from '../../src/editor/problems/marks';
import { ownServices, type OwnServices } from './payload-services';
import { eventually } from '../support/eventually';
import { ignoringCase, onPlatform } from '../support/on-platform';

const folder = 'spellings';
const name = 'Web01.host.secprofile.json';

/** Whether VS Code takes two spellings for one file, as on Windows. */
function isOneToVscode(uri: vscode.Uri, other: vscode.Uri): boolean {
  const collection = vscode.languages.createDiagnosticCollection('spellings');
  collection.set(uri, []);
  const isOne = collection.has(other);
  collection.dispose();
  return isOne;
}

/** VS Code's collection as it is on Windows: how many marks a file has, whose name may be spelled otherwise. */
class IgnoringCase {
  readonly marks = new Map<string, number>();

  set(entries: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[]): void {
    // It sorts them, and lets go of what was there whenever the spelling differs from that of the one before.
    const sorted = entries.toSorted(([a], [b]) => (a.toString() < b.toString() ? -1 : 1));
    let last = '';
    for (const [uri, marks] of sorted) {
      const key = uri.toString().toLowerCase();
      const before = uri.toString() === last ? (this.marks.get(key) ?? 0) : 0;
      this.marks.set(key, before + marks.length);
      last = uri.toString();
    }
  }

  delete(uri: vscode.Uri): void {
    this.marks.delete(uri.toString().toLowerCase());
  }
}

describe('A payload file where the system ignores case', () => {
  const uri = inWorkspace(`${folder}/${name}`);
  const other = uri.with({ path: uri.path.replace(name, name.toUpperCase()) });
  let services: OwnServices;
  let platform: ReturnType<typeof onPlatform>;

  const names = async () =>
    (await services.index.all()).flatMap(({ uri: { path } }) => path.split(`/${folder}/`)[1] ?? []);

  beforeEach(async () => {
    platform = onPlatform(ignoringCase);
    await write(`${folder}/${name}`, '{"os": 1}');
    services = ownServices();
    await services.index.all();
    await eventually(() => services.index.countsOf(uri) !== undefined, 'the file is checked');
  });

  afterEach(async () => {
    services.dispose();
    await rm(inWorkspace(folder).fsPath, { recursive: true, force: true, maxRetries: 6 });
    platform.restore();
  });

  it('is one, however it is spelled: what an editor says of it holds for the tree', async () => {
    assert.deepEqual(services.index.countsOf(other), services.index.countsOf(uri));
    const [inspection = assert.fail('unreadable')] = await services.index.current([uri]);
    assert.ok(inspection.problems.length > 0);
    services.index.accept(other, { ...inspection, problems: [] });
    assert.deepEqual(services.index.countsOf(uri), { error: 0, warning: 0, information: 0 });
    assert.deepEqual(await names(), [name]);
  });

  it('has one set of marks, which follows it to another name', () => {
    services.marks.show(uri, []);
    assert.ok(services.marks.has(other));
    services.marks.rename(inWorkspace(folder), inWorkspace(`${folder}-Neu`));
    assert.deepEqual(services.marks.files().map(String), [String(inWorkspace(`${folder}-Neu/${name}`))]);
    services.marks.rename(inWorkspace(`${folder}-Neu`), inWorkspace(`${folder}-neu`));
    assert.deepEqual(services.marks.files().map(String), [String(inWorkspace(`${folder}-neu/${name}`))]);
  });

  it('has its marks under the spelling that was checked last, and under no other', async () => {
    const marked = () => [uri, other].map((one) => vscode.languages.getDiagnostics(one).length > 0);
    const [inspection = assert.fail('unreadable')] = await services.index.current([uri]);
    const isOneFile = isOneToVscode(uri, other);
    services.marks.show(uri, inspection.problems);
    assert.deepEqual(marked(), [true, isOneFile]);
    services.marks.show(other, inspection.problems);
    assert.deepEqual(marked(), [isOneFile, true]);
    services.marks.drop(uri);
    assert.deepEqual(marked(), [false, false]);
  });

  it('keeps its marks where VS Code ignores case, too', async () => {
    const [{ problems } = assert.fail('unreadable')] = await services.index.current([uri]);
    for (const [first, second] of [
      [uri, other],
      [other, uri],
    ] as const) {
      const collection = new IgnoringCase();
      const { createDiagnosticCollection } = vscode.languages;
      Object.assign(vscode.languages, { createDiagnosticCollection: () => collection });
      const marks = new Marks(() => uri);
      Object.assign(vscode.languages, { createDiagnosticCollection });
      marks.show(first, problems);
      marks.show(second, problems);
      assert.deepEqual([...collection.marks.values()].map(Boolean), [true]);
      marks.drop(first);
      assert.equal(collection.marks.size, 0);
    }
  });

  it('that gets another spelling is there under that one alone', async () => {
    const lower = name.replace('Web', 'web');
    await rename(uri.fsPath, inWorkspace(`${folder}/${lower}`).fsPath);
    await eventually(async () => String(await names()) === lower, 'it has its new name');
    await eventually(() => services.index.countsOf(uri) !== undefined, 'it is checked');
  });

  it('is not gone while an editor has it open, and its name is taken where a new one is to go', async () => {
    const unsaved = uri.with({ scheme: 'untitled', path: uri.path.replace(name, 'Unsaved.host.secprofile.json') });
    await vscode.workspace.openTextDocument(unsaved);
    const spelled = ({ path }: vscode.Uri) => uri.with({ path: path.replace(folder, folder.toUpperCase()) });
    assert.equal(await isFileGone(spelled(unsaved)), false);
    assert.equal(await isFileGone(spelled(inWorkspace(`${folder}/none.host.secprofile.json`))), true);
    const place = await placeIn(spelled(inWorkspace(folder)));
    assert.deepEqual(
      ['unsaved', 'none'].map((each) => place.isTaken(`${each}.host.secprofile.json`)),
      [true, false],
    );
  });
});
