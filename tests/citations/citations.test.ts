import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { citationsPlugin } from '../../src/citations/index.ts';
import { portable } from '../../src/feeds/portable.ts';
import { generatedPlugin } from '../../src/markdown/kit/generated.ts';
import { featuresOf } from '../../src/markdown/features.ts';
import { hastPlugins, mdastPlugins } from '../../src/markdown/pipeline.ts';
import { formulaHtml } from '../../src/markdown/math/mathml.ts';
import { summaryPlugin } from '../../src/markdown/plugins/summary.ts';
import { check, newState, render, told, writeProject } from '../support/documents.ts';

const bib = readFileSync('tests/fixtures/learning/references.bib', 'utf8');
const around = { texts: { '../references.bib': bib } };

/** The paragraphs of the text without tags. */
const says = (html: string) =>
  html
    .split('<section')[0]!
    .replace(/<[^>]+>/g, '')
    .trim();
/** The entries of the list without tags, cards and ways back. */
const listed = (html: string) =>
  [...html.matchAll(/<li id="ref-.*?<\/li>/gs)].map(([item]) =>
    item.replace(/ <a class="back".*$/s, '').replace(/<[^>]+>/g, ''),
  );

async function cite(markdown: string, text = bib) {
  const { html, state } = await render(markdown, { texts: { '../references.bib': text } });
  expect(told(state.errors)).toEqual([]);
  return html;
}

/** The same with numbers. */
async function number(markdown: string, text = bib) {
  const state = newState({ texts: { '../references.bib': text } });
  const { html } = await markdownToHtml(markdown, {
    mdastPlugins: [
      citationsPlugin({ kind: 'numeric', renderFormula: (tex) => formulaHtml(tex, false, '') }),
      summaryPlugin,
    ],
    hastPlugins: [generatedPlugin],
    features: featuresOf(markdown),
    data: { post: state },
  });
  expect(told(state.errors)).toEqual([]);
  return { html, state };
}

describe('by author and date', () => {
  test.each([
    ['[@vaswani2017]', '(Vaswani et al., 2017)'],
    ['[@kingma2015; @he2016, p. 3]', '(Kingma &amp; Ba, 2015; He et al., 2016, p.\u00a03)'],
    ['[see @he2016, pp. 33-35]', '(see He et al., 2016, pp.\u00a033–35)'],
    ['[-@breiman2001]', '(2001)'],
    ['As @vaswani2017 showed', 'As Vaswani et al. (2017) showed'],
    ['@kingma2015 [p. 3]', 'Kingma and Ba (2015, p.\u00a03)'],
    ['@rumelhart1986’s rule', 'Rumelhart et al. (1986)’s rule'],
    ['*[@breiman2001]* and **@breiman2001**', '(Breiman, 2001) and Breiman (2001)'],
    ['> [see\n> @breiman2001]', '(see\nBreiman, 2001)'],
    ['"[@breiman2001]"', '“(Breiman, 2001)”'],
    ['- [@breiman2001]\n- @he2016', '(Breiman, 2001)\nHe et al. (2016)'],
  ])('%j', async (markdown, expected) => {
    expect(says(await cite(markdown))).toBe(expected);
  });

  test('in a cell of a table, a note and a heading', async () => {
    const html = await cite('## H @he2016\n\n| a |\n|---|\n| [@he2016] |\n\nx[^1]\n\n[^1]: N [@breiman2001]');
    expect(html).toMatch(/<h2 id="h-he-et-al-2016">H <span class="cite" id="cite-he2016-1"><a href="#ref-he2016"/);
    expect(html).toContain('<td>(<span class="cite" id="cite-he2016-2">');
    expect(html).toMatch(/<li id="a-post-fn-1">\s*<p>N \(<span class="cite" id="cite-breiman2001-1">/);
  });

  test('the year has a letter where one author has two works of it', async () => {
    const html = await cite(
      '[@a; @b] @b',
      '@misc{b, author={Smith, J.}, title={B}, year=2020}@misc{a, author={Smith, J.}, title={A}, year=2020}',
    );
    expect(says(html)).toBe('(Smith, 2020a; Smith, 2020b) Smith (2020b)');
    expect(listed(html)).toEqual(['Smith, J. (2020a). A.', 'Smith, J. (2020b). B.']);
  });

  test.each([
    [
      'an organisation keeps its sign',
      'author={{Johnson & Johnson}}, title={T}, year=2020',
      'Johnson &amp; Johnson (2020); (Johnson &amp; Johnson, 2020)',
    ],
    ['without an author', 'title={Some work}, year=2020', 'Some Work (2020); (Some Work, 2020)'],
    [
      'a title keeps its sign',
      'title={Pride & prejudice}, year=2020',
      'Pride &amp; Prejudice (2020); (Pride &amp; Prejudice, 2020)',
    ],
    ['without a date', 'author={Smith, J.}, title={T}', 'Smith (n.d.); (Smith, n.d.)'],
    [
      'with an editor',
      'editor={Smith, J. and Doe, A.}, title={T}, year=2020',
      'Smith and Doe (2020); (Smith &amp; Doe, 2020)',
    ],
    [
      'in another script',
      'author={王, 小明 and عمر, خالد}, title={T}, year=2020',
      '王 and عمر (2020); (王 &amp; عمر, 2020)',
    ],
  ])('%s', async (_, fields, expected) => {
    expect(says(await cite('@a; [@a]', `@book{a, ${fields}}`))).toBe(expected);
  });
});

describe('by number', () => {
  test.each([
    ['[@vaswani2017] [@kingma2015] [@vaswani2017]', '[1] [2] [1]'],
    ['[@kingma2015; @he2016]', '[1, 2]'],
    ['[see @he2016, pp. 33-35; @kingma2015]', '[see 1, pp.\u00a033–35; 2]'],
    ['[-@breiman2001]', '[1]'],
    ['As @kingma2015 [p. 3] and @vaswani2017 showed', 'As Kingma and Ba [1, p.\u00a03] and Vaswani et al. [2] showed'],
  ])('%j', async (markdown, expected) => {
    expect(says((await number(markdown)).html)).toBe(expected);
  });

  test('the list is in the order of the text, its numbers the list’s own', async () => {
    const { html } = await number('[@vaswani2017; @breiman2001]');
    expect(html).toContain('<ol>\n<li id="ref-vaswani2017">Vaswani A,');
    expect(listed(html)[1]).toBe(
      'Breiman L. Statistical Modeling: The Two Cultures. Statistical Science. 2001;16(3):199–231. ' +
        'doi:10.1214/ss/1009213726',
    );
    expect(html).toContain('<a href="https://doi.org/10.1214/ss/1009213726">doi:10.1214/ss/1009213726</a>');
  });

  test('a description has no numbers', async () => {
    const state = newState(around);
    await markdownToHtml('A fact [@he2016]. As @kingma2015 say.', {
      mdastPlugins: [
        citationsPlugin({ kind: 'numeric', renderFormula: (tex) => formulaHtml(tex, false, '') }),
        summaryPlugin,
      ],
      hastPlugins: [generatedPlugin],
      data: { post: state },
    });
    expect(state.firstParagraph).toBe('A fact. As Kingma and Ba say.');
  });
});

describe('the list', () => {
  test('is sorted, has each source once, its addresses as links, and a way back to each place', async () => {
    const html = await cite('[@vaswani2017] [@breiman2001] [@vaswani2017]');
    expect(html.slice(html.indexOf('<section'))).toBe(`<section class="references" aria-labelledby="References">
<h2 id="References">References</h2>
<ul role="list">
<li id="ref-breiman2001">Breiman, L. (2001). Statistical Modeling: The Two Cultures. <i>Statistical Science</i>, <i>16</i>(3), 199–231. <a href="https://doi.org/10.1214/ss/1009213726">https://doi.org/10.1214/ss/1009213726</a> <a class="back" href="#cite-breiman2001-1" aria-label="Back to the citation">↩</a><span popover="hint" id="card-breiman2001" data-page-only>Breiman, L. (2001). Statistical Modeling: The Two Cultures. <i>Statistical Science</i>, <i>16</i>(3), 199–231. https://doi.org/10.1214/ss/1009213726</span></li>
<li id="ref-vaswani2017">Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J., Jones, L., Gomez, A. N., Kaiser, Ł., &amp; Polosukhin, I. (2017). Attention Is All You Need. <i>Advances in Neural Information Processing Systems</i>, <i>30</i>. <a href="https://arxiv.org/abs/1706.03762">arXiv:1706.03762</a> <a class="back" href="#cite-vaswani2017-1" aria-label="Back to citation 1">↩</a> <a class="back" href="#cite-vaswani2017-2" aria-label="Back to citation 2">↩<sup>2</sup></a><span popover="hint" id="card-vaswani2017" data-page-only>Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J., Jones, L., Gomez, A. N., Kaiser, Ł., &amp; Polosukhin, I. (2017). Attention Is All You Need. <i>Advances in Neural Information Processing Systems</i>, <i>30</i>.</span></li>
</ul>
</section>
`);
  });

  test('a citation is a link that shows a card', async () => {
    expect(await cite('[@breiman2001]')).toContain(
      '<p>(<span class="cite" id="cite-breiman2001-1"><a href="#ref-breiman2001" ' +
        'interestfor="card-breiman2001">Breiman, 2001</a></span>)</p>',
    );
  });

  test.each(['## References', '### references\n\n[x]: /y', '## Bibliography\n\n[^1]: A note'])(
    'stands below %j, where the author ended with it',
    async (heading) => {
      const html = await cite(`[@he2016]${heading.includes('[^1]') ? '[^1]' : ''}\n\n${heading}`);
      expect(html).not.toContain('<section class="references"');
      expect(html).toMatch(/<\/h\d>\n<div class="references">\n<ul role="list">/);
    },
  );

  test('has a heading of its own when the author’s is not the last thing', async () => {
    const { html, state } = await render('## References\n\n[@he2016]', around);
    expect(html).toContain('<h2 id="References">');
    expect(state.headings.map(({ id }) => id)).toEqual(['references']);
  });

  test('stands above the notes', async () => {
    const html = await cite('x[^1] [@he2016]\n\n[^1]: y');
    expect(html.indexOf('class="references"')).toBeLessThan(html.indexOf('data-footnotes'));
  });

  test('no id is there twice', async () => {
    const html = await cite(
      '[@a:b; @a-b; @a/b] @a:b',
      '@misc{a:b, title={A}}@misc{a-b, title={B}}@misc{a/b, title={C}}',
    );
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['ref-a-b', 'ref-a-b-2', 'ref-a-b-3']));
    for (const [, target] of html.matchAll(/(?:href="#|interestfor=")([^"]+)/g)) expect(ids).toContain(target);
  });

  test('in the feed it is whole: links, no cards, nothing of our page', async () => {
    const html = portable(await cite('A [@breiman2001] b'), 'https://x.example/a/');
    expect(html).toContain('A (<span id="cite-breiman2001-1"><a href="https://x.example/a/#ref-breiman2001"');
    expect(html).toContain('<li id="ref-breiman2001">Breiman, L. (2001)');
    expect(html).not.toMatch(/popover|class=|id="card/);
  });
});

describe('addresses', () => {
  test.each([
    [
      'doi={10.1000/a_b(c)<d>}',
      '<a href="https://doi.org/10.1000/a_b(c)%3Cd%3E">https://doi.org/10.1000/a_b(c)&lt;d&gt;</a>',
    ],
    ['doi={10.1000/a?b#c}', '<a href="https://doi.org/10.1000/a%3Fb%23c">https://doi.org/10.1000/a?b#c</a>'],
    ['url={https://x.org/?a=1&b=2}', '<a href="https://x.org/?a=1&amp;b=2">https://x.org/?a=1&amp;b=2</a>'],
    ['eprint={1706.03762}, archiveprefix={arXiv}', '<a href="https://arxiv.org/abs/1706.03762">arXiv:1706.03762</a>'],
    [
      'journal={arXiv preprint arXiv:1312.6114}',
      '<i>arXiv Preprint <a href="https://arxiv.org/abs/1312.6114">arXiv:1312.6114</a></i>',
    ],
  ])('%s', async (fields, expected) => {
    expect(await cite('[@a]', `@article{a, title={T}, ${fields}}`)).toContain(expected);
  });

  test('arXiv is not told twice', async () => {
    const html = await cite('[@a]', '@misc{a, title={T}, url={https://arxiv.org/abs/1706.03762}, eprint={1706.03762}}');
    expect(html.match(/<a href="https:\/\/arxiv/g)).toHaveLength(1);
  });

  test.each(['url={javascript:alert(1)}', 'doi={javascript:alert(1)}', 'url={data:text/html,x}'])(
    '%s is no link',
    async (fields) => {
      expect(await cite('[@a]', `@misc{a, title={T}, ${fields}}`)).not.toMatch(/href="(?!#|\?)/);
    },
  );
});

describe('HTML in a bibliography', () => {
  test.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['<b onclick="alert(1)" style="color:red">x</b>'],
    ['<span style="x" class="y">x</span>'],
    ['</span></li></ul><script>'],
    ['" onmouseover="alert(1)'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['&lt;script&gt;'],
    ['\\textsc{x}'],
  ])('%s', async (hostile) => {
    const html = await cite(
      '[@a] @a',
      `@book{a, author={{${hostile}}}, title={${hostile}}, publisher={${hostile}}, note={${hostile}}, ` +
        `year={${hostile}}}`,
    );
    const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) =>
      tag.replace(/ (href|id|class|role|aria-label|aria-labelledby|popover|interestfor)="[^"]*"| data-page-only/g, ''),
    );
    expect(new Set(tags.map((tag) => tag.replace('/', '')))).toEqual(
      new Set(
        tags
          .map((tag) => tag.replace('/', ''))
          .filter((tag) => /^<(p|span|a|section|h2|ul|li|i|b|sup|sub)>$/.test(tag)),
      ),
    );
    expect(html.match(/<span/g)).toHaveLength(html.match(/<\/span>/g)!.length);
  });

  test('italics, bold, superscript and subscript stay', async () => {
    expect(await cite('[@a]', '@article{a, title={\\emph{E. coli} and \\textbf{b} H$_{abq}$}}')).toContain(
      '<li id="ref-a"><i>E. coli and <b>b</b> H<sub>abq</sub></i>',
    );
  });
});

describe('left alone', () => {
  test.each([
    'Write `[@he2016]` and me@x.org and <me@y.org>.',
    '```\n[@he2016] @he2016\n```',
    '    [@he2016]',
    '[@he2016](https://x.org/@he2016)',
    '[@he2016]\n\n[@he2016]: https://x.org',
    '![@he2016](a.png)',
    '<a href="/x">@he2016</a> <code>[@he2016]</code> <kbd>@he2016</kbd>',
    '<pre>\n[@he2016]\n</pre>',
    '\\@he2016 and [\\@he2016] and [@media](x)',
    'The rule @media, the package @types/node, and @someone.',
    'https://x.org/@he2016',
    '<div data-x="@he2016"></div>',
  ])('%j', async (markdown) => {
    const { html, state } = await render(markdown, { ...around, files: ['a.png'] });
    expect(html).not.toMatch(/class="(cite|references)/);
    expect(told(state.errors)).toEqual([]);
  });

  test('labels of figures and equations are the other plugin’s', async () => {
    const { html, state } = await render('See @fig:loss [@he2016].\n\n![x](a.png "T"){#fig:loss}', {
      ...around,
      files: ['a.png'],
    });
    expect(says(html)).toMatch(/^See Figure 1 \(He et al., 2016\)\./);
    expect(told(state.errors)).toEqual([]);
  });

  test('what is after raw HTML that ended', async () => {
    expect(await cite('<a href="/x">a</a> <code>b</code> <br> <!-- <a> --> [@he2016]')).toContain('id="cite-he2016-1"');
  });
});

describe('problems', () => {
  const tell = async (markdown: string, texts: Record<string, string>) => {
    const { state } = await render(markdown, { texts });
    return state.errors.map(({ file, line, message, fix }) => `${file}:${line} ${message} ${fix}`);
  };
  const own = 'src/content/posts/a-post.md';

  test.each([
    [
      'a\n\nb\n[@vaswani2071]',
      `${own}:4 There is no source \`vaswani2071\` in the bibliography. Did you mean \`@vaswani2017\`? ` +
        `Otherwise add it to \`src/content/references.bib\`, or write \`\\@\` for the sign itself.`,
    ],
    ['[@nobody]', `${own}:1 There is no source \`nobody\` in the bibliography. The nearest key is`],
    ['@he2061 says', `${own}:1 There is no source \`he2061\` in the bibliography. Did you mean \`@he2016\`?`],
    ['@smith1999 says', `${own}:1 There is no source \`smith1999\` in the bibliography.`],
    ['See @fig:x\nand @smith1999.\n\n![x](a.png "T"){#fig:x}', `${own}:`],
  ])('%j', async (markdown, expected) => {
    const problems = await tell(markdown, { '../references.bib': bib, 'a.png': '' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).not.toContain('undefined');
  });

  test.each([
    ['@atention', 1],
    ['@attnetion', 1],
    ['@mention', 0],
    ['@at', 0],
    ['@user12345678', 0],
  ])('%s in a sentence, with a source `attention`', async (word, count) => {
    expect(
      await tell(`As ${word} says.`, { '../references.bib': '@misc{attention, title={A}}@misc{adt, title={B}}' }),
    ).toHaveLength(count);
  });

  test('a fault of the file is told beside a source that it may have cost', async () => {
    expect(await tell('[@b]', { '../references.bib': '@misc{a, title={A' })).toHaveLength(2);
  });

  test('each unknown source of a citation is told', async () => {
    expect(await tell('[@a2000; @he2016; @b2000]', { '../references.bib': bib })).toHaveLength(2);
  });

  test('one that is cited many times in one pair of brackets is told once, and in few words', async () => {
    const [problem, ...others] = await tell(`[${'@a; '.repeat(500)}@a]`, {});
    expect(others).toEqual([]);
    expect(problem).toContain('@a; @a…` cites a source, but there is no bibliography.');
  });

  test('without a bibliography', async () => {
    expect(await tell('[@he2016] and @he2016', {})).toEqual([
      `${own}:1 \`[@he2016]\` cites a source, but there is no bibliography. Write ` +
        `\`src/content/references.bib\` with an entry \`@article{he2016, author = {…}, title = {…}, year = ` +
        `{…}}\`, or write \`\\@\` for the sign itself.`,
    ]);
  });

  test('an empty bibliography', async () => {
    expect(await tell('[@he2016]', { '../references.bib': '' })).toEqual([
      `${own}:1 There is no source \`he2016\` in the bibliography. Add it to \`src/content/references.bib\`, or ` +
        `write \`\\@\` for the sign itself.`,
    ]);
  });

  test('a broken file is told by its own name and line, once for a document', async () => {
    expect(
      await tell('[@a] and [@b] and [@a]', { '../references.bib': '@misc{b, title={B}}\n@misc{a,\n title={A\n}\n' }),
    ).toEqual([
      'src/content/references.bib:2 The entry `a` does not end. A `}` or a `"` is missing in it, or there is a ' +
        '`{` too many.',
    ]);
    expect(await tell('[@a] [@a]', { 'references.bib': '@misc{a,\n title=x}' })).toEqual([
      'src/content/posts/references.bib:2 In the entry `a`, `x` is no text and no `@string`. Put it in braces, ' +
        '`{x}`, or define `@string{x = {…}}`.',
    ]);
  });

  test('one that is not used is not told', async () => {
    expect(await tell('write @media', { '../references.bib': '@misc{a' })).toEqual([]);
  });

  test('LaTeX that is left as it is', async () => {
    const { state } = await render('[@a]', { texts: { '../references.bib': '\n@misc{a, title={\\mathcal{O}(n)}}' } });
    expect(state.warnings.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'src/content/references.bib:2 `\\mathcal` in the entry `a` is not understood, so it shows as it is.',
    ]);
  });
});

test.each([
  [
    'author = {European Agency for Rights}',
    '`European Agency for Rights` in the entry `a` is read as the name of a person.',
  ],
  [
    'author = {National Council on Rights}',
    '`National Council on Rights` in the entry `a` is read as the name of a person.',
  ],
  [
    'author = {{Doe, J. and Roe, R.}}',
    '`Doe, J. and Roe, R.` in the entry `a` is read as one name, because of its double braces.',
  ],
  ['author = {{European Agency for Rights}}'],
  ['author = {{Rights, Inc.}}'],
  ["author = {Fr{\\'e}on, Robley A. and van der Maaten, L. and The TOTEM Collaboration}"],
  ['author = {Onofre, A. and Fortuna, J.}'],
])('%s: a name that is read wrongly is told', async (author, ...messages) => {
  const { state } = await render('[@a]', { texts: { '../references.bib': `@misc{a,\n title={T},\n ${author}}` } });
  expect(told(state.warnings)).toEqual(messages.map((message) => `3: ${message}`));
});

describe('where sources come from', () => {
  const one = (title: string) => `@misc{a, author={A}, title={${title}}, year=2020}`;

  test.each([
    ['src/content/posts/a-post.md', '../references.bib'],
    ['src/content/posts/a-post/index.md', '../../references.bib'],
    ['src/content/posts/2022/a-post/index.md', '../../../references.bib'],
    ['src/content/pages/about.md', '../references.bib'],
  ])('of %s', async (file, path) => {
    expect(listed((await render('[@a]', { file, texts: { [path]: one('T') } })).html)).toEqual(['A. (2020). T.']);
  });

  test('a file beside the post comes before the blog’s', async () => {
    const { html } = await render('[@a; @b]', {
      texts: {
        'references.bib': one('Own'),
        '../references.bib': `${one('Other')}@misc{b, author={B}, title={B}, year=2020}`,
      },
    });
    expect(listed(html)).toEqual(['A. (2020). Own.', 'B. (2020). B.']);
  });

  test('two documents never meet: same input, same bytes', async () => {
    const markdown = '[@a] @a';
    const first = await cite(markdown, one('One'));
    const other = await cite('[@b; @a] @b', `${one('Two')}@misc{b, author={A}, title={B}, year=2020}`);
    expect(says(other)).toContain('2020a');
    expect(await cite(markdown, one('One'))).toBe(first);
    const both = await Promise.all([
      cite(markdown, one('One')),
      cite('[@b; @a] @b', `${one('Two')}@misc{b, author={A}, title={B}, year=2020}`),
      number(markdown, one('One')),
    ]);
    expect(both.slice(0, 2)).toEqual([first, other]);
  });
});

describe('the description of the post', () => {
  test.each([
    ['A fact [@he2016]. More.', 'A fact (He et al., 2016). More.'],
    ['@he2016 say *[@he2016]*.', 'He et al. (2016) say (He et al., 2016).'],
    ['No citation.\n\n[@he2016]', 'No citation.'],
    ['## @he2016\n\n[@he2016] it.', '(He et al., 2016) it.'],
  ])('%j', async (markdown, expected) => {
    expect((await render(markdown, around)).state.firstParagraph).toBe(expected);
  });
});

describe('MDX', () => {
  test('is checked like Markdown', async () => {
    expect(told((await check('A {1} [@he2016]\n\n<div>@kingma2015</div>', around)).errors)).toEqual([]);
    expect(told((await check('A {1}\n\n[@he2061]', around)).errors)).toEqual([
      '3: There is no source `he2061` in the bibliography.',
    ]);
  });

  test('is compiled a second time from the files themselves, with the same HTML', async () => {
    const root = writeProject({ 'src/content/references.bib': bib });
    mkdirSync(join(root, 'src/content/posts/a'), { recursive: true });
    writeFileSync(join(root, 'src/content/posts/a/references.bib'), '@misc{own, author={Own}, title={T}, year=2020}');
    const source = 'A {1} [@he2016; @own] and [@nobody]\n\n<div>@kingma2015</div>';
    const { code } = await mdxToJs(source, {
      mdastPlugins,
      hastPlugins,
      features: featuresOf(source),
      fileURL: pathToFileURL(join(root, 'src/content/posts/a/index.mdx')),
    });
    expect(code).toContain('"He et al., 2016"');
    expect(code).toContain('"Own, 2020"');
    expect(code).toContain('"Kingma and Ba (2015)"');
    expect(code).toMatch(/"set:html": "<section class=\\"references\\"/);
    expect(code).toContain(' and [@nobody]');
  });
});

test('a very long list', async () => {
  const many = Array.from(
    { length: 60 },
    (_, index) => `@misc{k${index}, author={Author${index}, A.}, title={T}, year={${1900 + index}}}`,
  ).join('\n');
  const html = await cite(`[${Array.from({ length: 60 }, (_, index) => `@k${index}`).join('; ')}]`, many);
  expect(listed(html)).toHaveLength(60);
});

test('every source of the blog’s own file can be cited', async () => {
  const keys = [...bib.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key!);
  const { html, state } = await render(keys.map((key) => `[@${key}]`).join(' '), around);
  expect(listed(html)).toHaveLength(keys.length);
  expect([state.errors, state.warnings]).toEqual([[], []]);
});

describe('BibTeX as people write it', () => {
  test.each([
    [
      'and others',
      '@misc{a, author={Brown, Tom and others}, title={T}, year=2020}',
      'Brown et al. (2020)',
      'Brown, T. et al. (2020). T.',
    ],
    [
      'accents at the beginning of a name',
      "@misc{a, author={{\\'E}tienne Bernard and {\\O}ystein {\\AA}s and K{\\'a}ra {\\v{C}}ech}, title={T}, year=2020}",
      'Bernard et al. (2020)',
      'Bernard, É., Ås, Ø., &amp; Čech, K. (2020). T.',
    ],
    [
      'particles and suffixes',
      '@misc{a, author={King, Jr., Martin Luther and Laurens van der Maaten}, title={T}, year=2020}',
      'King and van der Maaten (2020)',
      'King, M. L., Jr., &amp; van der Maaten, L. (2020). T.',
    ],
    [
      'a doctoral thesis',
      '@phdthesis{a, author={Doe, J.}, title={T}, year=2020, school={MIT}}',
      'Doe (2020)',
      'Doe, J. (2020). T [Doctoral dissertation]. MIT.',
    ],
    [
      'a master’s thesis',
      '@mastersthesis{a, author={Doe, J.}, title={T}, year=2020, school={MIT}}',
      'Doe (2020)',
      'Doe, J. (2020). T [Master’s thesis]. MIT.',
    ],
    [
      'a thesis of its own kind',
      '@thesis{a, author={Doe, J.}, title={T}, year=2020, institution={MIT}, type={Habilitation}}',
      'Doe (2020)',
      'Doe, J. (2020). T [Habilitation]. MIT.',
    ],
    [
      'a report',
      '@techreport{a, author={Doe, J.}, title={T}, year=2020, institution={MIT}, number={TR-1}}',
      'Doe (2020)',
      'Doe, J. (2020). T (Technical Report TR-1). MIT.',
    ],
    [
      'a chapter of a book',
      '@book{b, editor={Roe, R.}, title={The Book}, year=2019, publisher={P}}\n@inbook{a, crossref={b}, ' +
        'author={Doe, J.}, chapter={3}}',
      'Doe (2019)',
      'Doe, J. (2019). The Book (R. Roe, Ed.; Chapter 3). P.',
    ],
    [
      'what nobody is shown',
      '@misc{a, author={Doe, J.}, title={T}, year=2020, abstract={It costs 5$, \\foo_ ^}, keywords = "a $ b", ' +
        'language={latin and german}}',
      'Doe (2020)',
      'Doe, J. (2020). T.',
    ],
    [
      'an edition in words',
      '@book{a, author={Doe, J.}, title={T}, year=2020, edition={Third}}',
      'Doe (2020)',
      'Doe, J. (2020). T (3rd ed.).',
    ],
    [
      'characters',
      '@misc{a, author={Doe, J.}, title={{\\AA}ngstr{\\"o}m, \\LaTeX{} and na{\\"\\i}ve `quotes\'}, year=2020}',
      'Doe (2020)',
      'Doe, J. (2020). Ångström, LaTeX and naïve ‘quotes’.',
    ],
    [
      'spaces of LaTeX',
      '@inproceedings{a, author={Doe, J.}, title={T}, year=2020, booktitle={Proc.\\ 7th Conf.\\ on X\\,Y}}',
      'Doe (2020)',
      'Doe, J. (2020). T. Proc. 7th Conf. on X Y.',
    ],
    [
      'braces as Google Scholar writes them',
      '@misc{a, author={Doe, J.}, title={At $\\{$USENIX$\\}$ again}, year=2020}',
      'Doe (2020)',
      'Doe, J. (2020). At USENIX again.',
    ],
    [
      'an address without a date',
      '@misc{a, author={{X Inc.}}, title={T}, url={https://x.org/}}',
      'X Inc. (n.d.)',
      'X Inc. (n.d.). T. https://x.org/',
    ],
    [
      'an address with an apostrophe',
      "@misc{a, author={Doe, J.}, title={T}, year=2020, url={https://x.org/it's}}",
      'Doe (2020)',
      'Doe, J. (2020). T. https://x.org/it%27s',
    ],
  ])('%s', async (_, text, cited, entry) => {
    const html = await cite('@a', text);
    expect(says(html)).toBe(cited);
    expect(listed(html)).toEqual([entry]);
  });

  test.each([
    [
      'what only sorts, or keeps together',
      'author={{\\noopsort{beauvoir}}de Beauvoir, S. and {\\relax Ph}ilippe, A.}, title={\\mbox{T}\\slash U}, year=2020',
      'de Beauvoir, S., & Philippe, A. (2020). T/U.',
    ],
    ['an accent on nothing', 'author={Doe\\k{}, J.}, title={T}, year=2020', 'Doe˛, J. (2020). T.'],
    ['an open range of dates', 'author={Doe, J.}, title={T}, date={2014-12-31/}', 'Doe, J. (2014). T.'],
    ['an unsure year', 'author={Doe, J.}, title={T}, date={1273?~}', 'Doe, J. (1273). T.'],
    ['a year before 1000', 'author={Doe, J.}, title={T}, date={0333}', 'Doe, J. (333 C.E.). T.'],
    ['a remark on a field', 'author={Doe, J.}, author+an:role={1=host}, title={T}, year=2020', 'Doe, J. (2020). T.'],
    [
      'a preprint with braces in its name',
      'author={Doe, J.}, title={T}, journal={Ar{X}iv:2103.09177}, year=2020',
      'Doe, J. (2020). T. In ArXiv:2103.09177.',
    ],
    ['shared fields', 'author={Doe, J.}, xdata={p, q}, title={T}', 'Doe, J. (2020). T. P.'],
  ])('%s', async (_, fields, entry) => {
    const shared = '@xdata{p, publisher={P}, title={Not this}}\n@xdata{q, year=2020}\n';
    const html = await cite('@a', `${shared}@book{a, ${fields}}`);
    expect(listed(html).map((each) => each.replaceAll('&amp;', '&'))).toEqual([entry]);
  });

  test('a formula in a title is set as in the text', async () => {
    const html = await cite(
      '[@a]',
      '@misc{a, author={Doe, J.}, title={An $O(n^2)$ algorithm in $\\mathbb{R} \\times {X}$}, year=2020}',
    );
    expect(html).toMatch(
      /An <math alttext="O\(n\^2\)">.*<\/math> Algorithm in <math alttext="\\mathbb\{R\} \\times \{X\}">/i,
    );
    expect(html).not.toContain('\ue100');
  });

  test.each([
    ['@misc{a, author={Doe, J.}, title={T},\n date={2015/1}}', '2: In the entry `a`, `date = {2015/1}` is no date.'],
    [
      '@misc{a, author={Doe, J.}, title={T},\n\n urldate={2020-02-30}}',
      '3: In the entry `a`, `urldate = {2020-02-30}` is no date.',
    ],
    ['@misc{a, author={Doe, J.},\n xdata={p}}', '2: The entry `a` refers to an entry `p`, which is not in the file.'],
    [
      '@misc{a, author={Doe, J.},\n title={T $\\frac{1}$}}',
      '2: The formula `$\\frac{1}$` in the entry `a` cannot be read',
    ],
  ])('%j is told by its line', async (text, message) => {
    const { state } = await render('[@a]', { texts: { '../references.bib': text } });
    expect(told(state.errors)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ['hi', 'वासवानी आदि', 'बिना तिथि'],
    ['ar', 'فاسواني وآخرون', 'د.ت.'],
    ['zh', '王 等', '日期不详'],
  ])('in %s', async (lang, cited, noDate) => {
    const name = cited.split(' ')[0]!;
    const { html } = await render('@a @b', {
      lang,
      texts: {
        '../references.bib':
          `@phdthesis{a, author={${name} and others}, title={${name}}, year=2020, school={${name}}}\n@book{b, ` +
          `author={${name}, ${name}}, title={${name}}, edition={3}}`,
      },
    });
    expect(says(html)).toContain(cited);
    expect(says(html)).toContain(noDate);
    expect(listed(html).join().replace(/&amp;/g, '')).not.toMatch(/[A-Za-z]/);
  });
});
