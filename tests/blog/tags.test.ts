import { describe, expect, test } from 'vitest';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { groupByTag, largestTags, slugify } from '../../src/blog/tags.ts';

const post = (...tags: string[]) => ({ tags: postFrontMatter.parse({ tags }).tags! });

describe('the part of an address made from a name', () => {
  test.each([
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['F#', 'f-sharp'],
    ['.NET', 'dot-net'],
    ['ASP.NET', 'asp-net'],
    ['Node.js', 'node-js'],
    ['NLP', 'nlp'],
    ['R&D', 'r-and-d'],
    ['A*', 'a-star'],
    ['100%', '100-percent'],
    ['#hashtag', 'hashtag'],
    ['machine learning', 'machine-learning'],
    ['machine_learning', 'machine-learning'],
    ['  machine --  learning  ', 'machine-learning'],
    ['CI/CD', 'ci-cd'],
    ['Newton’s method', 'newtons-method'],
    ["Newton's method", 'newtons-method'],
    ['机器学习', '机器学习'],
    ['Ｐｙｔｈｏｎ', 'python'],
    ['मशीन लर्निंग', 'मशीन-लर्निंग'],
    ['हिन्दी', 'हिन्दी'],
    ['தமிழ்', 'தமிழ்'],
    ['تعلم الآلة', 'تعلم-الآلة'],
    ['机器/学习', '机器-学习'],
    ['Straße', 'straße'],
    ['Ἀθῆναι', 'ἀθῆναι'],
    ['日本語', '日本語'],
    ['🚀', '🚀'],
    ['ship it 🚀', 'ship-it-🚀'],
    ['2014', '2014'],
    ['a?b#c%d/e\\f', 'a-b-sharp-c-percent-d-e-f'],
    ['<script>', 'script'],
    ['!?', ''],
    ['—', ''],
    ['', ''],
  ])('%s → %s', (name, slug) => {
    expect(slugify(name)).toBe(slug.normalize('NFC'));
  });

  test.each([
    'C++',
    '.NET',
    'C#',
    'İstanbul',
    'ǅ',
    'ﬁne',
    '👩‍💻',
    '❤️',
    '1️⃣',
    'Ω',
    'ß',
    'e\u0301',
    'मशीन',
    'A*',
    '½',
    '™',
    'x²',
    '#1',
    '+.',
    'a.-b',
  ])('%s is settled at once: the slug of a slug is itself', (name) => {
    const slug = slugify(name);
    expect(slugify(slug)).toBe(slug);
    expect(slug).toBe(slug.normalize('NFC'));
    expect(slug).not.toMatch(/[\s/?#%\\]|^-|-$/);
  });

  test.each([
    ['é', 'e\u0301'],
    ['Café', 'Cafe\u0301'],
    ['한국어', '한국어'.normalize('NFD')],
    ['Ångström', 'Ångström'.normalize('NFD')],
    ['が', 'か\u3099'],
    ['İ', 'I\u0307'],
  ])('%s is one tag, composed or decomposed', (composed, decomposed) => {
    expect(slugify(decomposed)).toBe(slugify(composed));
    expect(slugify(composed)).not.toBe('');
  });

  test('what differs to a reader stays apart', () => {
    const names = ['C', 'C++', 'C#', '.NET', 'NET', 'ASP.NET', 'e', 'é', 'हिन्दी', 'हन्दी', 'ß', 'İ'];
    expect(new Set(names.map(slugify)).size).toBe(names.length);
  });

  test('the language of the machine does not matter', () => {
    expect(slugify('TITLE')).toBe('title');
    expect(slugify('STRASSE')).toBe('strasse');
  });
});

describe('tags of a blog', () => {
  const names = (posts: { tags: { name: string; slug: string }[] }[]) => groupByTag(posts).map(({ tag }) => tag.name);

  test('NLP and nlp are one tag with both posts, in their order', () => {
    const posts = [post('NLP'), post('python'), post('nlp')];
    const nlp = groupByTag(posts).find(({ tag }) => tag.slug === 'nlp')!;
    expect(nlp.posts).toEqual([posts[0], posts[2]]);
  });

  test('the commonest spelling is shown', () => {
    expect(names([post('NLP'), post('nlp'), post('nlp')])).toEqual(['nlp']);
    expect(names([post('nlp'), post('NLP'), post('NLP')])).toEqual(['NLP']);
  });

  test('between equals the spelling does not depend on the order of the posts', () => {
    const posts = [post('nlp'), post('NLP'), post('Nlp')];
    expect(names(posts)).toEqual(names(posts.toReversed()));
  });

  test('tags are in order of name, whatever their case', () => {
    expect(names([post('python', 'C++', 'C'), post('Algebra', 'apl', '机器学习', 'C#')])).toEqual([
      'Algebra',
      'apl',
      'C',
      'C#',
      'C++',
      'python',
      '机器学习',
    ]);
  });

  test('a post that names a tag twice counts once', () => {
    const twice = post('NLP', 'nlp', 'Nlp');
    expect(twice.tags).toHaveLength(1);
    expect(groupByTag([twice])[0]!.posts).toEqual([twice]);
  });

  test('a blog without tags has none', () => {
    expect(groupByTag([post(), post()])).toEqual([]);
    expect(groupByTag([])).toEqual([]);
  });
});

test('the largest tags are those of most posts, of equal ones by name, and no more than asked for', () => {
  const posts = [post('sql', 'python'), post('Python', 'sql'), post('css'), post('r')];
  expect(largestTags(posts, 3)).toEqual([
    { name: 'Python', slug: 'python', count: 2 },
    { name: 'sql', slug: 'sql', count: 2 },
    { name: 'css', slug: 'css', count: 1 },
  ]);
  expect(largestTags(posts, 0)).toEqual([]);
});
