import assert from 'node:assert/strict';
import { demandJson } from '../../../src/sandbox/wire/json-body';
import { demandMatch, etagOf, isKnown } from '../../../src/sandbox/wire/etag';
import { readPrefer } from '../../../src/sandbox/wire/prefer';
import { requestIds } from '../../../src/sandbox/wire/graph-error';
import { demandLocal, demandToken } from '../../../src/sandbox/server/guard';
import { redactedPath } from '../../../src/sandbox/server/front';

describe('sandbox: Prefer', () => {
  const rows: readonly (readonly [string | null, object])[] = [
    [null, {}],
    ['return=minimal', { return: 'minimal' }],
    ['respond-async, Return="representation"; x=1', { return: 'representation' }],
    ['return=minimal, return=representation', { return: 'minimal' }],
    ['return=all', {}],
    ['odata.maxpagesize=5', { maxPageSize: 5 }],
    ['maxpagesize=7,return=minimal', { maxPageSize: 7, return: 'minimal' }],
    ['odata.maxpagesize=0', {}],
  ];
  for (const [header, expected] of rows) {
    it(`reads ${header ?? 'none'}`, () => {
      assert.deepEqual(readPrefer(header), expected);
    });
  }
});

const ifMatch = (value: string | null) => new Headers(value === null ? {} : { 'if-match': value });

describe('sandbox: ETags', () => {
  const profile = { revision: 46 };
  const tag = etagOf(profile);

  it('let a write through that names the version, or any', () => {
    for (const header of [null, tag, tag.slice(2), '*', `"x", ${tag}`]) demandMatch(ifMatch(header), profile);
  });

  it('stop a write that names another version', () => {
    for (const header of ['"x"', '', etagOf({ revision: 47 }), tag.toUpperCase()]) {
      assert.throws(
        () => {
          demandMatch(ifMatch(header), profile);
        },
        { status: 412 },
      );
    }
  });

  it('tell what a client knows already', () => {
    assert.equal(isKnown(tag, profile), true);
    assert.equal(isKnown('"x"', profile), false);
    assert.equal(isKnown(null, profile), false);
  });
});

describe('sandbox: request ids', () => {
  const idsFor = (given: string) => requestIds(new Headers({ 'client-request-id': given }), () => 'fresh');

  it('echo what is a GUID or another short token', () => {
    for (const given of ['0e1d7f1c-0000-4000-8000-000000000000', '{0E1D7F1C}', 'build_12.3']) {
      assert.deepEqual(idsFor(given), { requestId: 'fresh', clientRequestId: given });
    }
  });

  it('put a fresh one in place of what is not safe to repeat', () => {
    for (const given of ['', '<script>', 'a b', 'x'.repeat(200), '-']) {
      assert.equal(idsFor(given).clientRequestId, 'fresh');
    }
  });
});

describe('sandbox: media types', () => {
  const check = (type: string, more: Record<string, string> = {}) => {
    demandJson(new Headers({ ...(type ? { 'content-type': type } : {}), ...more }));
  };

  it('are JSON in UTF-8', () => {
    for (const type of [
      'application/json',
      'Application/JSON ; charset="UTF-8"',
      'application/json;IEEE754Compatible=true',
    ]) {
      check(type);
    }
  });

  it('are nothing else', () => {
    for (const type of ['', 'text/plain', 'application/jsonp', 'application/xml', 'application/json; charset=latin1']) {
      assert.throws(
        () => {
          check(type);
        },
        { status: 415 },
        type,
      );
    }
    assert.throws(
      () => {
        check('application/json', { 'content-encoding': 'gzip' });
      },
      { status: 415 },
    );
  });
});

describe('sandbox: who may come in', () => {
  const request = (headers: Record<string, string>, url = 'http://127.0.0.1:1/beta') => new Request(url, { headers });

  it('is a program that says 127.0.0.1 or localhost', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', 'LOCALHOST:1', '[::1]:8080']) demandLocal(request({ host }), []);
  });

  it('is nobody under another name: that is DNS rebinding', () => {
    for (const host of [
      '',
      'evil.example',
      '127.0.0.1.evil.example',
      'evil.example:8080',
      '127.1',
      'localhost.',
      'x@localhost',
    ]) {
      assert.throws(
        () => {
          demandLocal(request({ host }), []);
        },
        { status: 403 },
        host,
      );
    }
  });

  it('is no web page, unless its origin was allowed', () => {
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:8080']) {
      const from = request({ host: 'localhost', origin });
      assert.throws(
        () => {
          demandLocal(from, ['http://localhost:3000']);
        },
        { status: 403 },
      );
      demandLocal(from, [origin]);
    }
  });

  it('has a URL of bounded length', () => {
    const long = request({ host: 'localhost' }, `http://localhost/beta?${'x'.repeat(9000)}`);
    assert.throws(
      () => {
        demandLocal(long, []);
      },
      { status: 414 },
    );
  });

  it('has the token, in full and in its own case', () => {
    demandToken(request({ authorization: 'bearer SeCret' }), 'SeCret');
    for (const authorization of [
      '',
      'SeCret',
      'Basic SeCret',
      'Bearer',
      'Bearer secret',
      'Bearer SeCre',
      'Bearer SeCrett',
      'Bearer SeCret x',
    ]) {
      assert.throws(
        () => {
          demandToken(request({ authorization }), 'SeCret');
        },
        { status: 401 },
        authorization,
      );
    }
    assert.throws(
      () => {
        demandToken(request({}), 'SeCret');
      },
      { status: 401, message: /empty/ },
    );
  });
});

describe('sandbox: the access log', () => {
  it('has paths and the names of options, not their values', () => {
    const url =
      "http://x/beta/security/userSecurityProfiles?$filter=userPrincipalName eq 'ann'&$top=5&access_token=abc";
    assert.equal(redactedPath(url), '/beta/security/userSecurityProfiles?$filter=…&$top=…&access_token=…');
    assert.ok(redactedPath(`http://x/${'y'.repeat(5000)}`).length < 250);
  });
});
