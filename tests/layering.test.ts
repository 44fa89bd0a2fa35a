import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ambientUsesOf, importsOf, type SourceFile } from './support/imports.ts';
import { projectRoot } from './support/project.ts';
import { listFiles } from './support/trees.ts';

/** Who may import whom. Paths are relative to `src/`, `*` stands for anything, `!` takes something out again. */
interface Layer {
  /** The files that the row is about; a file belongs to the first row that names it. */
  files: string[];
  /** What they may import. */
  may: string[];
  /** What they may also import types from. */
  types?: string[];
  /** Neither the clock nor the environment: both come in as arguments. */
  pure?: true;
}

const features = ['markdown', 'notebooks', 'citations', 'feeds', 'cards', 'checks', 'hosting'];
/** What plugins share, wherever they live. */
const pluginKit = ['document', 'generated', 'clean', 'escapes'].map((name) => `markdown/${name}.ts`);
const packages = ['npm:*', 'node:*'];
/** What HTML is made with: helpers without a query. */
const helpers = ['urls', 'tags', 'dates', 'reading', 'head', 'search', 'feed-readers', 'words/index'].map(
  (name) => `blog/${name}.ts`,
);
const view = [
  'site.ts',
  'config/*',
  'core/*',
  '!core/cache.ts',
  '!core/image.ts',
  '!core/file.ts',
  ...helpers,
  'styles/*',
  'components/*',
  'astro:assets',
];
const domain = ['site.ts', 'config/*', 'core/*', 'blog/*', '!blog/posts.ts'];

const layers: Record<string, Layer> = {
  'the settings import nothing': { files: ['site.ts', 'config/*'], may: [], types: ['config/*', 'npm:*'], pure: true },

  'the cache alone of the core touches files': { files: ['core/cache.ts'], may: ['core/*', 'node:*'] },
  'the core has no opinion about blogs': {
    files: ['core/*', '!core/image.ts', '!core/file.ts'],
    may: ['core/*', 'npm:*'],
    pure: true,
  },
  'files and images are looked at where they lie': {
    files: ['core/image.ts', 'core/file.ts'],
    may: ['core/*', ...packages],
  },

  'the query alone reads the collections; its layer is that of the features': {
    files: ['blog/posts.ts'],
    may: [...domain, 'images/*', 'markdown/placeholder.ts', 'astro:*', ...packages],
    types: ['loader/*', ...features.map((room) => `${room}/*`)],
  },
  'the domain is plain and pure': {
    files: ['blog/*'],
    may: [...domain, '!core/cache.ts', '!core/image.ts', '!core/file.ts', 'npm:zod'],
    types: ['npm:*'],
    pure: true,
  },

  'the loader reads and renders content': {
    files: ['loader/*'],
    may: [...domain, 'loader/*', 'markdown/index.ts', 'notebooks/index.ts', ...packages],
    types: ['markdown/*', 'dev/state.ts'],
  },
  'what helps while writing knows the domain': { files: ['dev/*'], may: [...domain, 'dev/*', ...packages] },
  'pictures are made by Astro': {
    files: ['images/*'],
    may: [...domain, 'images/*', 'styles/*', 'astro:assets', ...packages],
  },
  'the ordered list of plugins': {
    files: ['markdown/index.ts'],
    may: [...domain, 'markdown/*', 'notebooks/*', 'citations/*', ...packages],
  },
  'what acts on Markdown knows the document that plugins work on': {
    files: ['notebooks/*', 'citations/*'],
    may: [...domain, 'notebooks/*', 'citations/*', ...pluginKit, 'markdown/math-html.ts', ...packages],
  },
  ...Object.fromEntries(
    features.map((room) => [
      `${room}/ is a feature: it knows the domain and itself`,
      { files: [`${room}/*`], may: [...domain, `${room}/*`, ...packages] },
    ]),
  ),
  'the collections are a loader and a schema': {
    files: ['content.config.ts'],
    may: ['loader/*', 'blog/schema.ts', 'npm:astro*', 'npm:zod'],
  },

  'styles import styles': { files: ['styles/*'], may: ['styles/*', 'core/*'] },
  'a component turns props into HTML; it does not query': {
    files: ['components/*'],
    may: view,
    types: ['blog/*', 'npm:*'],
  },
  'a layout turns props into a page; it does not query': {
    files: ['layouts/*'],
    may: [...view, 'layouts/*', 'hosting/csp.ts', 'hosting/icon.ts'],
    types: ['blog/*', 'npm:*'],
  },
  'pages import all of these; nothing imports a page': { files: ['pages/*'], may: ['*', '!pages/*', '!cli/*'] },

  'a command is a root of its own': {
    files: ['cli/*'],
    may: [...domain, 'cli/*', 'loader/*', ...features.map((room) => `${room}/*`), ...packages],
  },
};

/** One clock reading for a build; a command that a person runs has its own. */
const clocks = ['loader/clock.ts', 'cli/*'];

/** Node runs these as they are, without Astro's virtual modules. */
const roots = ['astro.config.mjs', 'src/cli/*'];

const glob = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
const isOneOf = (patterns: string[], name: string): boolean =>
  patterns.some((pattern) => glob(pattern).test(name)) &&
  !patterns.some((pattern) => pattern.startsWith('!') && glob(pattern.slice(1)).test(name));
const inSrc = (path: string) => path.replace(/^src\//, '');

/** Everything in the files that the tables above forbid: `file imports x: rule`. */
function violations(files: SourceFile[]): string[] {
  return [...files.filter(({ file }) => file.startsWith('src/')).flatMap(brokenLayers), ...brokenRoots(files)];
}

function brokenLayers(source: SourceFile): string[] {
  const { file } = source;
  const [rule, layer] = Object.entries(layers).find(([, { files }]) => isOneOf(files, inSrc(file))) ?? [];
  if (rule === undefined || layer === undefined)
    return [`${file}: no layer names it; add it to tests/layering.test.ts`];
  const allowed = ({ target, typeOnly }: { target: string; typeOnly: boolean }) =>
    isOneOf(layer.may, inSrc(target)) || (typeOnly && isOneOf(layer.types ?? [], inSrc(target)));
  const imports = importsOf(source).filter((found) => !allowed(found));
  const uses = ambientUsesOf(source).filter(
    (what) => layer.pure || (what === 'the clock' && !isOneOf(clocks, inSrc(file))),
  );
  return [
    ...imports.map(({ specifier }) => `${file} imports ${specifier}: ${rule}`),
    ...uses.map((what) => `${file} uses ${what}: ${layer.pure ? rule : 'a build reads the clock once'}`),
  ];
}

function brokenRoots(files: SourceFile[]): string[] {
  const sources = new Map(files.map((source) => [source.file, source]));
  const reached = new Map([...sources.keys()].filter((file) => isOneOf(roots, file)).map((file) => [file, file]));
  const broken: string[] = [];
  for (const [file, chain] of reached) {
    for (const { specifier, target } of importsOf(sources.get(file)!).filter(({ typeOnly }) => !typeOnly)) {
      if (/^astro:|\.astro$|\.css$/.test(target))
        broken.push(`${chain} imports ${specifier}: Node runs ${file} without Astro`);
      else if (sources.has(target) && !reached.has(target)) reached.set(target, `${chain} → ${target}`);
    }
  }
  return broken;
}

/** What the owner writes: no rule of ours is for it. */
const isOwners = (path: string) => path === 'site.ts' || path.startsWith('content/');

function projectFiles(): SourceFile[] {
  const code = listFiles(join(projectRoot, 'src')).filter((path) => /\.(ts|mjs|astro)$/.test(path) && !isOwners(path));
  return ['astro.config.mjs', ...code.map((path) => `src/${path}`)].map((file) => ({
    file,
    source: readFileSync(join(projectRoot, file), 'utf8'),
  }));
}

test('every import points up the layers', () => {
  expect(violations(projectFiles())).toEqual([]);
});

describe('the test sees what it should', () => {
  test.each([
    ['src/site.ts', "import './blog/urls.ts';", 'src/site.ts imports ./blog/urls.ts: the settings import nothing'],
    ['src/blog/a.ts', "import { getPosts } from './posts.ts';", 'src/blog/a.ts imports ./posts.ts: the domain'],
    ['src/blog/a.ts', "import { readFileSync } from 'fs';", 'src/blog/a.ts imports fs: the domain'],
    ['src/blog/a.ts', "export * from 'yaml';", 'src/blog/a.ts imports yaml: the domain'],
    ['src/blog/a.ts', 'export const now = () => new Date();', 'src/blog/a.ts uses the clock: the domain'],
    ['src/blog/a.ts', "export const drafts = process.env['DRAFTS'];", 'src/blog/a.ts uses the environment: the domain'],
    [
      'src/feeds/a.ts',
      "import { x, type Y } from '../markdown/index.ts';",
      'src/feeds/a.ts imports ../markdown/index.ts: feeds/',
    ],
    [
      'src/feeds/a.ts',
      "const { getCollection } = await import('astro:content');",
      'src/feeds/a.ts imports astro:content: feeds/',
    ],
    ['src/feeds/a.ts', 'export const now = Date.now();', 'src/feeds/a.ts uses the clock: a build reads the clock once'],
    [
      'src/components/A.astro',
      "---\nimport { getPosts } from '../blog/posts.ts';\n---\n",
      'src/components/A.astro imports ../blog/posts.ts: a component',
    ],
    [
      'src/components/A.astro',
      "---\nimport Base from '../layouts/Base.astro';\n---\n",
      'src/components/A.astro imports ../layouts/Base.astro: a component',
    ],
    ['src/pages/a.astro', "---\nimport B from './b.astro';\n---\n", 'src/pages/a.astro imports ./b.astro: pages'],
    ['src/utils/a.ts', '', 'src/utils/a.ts: no layer names it'],
  ])('%s: %s', (file, source, expected) => {
    expect(violations([{ file, source }])).toEqual([expect.stringContaining(expected)]);
  });

  test('types and arguments are free', () => {
    const layout =
      "---\nimport { type Body } from '../blog/posts.ts';\nconst x: import('../blog/post.ts').Post = Astro.props;\n---\n{new Date()}";
    const domain =
      "import type { ImageMetadata } from 'astro'; // new Date()\nexport const at = (time: number) => new Date(time);";
    expect(
      violations([
        { file: 'src/layouts/A.astro', source: layout },
        { file: 'src/blog/a.ts', source: domain },
      ]),
    ).toEqual([]);
  });

  test('what the configuration reaches runs without Astro', () => {
    const files = {
      'astro.config.mjs': "import type {} from 'astro:content';\nimport { a } from './src/feeds/a.ts';",
      'src/feeds/a.ts': "import '../blog/posts.ts';",
      'src/queries/posts.ts': "import { getCollection } from 'astro:content';",
    };
    const found = violations(Object.entries(files).map(([file, source]) => ({ file, source })));
    expect(found).toContain(
      'astro.config.mjs → src/feeds/a.ts → src/queries/posts.ts imports astro:content: Node runs src/queries/posts.ts without Astro',
    );
  });
});
