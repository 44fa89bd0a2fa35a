import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * Which rooms a room may import, itself aside: the layers of the house, the lowest first. A room is a folder of `src/`,
 * or a file beside them; `markdown-kit` is what plugins share, wherever they live.
 */
const layers = {
  site: ['config'],
  core: [],
  config: ['core', 'site'],
  i18n: ['core', 'config', 'site'],
  blog: ['core', 'config', 'site', 'i18n'],

  dialects: ['core', 'blog'],
  drawing: ['core', 'i18n'],
  charts: ['core', 'i18n', 'drawing'],
  diagrams: ['core', 'i18n', 'drawing'],
  'markdown-kit': ['core', 'config', 'site', 'i18n', 'blog', 'drawing'],
  citations: ['core', 'config', 'site', 'i18n', 'blog', 'markdown-kit'],
  notebooks: ['core', 'config', 'site', 'i18n', 'blog', 'markdown-kit'],
  markdown: [
    ...['core', 'config', 'site', 'i18n', 'blog', 'markdown-kit'],
    ...['drawing', 'charts', 'diagrams', 'citations', 'notebooks', 'dialects'],
  ],

  loader: ['core', 'config', 'site', 'i18n', 'blog', 'dialects', 'markdown', 'markdown-kit', 'notebooks'],
  import: ['core', 'config', 'site', 'i18n', 'blog', 'dialects', 'markdown', 'loader', 'build'],
  links: ['core', 'config', 'site', 'blog', 'loader'],
  update: ['core'],
  feeds: ['core', 'config', 'site', 'i18n', 'blog'],
  seo: ['core', 'config', 'site', 'i18n', 'blog'],
  'og-images': ['core', 'config', 'site', 'i18n', 'blog'],
  styles: ['core', 'blog'],
  queries: ['core', 'config', 'site', 'i18n', 'blog', 'markdown-kit', 'loader', 'styles', 'seo', 'feeds'],
  build: ['core', 'config', 'site', 'i18n', 'blog', 'styles'],
  dev: ['core', 'config', 'site', 'i18n', 'blog'],

  components: ['core', 'config', 'site', 'i18n', 'blog', 'styles', 'seo', 'feeds'],
  layouts: ['core', 'config', 'site', 'i18n', 'blog', 'styles', 'seo', 'components'],

  collections: ['loader', 'blog'],
};
const everything = Object.keys(layers);
const tops = {
  pages: everything.filter((room) => !['collections', 'import', 'links', 'update', 'dev'].includes(room)),
  cli: everything.filter((room) => !['components', 'layouts', 'queries', 'collections'].includes(room)),
};

/** Rooms that get the clock, the environment and all files as arguments. */
const pure = ['core/html', 'i18n', 'blog', 'dialects', 'drawing', 'charts', 'diagrams', 'feeds', 'styles'];

/** Rooms that Astro alone runs: only there are `astro:*` modules. */
const inAstro = ['queries', 'pages', 'components', 'layouts'];

/** A room is a folder (an element, in the plugin's words), or one file (a file category). */
const single = { site: 'src/site.ts', collections: 'src/content.config.ts' };
const folderOf = (room) => (room === 'markdown-kit' ? 'src/markdown/kit' : `src/${room}`);
const rooms = { ...layers, ...tops };
const folders = Object.keys(rooms).filter((room) => !(room in single));
const selector = (room) => (room in single ? { file: { categories: room } } : { element: { type: room } });
const policies = Object.entries(rooms).map(([room, others]) => ({
  from: selector(room),
  allow: { to: [room, ...others].map(selector) },
}));

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A build reads the clock once.' },
  { selector: "CallExpression[callee.name='Date']", message: 'A build reads the clock once.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'A build reads the clock once.' },
  {
    selector: "MemberExpression[object.name='performance'][property.name='now']",
    message: 'A build reads the clock once.',
  },
];

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      'src/content/',
      'src/sample/',
      'src/site.ts',
      'tests/fixtures/',
      'public/',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  astro.configs.recommended,
  {
    rules: {
      // `noUncheckedIndexedAccess` makes every index of an array doubtful; `!` says that a count or a match was made
      // before.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Messages and HTML are made of numbers too.
      '@typescript-eslint/restrict-template-expressions': 'off',
      // What XML and terminals forbid is written as it is told in their specifications.
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-len': ['error', { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
    },
  },
  {
    // What tests read, and names or messages in tables, is data.
    files: ['tests/**', 'src/i18n/*.ts', 'src/core/html/names.ts'],
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreTemplateLiterals: true, ignoreStrings: true },
      ],
    },
  },
  {
    files: ['src/**'],
    plugins: { boundaries },
    settings: {
      // The kit stands before the folder that it is in: the first that matches counts.
      'boundaries/elements': folders
        .toSorted((a, b) => folderOf(b).length - folderOf(a).length)
        .map((type) => ({ type, pattern: folderOf(type), partialMatch: false })),
      'boundaries/files': Object.entries(single).map(([category, pattern]) => ({ category, pattern })),
      'boundaries/include': ['src/**/*'],
      'import/resolver': { node: { extensions: ['.ts', '.astro', '.css'] } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
      'boundaries/no-unknown-files': 'error',
      'no-restricted-syntax': ['error', ...clock],
    },
  },
  {
    files: ['src/cli/**', 'src/loader/clock.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/**'],
    ignores: inAstro.map((room) => `src/${room}/**`),
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^astro:', message: 'Node runs this file without Astro.', allowTypeImports: true }] },
      ],
    },
  },
  {
    files: pure.map((room) => `src/${room}/**`),
    rules: {
      'no-restricted-globals': ['error', 'process'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^(node|astro):', message: 'This room gets files, clock and environment as arguments.' }],
        },
      ],
    },
  },
);
