import { describe, expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';
import { startCpuTime } from '../support/cpu-time.ts';

const markdownOf = (markdown: string) => readDialects(markdown).markdown;

describe('blocks between colons, as Quarto and bookdown write them', () => {
  test.each([
    [
      'a title as a heading',
      '::: {#thm-a}\n\n## Line, $x$\n\nText.\n:::',
      ':::theorem[Line, $x$]{id="thm-a"}\n\nText.\n:::',
    ],
    ['a title as an attribute', '::: {#lem-a name="Of *b*"}\nText.\n:::', ':::lemma[Of *b*]{id="lem-a"}\nText.\n:::'],
    ['a title in brackets', '::: {#prp-a}\n[Title]\n\nText.\n:::', ':::proposition[Title]{id="prp-a"}\n\nText.\n:::'],
    ['a class', '::: {.proof}\nText.\n:::', ':::proof\nText.\n:::'],
    ['a word', '::: remark\nText.\n:::', ':::remark\nText.\n:::'],
    ['bookdown’s name', '::: {.theorem #a name="T"}\nText.\n:::', ':::theorem[T]{id="thm:a"}\nText.\n:::'],
    [
      'a callout inside',
      '::: {#exr-a}\n::: {.callout-tip}\nText.\n:::\n:::',
      '::::exercise{id="exr-a"}\n:::tip\nText.\n:::\n::::',
    ],
    ['a chunk', '```{theorem, a, name="T"}\nText.\n```', ':::theorem[T]{id="thm:a"}\nText.\n:::'],
    ['a reference', '::: {.lemma #a}\nx\n:::\n\nBy Lemma \\@ref(lem:a).', ':::lemma{id="lem:a"}\nx\n:::\n\nBy @lem:a.'],
  ])('%s', (_, markdown, expected) => expect(markdownOf(markdown)).toBe(expected));
});

describe('directives of MyST', () => {
  test.each([
    ['a fence', '```{prf:theorem} T\n:label: a b\n\nText.\n```', ':::theorem[T]{id="thm:a-b"}\n\nText.\n:::'],
    ['in capitals', '```{prf:Theorem}\nText.\n```', ':::theorem\nText.\n:::'],
    ['colons', ':::{prf:axiom}\n:label: axm-a\nText.\n:::', ':::axiom{id="axm-a"}\nText.\n:::'],
    ['options', ':::{prf:proof}\n:nonumber:\n:class: dropdown\nText.\n:::', ':::proof{.unnumbered .fold}\nText.\n:::'],
    ['options in YAML', ':::{exercise}\n---\nlabel: a\n---\nText.\n:::', ':::exercise{id="exr:a"}\nText.\n:::'],
    [
      'one in another, with code and a formula',
      '````{prf:lemma}\n```{math}\n:label: e\nx\n```\n\n```{prf:proof}\nText.\n```\n````',
      '::::lemma\n$$\nx\n\\label{e}\n$$\n\n:::proof\nText.\n:::\n::::',
    ],
    [
      'gates',
      '```{exercise-start}\n:label: a\n```\n\n```python\nx\n```\n\n```{exercise-end}\n```\n\n```{solution-start} a\n```\n\nx\n\n' +
        '```{solution-end}\n```',
      ':::exercise{id="exr:a"}\n\n```python\nx\n```\n\n:::\n\n:::solution{for="exr:a"}\n\nx\n\n:::',
    ],
    ['code that shows one', '````md\n```{prf:theorem}\nx\n```\n````', '````md\n```{prf:theorem}\nx\n```\n````'],
  ])('%s', (_, markdown, expected) => expect(markdownOf(`${markdown}\n`).trimEnd()).toBe(expected));

  test.each([
    ['{prf:ref}`a`', '@thm:a'],
    ['{prf:ref}`this one <a>`', '[this one](#thm-a)'],
    ['{numref}`Theorem %s <a>`', '@thm:a'],
    ['{ref}`a` and [](#a)', '@thm:a and @thm:a'],
    ['[here](#a), [there](#b)', '[here](#thm-a), [there](#b)'],
    ['{eq}`e`', '\\eqref{e}'],
    // What is not there is reported by the plugin.
    ['{prf:ref}`nothing`', '@thm:nothing'],
  ])('%s', (markdown, expected) => {
    expect(markdownOf(`${markdown}\n\n\`\`\`{prf:theorem}\n:label: a\nx\n\`\`\`\n`).split('\n')[0]).toBe(expected);
  });
});

test('lines stay known', () => {
  const { lines } = readDialects('a\n\n```{prf:theorem}\n:label: x\n:nonumber:\n\nText.\n```\n\nz\n');
  expect(lines).toEqual([1, 2, 3, 6, 7, 8, 9, 10, 11]);
});

test('many openings take no longer than their length allows', () => {
  const spent = startCpuTime();
  for (const line of ['::: {#thm-a}\n', '```{prf:theorem}\n', '```{exercise-start}\n', '{prf:ref}`a <', '[x](#a'])
    readDialects(line.repeat(2_000));
  expect(spent()).toBeLessThan(4_000);
});
