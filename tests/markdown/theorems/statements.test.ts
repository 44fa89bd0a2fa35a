import { describe, expect, test } from 'vitest';
import { portable } from '../../../src/feeds/portable.ts';
import { check, render, told } from '../../support/documents.ts';

const theorem = ':::theorem[Bayes]{#thm:bayes}\nLet it be.\n:::';
/** The HTML without popovers. */
const shown = async (markdown: string, around = {}) => {
  const { html, state } = await render(markdown, around);
  return { html: html.replace(/<div class="preview"[^]*/, '').trim(), state };
};

test('a theorem begins with its number and its title in bold', async () => {
  const { html, state } = await shown(theorem);
  expect(html).toBe(
    '<div class="statement theorem" id="thm-bayes"><p><strong>Theorem 1 (Bayes).</strong> Let it be.</p></div>',
  );
  expect(state.diagnostics).toEqual([]);
});

test.each([
  [':::lemma\nx\n:::', '<div class="statement lemma"><p><strong>Lemma 1.</strong> x</p></div>'],
  [':::remark\nx\n:::', '<div class="statement remark"><p><strong>Remark.</strong> x</p></div>'],
  [':::remark{#rem:a}\nx\n:::', '<div class="statement remark" id="rem-a"><p><strong>Remark 1.</strong> x</p></div>'],
  [':::theorem{.unnumbered}\nx\n:::', '<div class="statement theorem"><p><strong>Theorem.</strong> x</p></div>'],
  [
    ':::theorem\n- x\n:::',
    '<div class="statement theorem"><p><strong>Theorem 1.</strong></p><ul>\n<li>x</li>\n</ul></div>',
  ],
  [
    ':::theorem{.fold}\nx\n:::',
    '<details class="statement theorem"><summary><strong>Theorem 1.</strong></summary><p>x</p></details>',
  ],
])('%j', async (markdown, expected) => expect((await shown(markdown)).html).toBe(expected));

test('one counter for all but exercises and algorithms', async () => {
  const kinds = ['definition', 'theorem', 'exercise', 'lemma', 'algorithm', 'exercise', 'theorem'];
  const { html } = await shown(kinds.map((kind) => `:::${kind}\nx\n:::`).join('\n\n'));
  expect([...html.matchAll(/<strong>(.*?)\.</g)].map(([, title]) => title)).toEqual([
    'Definition 1',
    'Theorem 2',
    'Exercise 1',
    'Lemma 3',
    'Algorithm 1',
    'Exercise 2',
    'Theorem 4',
  ]);
});

test.each([
  ['en', 'Theorem 1 (B).', 'Theorem 1'],
  ['hi', 'प्रमेय 1 (B)।', 'प्रमेय 1'],
  ['ar', 'المبرهنة 1 (B).', 'المبرهنة 1'],
  ['zh-Hans', '定理 1（B）。', '定理 1'],
])('in %s', async (lang, heading, reference) => {
  const { html } = await shown('@thm:b\n\n:::theorem[B]{#thm:b}\nx\n:::', { lang });
  expect(html).toContain(`<strong>${heading}</strong>`);
  expect(html).toContain(`interestfor="show-thm-b">${reference}</a>`);
});

describe('references', () => {
  test.each(['@thm:bayes', '@thm-bayes', '[@thm:bayes]'])('%s is a link that shows the statement', async (written) => {
    const { html, state } = await render(`See ${written}.\n\n${theorem}`);
    expect(html).toContain('<p>See <a href="#thm-bayes" interestfor="show-thm-bayes">Theorem 1</a>.</p>');
    expect(html).toContain(
      '<div class="preview" popover="hint" hidden data-page-only id="show-thm-bayes">' +
        '<p><strong>Theorem 1 (Bayes).</strong> Let it be.</p></div>',
    );
    expect(state.diagnostics).toEqual([]);
  });

  test('what nothing refers to has no popover, and no popover has the ids and links of what it shows', async () => {
    const { html } = await render(
      '@lem:a\n\n:::theorem{#thm:b}\nx\n:::\n\n:::lemma{#lem:a}\nBy @thm:b [y](/z/) $$x \\label{eq:x}$$\n\n```\ncode\n```\n:::',
    );
    const popovers = html.slice(html.indexOf('<div class="preview"'));
    expect(popovers.match(/ id="[^"]*"/g)).toEqual([' id="show-thm-b"', ' id="show-lem-a"']);
    expect(popovers).not.toMatch(/<a\b|code/);
    expect(popovers).toContain('By Theorem 1 y');
  });

  test('a long statement is cut in its popover', async () => {
    const { html } = await render(`@thm:a\n\n:::theorem{#thm:a}\n${'word '.repeat(2_000)}\n:::`);
    expect(html.slice(html.indexOf('<div class="preview"')).length).toBeLessThan(1_400);
  });
});

describe('proofs', () => {
  const end = '<span class="qed" role="img" aria-label="End of the proof">∎</span>';
  test.each([
    ['text', 'So it is.', `So it is. ${end}</p></div>`],
    ['a list', '- a\n- b', `<li>b ${end}</li>\n</ul></div>`],
    ['a list in a list', '1. a\n   - b', `<li>b ${end}</li>\n</ul>\n</li>\n</ol></div>`],
    ['a formula', '$$x$$', `</div><p>${end}</p></div>`],
    ['code', '```\nx\n```', `</pre><p>${end}</p></div>`],
    ['text after a formula', '$$x$$ as said', `<p>as said ${end}</p></div>`],
  ])('end in ∎ after %s', async (_, body, expected) => {
    const { html } = await shown(`:::proof\n${body}\n:::`);
    expect(html.endsWith(expected)).toBe(true);
    expect(html).toContain('<strong>Proof.</strong>');
  });

  test.each(['So. ∎', 'So. $\\square$', '$$x \\qquad \\blacksquare$$'])('%j ends already', async (body) => {
    expect((await shown(`:::proof\n${body}\n:::`)).html).not.toContain('qed');
  });

  test('have the author’s own name', async () => {
    const { html } = await shown(`${theorem}\n\n:::proof[Proof of @thm:bayes]\nx\n:::`);
    expect(html).toContain(
      '<strong>Proof of <a href="#thm-bayes" interestfor="show-thm-bayes">Theorem 1</a>.</strong>',
    );
  });
});

describe('solutions', () => {
  const exercises = ':::exercise{#exr:a}\nx\n:::\n\n:::exercise{#exr:b}\ny\n:::\n\n';
  test.each([
    [':::solution\nz\n:::', 'Exercise 2', ''],
    [':::solution{for=exr:a}\nz\n:::', 'Exercise 1', ''],
    [':::solution{#sol:a}\nz\n:::', 'Exercise 1', ' id="sol-a"'],
    [':::solution{#sol-c for=exr-a}\nz\n:::', 'Exercise 1', ' id="sol-c"'],
  ])('%j folds, and is that of %s', async (markdown, of, id) => {
    const { html, state } = await shown(exercises + markdown);
    expect(html).toContain(
      `<details class="statement solution"${id}><summary><strong>Solution to ${of}.</strong></summary><p>z</p></details>`,
    );
    expect(state.diagnostics).toEqual([]);
  });
});

test('an algorithm has its keywords in bold, at the beginning of a line and what belongs to them', async () => {
  const { html } = await shown(
    ':::algorithm[Descent]\nInput: a rate $r$ to do\n\n1. For $t = 1$ to $T$ do\n   - if $x$ then return y, else go on\n   - set if to do\n2. return x\n:::',
  );
  expect(html.replace(/<math[^]*?<\/math>/g, 'M').replace(/\n/g, '')).toBe(
    '<div class="statement algorithm"><p><strong>Algorithm 1 (Descent).</strong></p>' +
      '<p><strong>Input</strong>: a rate M to do</p><ol><li><strong>For</strong> M <strong>to</strong> M ' +
      '<strong>do</strong><ul><li><strong>if</strong> M <strong>then</strong> <strong>return</strong> y, ' +
      '<strong>else</strong> go on</li><li>set if to do</li></ul></li><li><strong>return</strong> x</li></ol></div>',
  );
});

test.each([
  ['hi', '1. यदि x तो y लौटाएँ', '<strong>यदि</strong> x <strong>तो</strong> y <strong>लौटाएँ</strong>'],
  ['ar', '1. إذا x فإن y', '<strong>إذا</strong> x <strong>فإن</strong> y'],
  ['zh-Hans', '1. 如果样本为空则 返回 y', '<strong>如果</strong>样本为空则 <strong>返回</strong> y'],
  ['zh-Hans', '1. 当前的值', '当前的值'],
  ['zh-Hans', '1. while x do', '<strong>while</strong> x <strong>do</strong>'],
  ['en', '1. form x', 'form x'],
])('keywords in %s: %s', async (lang, markdown, expected) => {
  expect((await shown(`:::algorithm\n${markdown}\n:::`, { lang })).html).toContain(`<li>${expected}</li>`);
});

test.each([
  ['See @thm:bays.\n\n' + theorem, '1: There is no theorem `thm:bays` in this post.', 'Did you mean `thm:bayes`?'],
  ['@lem:a', '1: There is no lemma `lem:a` in this post.', 'Give it its name: `:::lemma{#lem:name}`.'],
  [`${theorem}\n\n${theorem}`, '5: Two things in this post are called `thm:bayes`.', 'another name'],
  ['a\n\n:::solution\nx\n:::', '3: The solution has no exercise.', ':::exercise'],
  [
    ':::exercise{#exr:one}\nx\n:::\n\n:::solution{for=exr:on}\nx\n:::',
    '5: There is no exercise `exr:on` in this post.',
    'Did you mean `exr:one`?',
  ],
  [':::lemma{#thm:a}\nx\n:::', '1: `#thm:a` is the name of a theorem, but this is a lemma.', '{#lem:a}'],
  [':::theorem\n:::', '1: The theorem is empty.', ':::theorem'],
  [':::theorm\nx\n:::', '1: `:::theorm` is no kind of callout.', 'Did you mean `theorem`?'],
])('%j is told', async (markdown, message, fix) => {
  const { state } = await render(markdown);
  expect(told(state.errors)).toEqual([message]);
  expect(state.errors[0]!.fix).toContain(fix);
});

test('an unknown word is told', async () => {
  const { state } = await render(':::theorem{#thm:a .big for=x}\nx\n:::');
  expect(told(state.warnings)).toEqual([
    '1: `for` after `:::theorem` means nothing here.',
    '1: `.big` after `:::theorem` means nothing here.',
  ]);
});

test('the same in MDX, where braces are code elsewhere', async () => {
  const state = await check(`See @thm:bayes and @thm:no.\n\n${theorem}\n\n:::lemma{#lem:a}\n$x$\n:::`);
  expect(told(state.errors)).toEqual(['1: There is no theorem `thm:no` in this post.']);
});

test('in a feed they are plain HTML, and nothing is said twice', async () => {
  const { html } = await render(`@thm:bayes\n\n${theorem}\n\n:::proof\nx\n:::`);
  expect(portable(html, 'https://a.example/p/').replace(/\n/g, '')).toBe(
    '<p><a href="https://a.example/p/#thm-bayes">Theorem 1</a></p><div id="thm-bayes"><p><strong>Theorem 1 ' +
      '(Bayes).</strong> Let it be.</p></div><div><p><strong>Proof.</strong> x ∎</p></div>',
  );
});
