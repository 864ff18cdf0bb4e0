import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HumanError } from '../../../src/errors';
import { readBytes } from '../../../src/files/read-text-file';
import { checkFiles, type FileOutcome } from '../../../src/validation/check-files';
import { itWith } from '../../support/capabilities';
import { onPlatform } from '../../support/on-platform';
import { folderWith } from '../cli/support/folder';

const name = 'a.host.secprofile.json';
const wrong = '{"os": 5}';

describe('Files that the checking thread reads', () => {
  let folder: string;
  let read: string[];
  /** What the file system says to reading. */
  let refusal: string | undefined;

  /** Checks files by their names in the folder. */
  const check = (names: readonly string[], known: readonly FileOutcome[] = [], largest = 1000): FileOutcome[] => {
    const files = names.map((each, at) => {
      const before = known[at];
      const options = { intent: 'add', fileName: name } as const;
      return { path: join(folder, each), options, knownState: before && 'state' in before ? before.state : undefined };
    });
    const counting: typeof readBytes = (path, options) => {
      read.push(path.slice(folder.length + 1));
      if (refusal === 'it grew') throw new HumanError('it is too large.');
      if (refusal !== undefined) throw new HumanError('no.', [], { cause: { code: refusal } });
      return readBytes(path, options);
    };
    return [...checkFiles({ files, folders: [join(folder, 'in')], largest }, undefined, counting)];
  };
  const whats = (outcomes: readonly FileOutcome[]) => outcomes.map(({ what }) => what);
  const rulesOf = (outcome: FileOutcome | undefined) =>
    outcome?.what === 'checked' ? outcome.inspection.problems.map(({ rule }) => rule) : [];

  beforeEach(() => {
    folder = folderWith({ [`in/${name}`]: wrong, 'in/large.json': `{"os": "${'x'.repeat(1000)}"}`, 'out.json': wrong });
    read = [];
    refusal = undefined;
  });

  it('are read and checked once, until they change', () => {
    const first = check([`in/${name}`]);
    assert.ok(rulesOf(first[0]).includes('type'));
    assert.deepEqual(whats(check([`in/${name}`], first)), ['unchanged']);
    assert.deepEqual(read, [join('in', name)]);
    writeFileSync(join(folder, 'in', name), '{"os": ""}');
    assert.ok(!rulesOf(check([`in/${name}`], first)[0]).includes('type'));
  });

  it('are read again when only their time has changed', () => {
    const first = check([`in/${name}`]);
    utimesSync(join(folder, 'in', name), 1, 1);
    assert.deepEqual(whats(check([`in/${name}`], first)), ['checked']);
  });

  it('are not read when they are too large, and are not looked into again for it', () => {
    const first = check(['in/large.json']);
    assert.deepEqual(whats(first), ['unreadable']);
    assert.deepEqual(whats(check(['in/large.json'], first)), ['unchanged']);
    assert.deepEqual(read, []);
  });

  it('are looked for again when they are gone', () => {
    const first = check(['in/gone.json']);
    assert.deepEqual(first, [{ what: 'unreadable', state: '' }]);
    writeFileSync(join(folder, 'in/gone.json'), wrong);
    assert.deepEqual(whats(check(['in/gone.json'], first)), ['checked']);
  });

  itWith('modes')('are read again after a refusal only when their permissions have changed', () => {
    refusal = 'EACCES';
    const first = check([`in/${name}`]);
    assert.deepEqual(whats(first), ['unreadable']);
    refusal = undefined;
    assert.deepEqual(whats(check([`in/${name}`], first)), ['unchanged']);
    assert.equal(read.length, 1);
    chmodSync(join(folder, 'in', name), 0o604);
    assert.deepEqual(whats(check([`in/${name}`], first)), ['checked']);
  });

  it('are read again after a failure that may pass by itself', () => {
    const { restore } = onPlatform('linux');
    try {
      for (refusal of ['EBUSY', 'EMFILE', 'EIO'])
        assert.deepEqual(check([`in/${name}`]), [{ what: 'unreadable', state: '' }]);
    } finally {
      restore();
    }
  });

  it('are told apart from those that another program may only have open, as on Windows', () => {
    const { restore } = onPlatform('win32');
    try {
      for (refusal of ['EBUSY', 'EACCES', 'EPERM'])
        assert.deepEqual(check([`in/${name}`]), [{ what: 'unreadable', state: '', mayPass: true }]);
      refusal = 'EIO';
      assert.deepEqual(check([`in/${name}`]), [{ what: 'unreadable', state: '' }]);
      refusal = 'it grew';
      assert.deepEqual(whats(check([`in/${name}`])), ['unreadable']);
    } finally {
      restore();
    }
  });

  itWith('fifos')('are files: a pipe and a folder are not, and nobody waits for them', () => {
    execFileSync('mkfifo', [join(folder, 'in/pipe.json')]);
    mkdirSync(join(folder, 'in/folder.json'));
    assert.deepEqual(whats(check(['in/pipe.json', 'in/folder.json'])), ['unreadable', 'unreadable']);
    assert.deepEqual(read, []);
  });

  itWith('symlinks')('do not leave the folder through a link, be it of the file or of a folder above it', () => {
    symlinkSync(join(folder, 'out.json'), join(folder, 'in/link.json'));
    symlinkSync(folder, join(folder, 'in/up'));
    symlinkSync('.', join(folder, 'in/loop'));
    symlinkSync(name, join(folder, 'in/inside.json'));
    const outcomes = check(['in/link.json', 'in/up/out.json', `in/loop/${name}`, 'in/inside.json', 'in/up/gone.json']);
    assert.deepEqual(whats(outcomes), ['outside', 'outside', 'checked', 'checked', 'unreadable']);
    assert.deepEqual(read, [`in/loop/${name}`, 'in/inside.json']);
    // The link leads elsewhere now, to a file that is the same in size and time.
    rmSync(join(folder, 'in/link.json'));
    symlinkSync(name, join(folder, 'in/link.json'));
    assert.deepEqual(whats(check(['in/link.json'], outcomes)), ['checked']);
  });

  it('are decoded as their editor does, which is asked where bytes may be of another encoding', () => {
    const bytes: Record<string, Buffer> = {
      'utf16.json': Buffer.from(`\uFEFF${wrong}`, 'utf16le'),
      'utf16-unmarked.json': Buffer.from(wrong, 'utf16le'),
      'marked.json': Buffer.from(`\uFEFF${wrong}`),
      'latin.json': Buffer.from('{"os": 5, "fqdn": "ü"}', 'latin1'),
    };
    for (const [each, content] of Object.entries(bytes)) writeFileSync(join(folder, 'in', each), content);
    const outcomes = check(Object.keys(bytes).map((each) => `in/${each}`));
    assert.deepEqual(whats(outcomes), ['undecoded', 'undecoded', 'checked', 'checked']);
    for (const outcome of outcomes.slice(2)) assert.ok(rulesOf(outcome).includes('type'));
    assert.deepEqual(whats(check(['in/utf16.json'], outcomes)), ['unchanged']);
  });
});
