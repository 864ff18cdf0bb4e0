import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { decodeUtf8 } from '../../../src/document/utf8';
import { readTextFile } from '../../../src/files/read-text-file';
import { folderWith } from '../cli/support/folder';
import { itWith } from '../../support/capabilities';

describe('Reading a file', () => {
  it('gives its text to the byte, mark and line ends included', () => {
    const folder = folderWith({ 'a.json': '\uFEFF{\r\n"ü": "😀"\r}' });
    assert.equal(readTextFile(join(folder, 'a.json')), '\uFEFF{\r\n"ü": "😀"\r}');
  });

  it('gives an empty one, and one larger than what is read at once', () => {
    const large = 'ä😀'.repeat(50_000);
    const folder = folderWith({ 'empty.json': '', 'large.json': large, 'even.json': 'x'.repeat(65_536) });
    for (const isRegular of [true, false]) {
      assert.equal(readTextFile(join(folder, 'empty.json'), { isRegular }), '');
      assert.equal(readTextFile(join(folder, 'large.json'), { isRegular }), large);
      assert.equal(readTextFile(join(folder, 'even.json'), { isRegular }).length, 65_536);
    }
  });

  it('never shows what an earlier file left behind', () => {
    const folder = folderWith({ 'long.json': 'x'.repeat(1000), 'short.json': '{}' });
    readTextFile(join(folder, 'long.json'), { isRegular: true });
    assert.equal(readTextFile(join(folder, 'short.json'), { isRegular: true }), '{}');
  });

  itWith('devices')('says what is wrong with one that is not there, a folder, and one that is no file at all', () => {
    const folder = folderWith();
    assert.throws(() => readTextFile(join(folder, 'gone.json')), /^HumanError: there is no such file or folder\.$/);
    assert.throws(() => readTextFile(folder), /^HumanError: it is a folder\.$/);
    assert.throws(() => readTextFile('/dev/zero'), /it is not a regular file\.$/);
  });

  itWith('devices')('is not fooled when a folder or device took the place of a file', () => {
    assert.throws(() => readTextFile(folderWith(), { isRegular: true }), /it is a folder\.$/);
    assert.throws(() => readTextFile('/dev/zero', { isRegular: true }), /it is not a regular file/);
  });

  it('stops at the size that is allowed', () => {
    const folder = folderWith({ 'a.json': 'x'.repeat(101) });
    assert.throws(
      () => readTextFile(join(folder, 'a.json'), { largest: 100, isRegular: true }),
      /it is larger than 100 bytes\.$/,
    );
    assert.equal(readTextFile(join(folder, 'a.json'), { largest: 101 }).length, 101);
    // Its size is told as 0.
    if (process.platform === 'linux')
      assert.throws(() => readTextFile('/proc/kallsyms', { largest: 10 }), /larger than 10 bytes/);
  });

  itWith('fifos')('does not wait for a pipe that nobody writes to', () => {
    const pipe = join(folderWith(), 'p.secprofile.json');
    execFileSync('mkfifo', [pipe]);
    assert.throws(() => readTextFile(pipe), /it is not a regular file/);
  });
});

describe('Bytes', () => {
  it('that are not UTF-8 are told with their line', () => {
    assert.throws(
      () => decodeUtf8(Buffer.from('{\n"a": "\xe9"\n}', 'latin1')),
      /it is not UTF-8 \(first in line 2\); save it as UTF-8\.$/,
    );
    assert.throws(() => decodeUtf8(Buffer.from([0x7b, 0xc3])), /first in line 1/);
  });

  it('that spell a surrogate or too long a form are not UTF-8', () => {
    assert.throws(() => decodeUtf8(Buffer.from([0xed, 0xa0, 0x80])), /not UTF-8/);
    assert.throws(() => decodeUtf8(Buffer.from([0xc0, 0xaf])), /not UTF-8/);
  });

  it('of UTF-16 are called by their name', () => {
    assert.throws(() => decodeUtf8(Buffer.from('\uFEFF{}', 'utf16le')), /it is UTF-16; save it as UTF-8\.$/);
    assert.throws(() => decodeUtf8(Buffer.from('\uFEFF{}', 'utf16le').swap16()), /it is UTF-16/);
  });

  it('may spell the replacement character itself', () => assert.equal(decodeUtf8(Buffer.from('"\uFFFD"')), '"\uFFFD"'));
});
