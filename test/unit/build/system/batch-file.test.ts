import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandFor } from '../../../../src/build/system/command';
import { argumentsIn, readByBatch, readByCmd } from './cmd-reader';
import { systemNamed } from './systems';

const windows = systemNamed('win32');
const batchFile = 'C:\\Büro & Co (x86)\\[neu]\\tool.cmd';
const shim = 'C:\\Büro & Co (x86)\\node_modules\\.bin\\tool.cmd';

/** The line after the batch file's name, as `cmd.exe` reads it. */
function read(program: string, args: readonly string[]): string {
  const line = commandFor(program, args, windows).args.at(-1) ?? '';
  const name = `"${program}" `;
  assert.ok(line.startsWith(`"${name}`) && line.endsWith('"'), line);
  return readByCmd(line.slice(name.length + 1, -1));
}

const argument = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('%^"\\ &|<>():=~,!ab0ü😀')) }),
  fc.constantFrom('%PATH%', '%PATH:a=b%', '%PATH:~0,3%', '100% sure % x', '%%PATH%%', 'C:\\a b\\', '%', ''),
  fc.string().filter((text) => !/[\r\n\0]/.test(text)),
);

describe('A batch file of Windows', () => {
  it('gets every argument as it is, no variable put in', () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), (args) => {
        assert.deepEqual(argumentsIn(read(batchFile, args)), args);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not started where its path would have a variable put in', () => {
    assert.throws(
      () => commandFor('C:\\100% x\\tool.cmd', [], windows),
      /cannot be started with a % in its path: C:\\100% x/,
    );
  });

  it('hands it on to a program as it is, when npm made it for that', () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), (args) => {
        assert.deepEqual(argumentsIn(readByBatch(read(shim, args))), args);
      }),
      { numRuns: 2000 },
    );
  });
});
