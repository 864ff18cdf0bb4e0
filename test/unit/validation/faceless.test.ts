import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/folders';

/** Rooms whose sentences stand in the editor, on the command line and in the sandbox's answers alike. */
const rooms = ['text', 'catalog', 'document', 'files', 'payload', 'validation', 'request', 'sandbox'];

/** A command of the editor, an option of the command line. */
const ofOneFace =
  /Security Profiles: |command palette|secprofile (?:validate|request|sandbox)\b|--(?:intent|id|base|kind|format|output|quiet|rules|data|token|token-file|seed|fault|port)(?![-\w])/i;

describe('Sentences of the rooms that every face shares', () => {
  it('name neither a command of the editor nor an option of the command line', () => {
    const found = rooms.flatMap((room) =>
      readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) =>
          readFileSync(join(root, 'src', room, file), 'utf8')
            .split('\n')
            .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line) && ofOneFace.test(line))
            .map((line) => `${room}/${file}: ${line.trim()}`),
        ),
    );
    assert.deepEqual(found, []);
  });
});
