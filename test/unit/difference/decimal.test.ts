import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { exactDecimal } from '../../../src/difference/decimal';

describe('The exact value of a number', () => {
  for (const [literal, others] of Object.entries({
    '0': ['-0', '0.0', '0e5', '-0.000e-99999999999999999999'],
    '100': ['1e2', '1E+2', '100.0', '0.1e3', '1.00e02'],
    '-1.5': ['-15e-1', '-1.50', '-0.15E1'],
    '9007199254740993': ['9007199254740993.0', '9.007199254740993e15'],
    '1e400': ['10e399', '0.001e403'],
    '1e1000000000000000000000': ['10e999999999999999999999', '0.1e1000000000000000000001'],
  })) {
    it(`is the same for ${[literal, ...others].join(', ')}`, () => {
      for (const other of others) assert.equal(exactDecimal(other), exactDecimal(literal), other);
    });
  }

  for (const [a, b] of [
    ['9007199254740993', '9007199254740992'],
    ['1', '-1'],
    ['10', '1'],
    ['0.1', '0.10000000000000000001'],
    ['1e400', '1e401'],
    ['120', '12'],
  ] as const) {
    it(`tells ${a} from ${b}`, () => {
      assert.notEqual(exactDecimal(a), exactDecimal(b));
    });
  }

  it('is that of every way to write a number: zeros in front of a fraction’s end, another exponent', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.nat(40),
        fc.nat(40),
        fc.constantFrom('e', 'E', 'e+'),
        (whole, zeros, shift, e) => {
          const padded = `${whole}${'0'.repeat(zeros)}`;
          const expected = exactDecimal(`${whole}e${shift}`);
          assert.equal(
            exactDecimal(zeros > shift ? `${padded}e-${zeros - shift}` : `${padded}${e}${shift - zeros}`),
            expected,
          );
          assert.equal(exactDecimal(`${whole}.${'0'.repeat(zeros)}${e}${shift}`), expected);
        },
      ),
    );
  });

  it('takes a number of a million digits, in its exponent too', () => {
    const digits = '9'.repeat(1_000_000);
    const zeros = '0'.repeat(1_000_000);
    assert.equal(exactDecimal(`1${zeros}`), 'e1000000'.replace('e', '1e'));
    assert.notEqual(exactDecimal(`1e${digits}`), exactDecimal('1'));
    assert.equal(exactDecimal(`0.${zeros}1`), '1e-1000001');
  });
});
