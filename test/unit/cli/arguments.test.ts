import assert from 'node:assert/strict';
import { oneOf, parseArguments } from '../../../src/cli/arguments';
import { HumanError } from '../../../src/errors';

const options = { format: { type: 'string' }, quick: { type: 'boolean' } } as const;
const sentence = (message: string | RegExp) => (error: unknown) => {
  assert.ok(HumanError.is(error));
  if (typeof message === 'string') assert.equal(error.message, message);
  else assert.match(error.message, message);
  return true;
};

describe('Arguments', () => {
  it('may stand in any order, and a bare dash is an argument like any other', () => {
    const { values, positionals } = parseArguments(['a', '--format=json', '-', '--quick', 'b'], options);
    assert.deepEqual({ ...values }, { format: 'json', quick: true });
    assert.deepEqual(positionals, ['a', '-', 'b']);
  });

  it('after a bare double dash are files, whatever they look like', () => {
    assert.deepEqual(parseArguments(['--', '--format'], options).positionals, ['--format']);
  });

  it('that name no option are refused with the option that was probably meant', () => {
    assert.throws(
      () => parseArguments(['--fromat', 'json'], options),
      sentence(/^There is no option --fromat\. Did you mean "--format"\?/),
    );
    assert.throws(
      () => parseArguments(['-x'], options),
      sentence(/^There is no option -x\. To name a file like that, put it after a bare --/),
    );
  });

  it('that lack a value, or have one too many, are refused', () => {
    assert.throws(() => parseArguments(['--format'], options), sentence(/--format/));
    assert.throws(() => parseArguments(['--quick=yes'], options), sentence(/--quick/));
  });

  it('without anything in them are refused, whatever they are for', () => {
    assert.throws(() => parseArguments(['a', ''], options), sentence(/^One of the arguments is empty\./));
    assert.throws(() => parseArguments(['--', ''], options), sentence(/^One of the arguments is empty\./));
    for (const args of [['--format='], ['--format', '']]) {
      assert.throws(() => parseArguments(args, options), sentence(/^--format is empty\./));
    }
    const list = { rules: { type: 'string', multiple: true } } as const;
    assert.throws(() => parseArguments(['--rules=a', '--rules='], list), sentence(/^--rules is empty\./));
  });

  it('take one of a few words, to the letter', () => {
    assert.equal(oneOf('intent', 'update', ['add', 'update']), 'update');
    assert.throws(
      () => oneOf('intent', 'Update', ['add', 'update']),
      sentence(`--intent can't be "Update". Did you mean "update"? It takes add or update.`),
    );
  });
});
