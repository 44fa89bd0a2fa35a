import { describe, expect, test } from 'vitest';
import { decimalSignOf, readNumber } from '../../src/core/numbers.ts';

describe('numbers as people write them', () => {
  test.each([
    ['0.25', 0.25],
    ['−3', -3],
    ['+.5', 0.5],
    ['7.', 7],
    ['1e-4', 1e-4],
    ['1,200,000', 1_200_000],
    ['12,34,567.5', 1_234_567.5],
    ['1 200', 1200],
    ['1’000', 1000],
    ['91%', 91],
    ['91.5 %', 91.5],
    ['$19.99', 19.99],
    ['-$3', -3],
    ['5 €', 5],
    ['0.91 ± 0.02', 0.91],
    ['99.1% ± 0.3%', 99.1],
    ['٣٫١٤', 3.14],
    ['१२३', 123],
  ])('%s', (text, value) => expect(readNumber(text)?.value).toBe(value));

  test.each([
    ['3,14', 3.14],
    ['1.200', 1200],
    ['1.200,5', 1200.5],
  ])('%s with a decimal comma', (text, value) => expect(readNumber(text, ',')?.value).toBe(value));

  test.each(['', '-', 'n/a', 'NaN', '1.2.3', '2024-01-01', '3,14', '12 apples', 'e5', '.', '1'.repeat(61)])(
    '%j is none',
    (text) => expect(readNumber(text)).toBeUndefined(),
  );

  test('has its parts', () => {
    expect(readNumber('$1,234.50%')).toEqual({
      value: 1234.5,
      prefix: '$',
      whole: '1,234',
      fraction: '50',
      suffix: '%',
    });
  });
});

test.each([
  [['3,14', '1.200'], ','],
  [['1,200', '3.14'], '.'],
  [['3,14', '2.5'], '.'],
  [['1,200'], '.'],
  [[], '.'],
])('of %j the decimal sign is %s', (texts, sign) => expect(decimalSignOf(texts)).toBe(sign));
