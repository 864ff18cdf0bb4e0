import assert from 'node:assert/strict';
import { importSentence, rejectionList } from '../../../src/editor/sandbox/import-report';

describe('What is told of an import', () => {
  const refused = [
    { path: '/in/a.host.secprofile.json', reason: 'It is not UTF-8.' },
    { path: '/in/deep/b\n\u202e.host.secprofile.json', reason: 'It is\na link.' },
  ];

  it('counts what came in and what did not', () => {
    assert.equal(importSentence({ added: 13, skipped: 0, refused: [] }), 'Imported 13 profiles.');
    assert.equal(
      importSentence({ added: 1, skipped: 2, refused: refused.slice(0, 1) }),
      'Imported 1 profile. 2 already existed. 1 file was rejected.',
    );
    assert.equal(importSentence({ added: 0, skipped: 0, refused }), 'Imported 0 profiles. 2 files were rejected.');
  });

  it('has a line for each file that was rejected, whatever its name', () => {
    assert.equal(
      rejectionList('/in', refused),
      'Not imported from /in:\n\na.host.secprofile.json: It is not UTF-8.\ndeep/b .host.secprofile.json: It is a link.\n',
    );
  });
});
