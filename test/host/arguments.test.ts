import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askingArgument } from '../../src/editor/host/arguments';

describe('What an Add is given', () => {
  const uri = vscode.Uri.file('/w/web01.host.secprofile.json');
  const other = vscode.Uri.file('/w/web02.host.secprofile.json');

  const rows: readonly [who: string, given: readonly unknown[], uris: readonly vscode.Uri[], isByCode: boolean][] = [
    ['code that names a file', [uri], [uri], true],
    ['code that names a file by its text', [uri.toString()], [uri], true],
    ['a key, or the palette', [], [], false],
    ['the title of an editor', [uri, { groupId: 0 }], [uri], false],
    ['the explorer, or a code lens', [uri, [uri]], [uri], false],
    ['a selection in the explorer', [uri, [uri, other]], [uri, other], false],
    ['a row of the tree', [{ type: 'payload', uri }, undefined], [uri], false],
    ['a key on a row of the tree', [{ type: 'payload', uri }], [uri], false],
    [
      'several rows of the tree',
      [{ type: 'payload', uri }, [{ type: 'payload', uri }, { type: 'kind' }, { type: 'payload', uri: other }]],
      [uri, other],
      false,
    ],
  ];
  for (const [who, [given, more], uris, isByCode] of rows) {
    it(`by ${who} says which files, and whether somebody can be asked`, () => {
      const argument = askingArgument(given, more);
      assert.deepEqual([argument.uris.map(String), argument.isByCode], [uris.map(String), isByCode]);
    });
  }

  it('is never the active editor’s payload where a key was pressed on a row that is none', () => {
    for (const row of [null, { type: 'kind', kind: undefined }, { type: 'note' }]) {
      assert.throws(() => askingArgument(row), /Select a payload first/);
    }
  });
});
