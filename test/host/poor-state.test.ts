import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, closeAll, validate, write } from './support';

const good =
  '{\n  "azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e",\n  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" },\n  "tags": ["HVA"]\n}\n';

describe('A payload in a poor state', () => {
  afterEach(closeAll);

  const rows: readonly [name: string, what: string, text: string | Uint8Array, rules: readonly string[]][] = [
    ['empty-file.host.secprofile.json', 'an empty file', '', ['syntax']],
    ['blank.host.secprofile.json', 'white space alone', ' \r\n ', ['syntax']],
    ['bom.host.secprofile.json', 'a byte-order mark', `\uFEFF${good}`, []],
    ['crlf.host.secprofile.json', 'CRLF line ends', good.replaceAll('\n', '\r\n'), []],
    ['array.host.secprofile.json', 'a root array', '[1]', ['not-an-object']],
    ['nothing-known.secprofile.json', 'no kind', good, ['unknown-kind']],
    [
      'contradicts.host.secprofile.json',
      'two kinds',
      good.replace('{', '{ "@odata.type": "#microsoft.graph.ipSecurityProfile",'),
      ['kind-mismatch'],
    ],
  ];
  for (const [name, what, text, rules] of rows) {
    it(`such as ${what} is told what it is`, async () => {
      const { problems } = await validate(await write(name, text));
      const errors = problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        rules,
      );
    });
  }

  it('such as 5 MB of text is checked and sent or refused with a sentence', async () => {
    const users = Array.from(
      { length: 60_000 },
      (_, n) => `{"accountName": "user${n}", "logonId": "0x${n.toString(16)}", "accountType": "standard"}`,
    );
    const uri = await write(
      'large.host.secprofile.json',
      good.replace('"tags"', `"logonUsers": [${users.join(',\n')}],\n  "tags"`),
    );
    const { problems } = await validate(uri);
    assert.deepEqual(problems, []);
    const outcome = await add(uri);
    assert.equal(outcome.response?.status, 413);
    assert.match(outcome.response.body, /4 MiB|too large/i);
  });

  it('such as one on a read-only file system is checked and added like any other', async () => {
    const provider = new ReadOnlyFiles(good);
    const registration = vscode.workspace.registerFileSystemProvider('secprofile-test', provider, { isReadonly: true });
    try {
      const uri = vscode.Uri.parse('secprofile-test:/payload.host.secprofile.json');
      assert.deepEqual((await validate(uri)).problems, []);
      assert.equal((await add(uri)).response?.status, 201);
    } finally {
      registration.dispose();
    }
  });
});

/** A virtual file system of one file that nobody can write. */
class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  constructor(private readonly text: string) {}
  watch = () => new vscode.Disposable(() => undefined);
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text.length });
  readDirectory = () => [];
  readFile = () => new TextEncoder().encode(this.text);
  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}
