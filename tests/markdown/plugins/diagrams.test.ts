import { XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { portable } from '../../../src/feeds/portable.ts';
import { check, render, told } from '../../support/documents.ts';
import { startCpuTime } from '../../support/cpu-time.ts';

const fence = (body: string, meta = '') => `\`\`\`mermaid ${meta}\n${body}\n\`\`\``;
const svgOf = (html: string) => /<svg.*<\/svg>/s.exec(html)![0];
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
const described = (html: string) => unescaped(/aria-label="([^"]*)"/.exec(html)![1]!);
/** Every line of text in the picture. */
const textsOf = (html: string) => [...svgOf(html).matchAll(/>([^<>]+)</g)].map(([, text]) => unescaped(text!));
const count = (html: string, pattern: RegExp) => [...svgOf(html).matchAll(pattern)].length;

/** The page of a diagram that has nothing wrong. */
async function draw(body: string, meta = ''): Promise<string> {
  const { html, state } = await render(fence(body, meta));
  expect(state.diagnostics).toEqual([]);
  return html;
}

/** What is told about a fence on line 3, whose first line is line 4. */
async function wrong(body: string): Promise<string[]> {
  const { html, state } = await render(`x\n\n${fence(body)}`);
  expect(state.errors.every(({ fix }) => fix !== undefined && fix !== '')).toBe(true);
  expect(html).not.toContain('<svg');
  return told(state.errors);
}

const samples = {
  flowchart:
    'flowchart LR\n  subgraph one [Encoder]\n    a1[Tokens]-->a2[Embedding]-->a3[Attention]\n  end\n  subgraph ' +
    'two [Decoder]\n    b1[Shifted] --> b2[Masked] --> b3[Cross]\n  end\n  a3 --> b3\n  b3 -- yes --> ' +
    'out([Softmax])\n  db[(Weights)] -.-> a2 & b2',
  sequence:
    'sequenceDiagram\n  actor U as User\n  Note over U,S: Set-up\n  U->>+S: Log in\n  loop Every minute\n    ' +
    'alt ok\n      S->>S: think\n    else not\n      S--xU: no\n    end\n  end\n  S-->>-U: done',
  state:
    'stateDiagram-v2\n  [*] --> Still\n  Still --> Moving : push\n  state Moving {\n    [*] --> Slow\n    Slow ' +
    '--> Fast\n    --\n    [*] --> Loud\n  }\n  Moving --> [*]\n  note right of Still : calm',
  class:
    'classDiagram\n  Animal <|-- Duck\n  Animal "1" *-- "many" Leg : has\n  class Duck {\n    <<interface>>\n  ' +
    '  +List~int~ ages\n    +swim() bool\n  }',
  er:
    'erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  CUSTOMER {\n    string name PK "their name"\n  }\n  ORDER ' +
    '}|..o| LINE-ITEM : contains',
  xychart:
    'xychart-beta\n  title "Sales"\n  x-axis [jan, feb, mar]\n  y-axis "Revenue" 0 --> 12\n  bar [5, 6, 12]\n  ' +
    'line [4, 7.5, 9]',
};
const sampleList = Object.entries(samples);

describe.each(sampleList)('%s', (_, source) => {
  test('is a figure, passes the policy, takes its colours from the page and is the same each time', async () => {
    const [html, again] = [await draw(source), await draw(source)];
    expect(again).toBe(html);
    expect(html).toMatch(
      /^<figure class="drawing(?: wide| full)?(?:"><div class="scroll" tabindex="0" data-page-wrapper>| large"><div class="scroll" tabindex="0" data-page-wrapper><a class="zoom" href="\/drawings\/\w+\.svg" title="Full size: [^"]+" data-page-wrapper>)<svg role="img" aria-label="[^"]+" data-feed-image="[^"]+" viewBox="[-\d. ]+" width="[\d.]+" height="[\d.]+"/,
    );
    const svg = svgOf(html);
    expect(svg).not.toMatch(
      /<(style|script|image|use|a|foreignObject|marker|defs)\b|url\(|\s(id|style|class|href|font-family|on\w+)=|@import|NaN|undefined|Infinity|color-mix/,
    );
    expect(
      [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)]
        .map(([, colour]) => colour)
        .filter((colour) => !/^(none|var\(--(paper|ink|soft|line|tint|mark|accent|code-\w+)\))$/.test(colour!)),
    ).toEqual([]);
    expect(svg).not.toMatch(/="[^"]*\d\.\d{2}/);
  });

  test('stands alone in the feed: well-formed, with colours of its own, not empty', async () => {
    const { html, state } = await render(fence(source));
    const [[name, file]] = [...state.drawings] as [[string, string]];
    expect(XMLValidator.validate(file)).toBe(true);
    expect(file).not.toContain('var(');
    const { data, info } = await sharp(Buffer.from(file)).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(100);
    expect(data.filter((value) => value < 120).length).toBeGreaterThan(200);
    expect(portable(html, 'https://example.org/p/')).toMatch(
      new RegExp(`^<figure><img src="https://example.org/.*${name}" alt="[^"]+"></figure>`),
    );
  });
});

test.each<[keyof typeof samples, string]>([
  [
    'flowchart',
    'Flowchart: Tokens to Embedding; Embedding to Attention; Shifted to Masked; Masked to Cross; Attention to ' +
      'Cross; Cross to Softmax (yes); Weights to Embedding; Weights to Masked.',
  ],
  [
    'sequence',
    'Sequence diagram: note: Set-up; User to S: Log in; loop Every minute; alt ok; S to itself: think; S to ' +
      'User: no; S to User: done.',
  ],
  [
    'state',
    'State diagram: the start to Still; Still to Moving (push); the start to Slow; Slow to Fast; the start to ' +
      'Loud; Moving to the end; Still to calm.',
  ],
  ['class', 'Class diagram: Duck inherits from Animal; Animal to Leg (composition, has).'],
  [
    'er',
    'Entity-relationship diagram: exactly one CUSTOMER to any number of ORDER (places); at least one ORDER to ' +
      'at most one LINE-ITEM (contains).',
  ],
  ['xychart', 'Sales. Chart: jan, feb, mar; Revenue: 5, 6, 12; Revenue: 4, 7.5, 9.'],
])('a %s is described', async (kind, description) => {
  expect(described(await draw(samples[kind]))).toBe(description);
});

test.each<[keyof typeof samples, string[]]>([
  [
    'flowchart',
    [
      'Encoder',
      'Decoder',
      'Tokens',
      'Embedding',
      'Attention',
      'Shifted',
      'Masked',
      'Cross',
      'Softmax',
      'Weights',
      'yes',
    ],
  ],
  ['sequence', ['User', 'S', 'Set-up', 'Log in', 'loop', 'Every minute', 'alt', 'ok', 'not', 'think', 'no', 'done']],
  ['state', ['Still', 'Moving', 'Slow', 'Fast', 'Loud', 'push', 'calm']],
  ['class', ['Animal', 'Duck', 'Leg', '1', 'many', 'has', '«interface»', '+List<int> ages', '+swim() : bool']],
  ['er', ['CUSTOMER', 'ORDER', 'LINE-ITEM', 'places', 'contains', 'string', 'name', 'PK', 'their name']],
  ['xychart', ['Sales', 'Revenue', 'jan', 'feb', 'mar', '0', '2.5', '5', '7.5', '10']],
])('a %s shows all its words', async (kind, words) => {
  expect(textsOf(await draw(samples[kind])).sort()).toEqual([...words].sort());
});

test('the figure has what the fence asks for', async () => {
  const html = await draw('graph TD\n a-->b', '#fig:ab .wide caption="A <b> & B"');
  expect(html).toMatch(
    /^<figure class="drawing wide" id="fig-ab">.*<figcaption><span class="number">Figure 1<\/span>: A &lt;b&gt; &amp; B<\/figcaption><\/figure>/s,
  );
});

test('a drawing that is wider than the text takes the room beside it', async () => {
  const chain = (length: number) =>
    `graph LR\n${Array.from({ length }, (_, index) => `node${index} --> node${index + 1}`).join('\n')}`;
  const widths = await Promise.all(
    [chain(2), chain(6), chain(9)].map(async (source) => /class="([^"]+)"/.exec(await draw(source))![1]),
  );
  expect(widths).toEqual(['drawing', 'drawing wide', 'drawing wide large']);
  expect(await draw(chain(9), '.full')).toContain('class="drawing full large"');
});

describe('a flowchart', () => {
  const ab = 'Flowchart: A to B.';

  test.each([
    ['graph TD\nA --> B', ab],
    ['graph TD\nA-->B', ab],
    ['graph TD;\nA-->B;', ab],
    ['graph TD; A-->B', ab],
    ['graph\nA-->B', ab],
    ['flowchart-elk LR\nA-->B', ab],
    ['flowchart BT\nA---->B', ab],
    ['flowchart RL\nA---B', ab],
    ['flowchart LR\nA-.->B', ab],
    ['flowchart LR\nA-.-B', ab],
    ['flowchart LR\nA==>B', ab],
    ['flowchart LR\nA === B', ab],
    ['flowchart LR\nA --o B', ab],
    ['flowchart LR\nA x--x B', ab],
    ['flowchart LR\nA<-->B', ab],
    ['flowchart LR\nA e1@--> B', ab],
    ['flowchart LR\nA -->|yes & no| B', 'Flowchart: A to B (yes & no).'],
    ['flowchart LR\nA -->|"a | b"| B', 'Flowchart: A to B (a | b).'],
    ['flowchart LR\nA -- yes --> B', 'Flowchart: A to B (yes).'],
    ['flowchart LR\nA--yes---B', 'Flowchart: A to B (yes).'],
    ['flowchart LR\nA -. yes .-> B', 'Flowchart: A to B (yes).'],
    ['flowchart LR\nA == "x --> y" ==> B', 'Flowchart: A to B (x --> y).'],
    ['flowchart LR\nA --> B\nA[Later]', 'Flowchart: Later to B.'],
    ['flowchart LR\nA & B --> C & D --> E', 'Flowchart: A to C; A to D; B to C; B to D; C to E; D to E.'],
    ['flowchart LR\nmy-node.js --> src/a_b', 'Flowchart: my-node.js to src/a_b.'],
    ['flowchart LR\nü --> 机器 --> نعم', 'Flowchart: ü to 机器; 机器 to نعم.'],
    ['flowchart LR\nA ~~~ B', 'Flowchart: A; B.'],
    ['flowchart LR\nA --> style\nlink --> A', 'Flowchart: A to style; link to A.'],
    ['flowchart LR\nsubgraph S [The group]\nA\nend\nS --> B', 'Flowchart: The group to B; A.'],
    ['flowchart LR\nA --> S\nsubgraph S\nend', 'Flowchart: A to S.'],
    ['flowchart LR\nA@{ shape: cyl, label: "Store: it" } --> B@{ shape: diam }', 'Flowchart: Store: it to B.'],
    ['flowchart LR\nA@{\n shape: rect\n label: Box\n} --> B', 'Flowchart: Box to B.'],
  ])('%j', async (source, description) => {
    expect(described(await draw(source))).toBe(description);
  });

  test.each([
    ['A["f(x)[0] {y}"]', 'f(x)[0] {y}'],
    ['A[f(x)]', 'f(x)'],
    ['A["a --> b; c"]', 'a --> b; c'],
    ['A[a; b]', 'a; b'],
    ['A["#quot;x#quot; #9829; &amp; #35;"]', '"x" ♥ & #'],
    ['A["`**bold** and *it*`"]', 'bold and it'],
    ['A["<b>x</b><br>y"]', 'x y'],
    ['A["one\ntwo"]', 'one two'],
    ['A[List<String>]', 'List<String>'],
    ['A[""]', 'A'],
    ['A((x))', 'x'],
    ['A(((x)))', 'x'],
    ['A([x])', 'x'],
    ['A[[x]]', 'x'],
    ['A[(x)]', 'x'],
    ['A{x}', 'x'],
    ['A{{x}}', 'x'],
    ['A>x]', 'x'],
    ['A[/x/]', 'x'],
    ['A[\\x\\]', 'x'],
    ['A[/x\\]', 'x'],
    ['A[\\x/]', 'x'],
    ['A(-x-)', 'x'],
  ])('reads the box %j', async (box, name) => {
    expect(described(await draw(`flowchart TD\n${box}`))).toBe(`Flowchart: ${name}.`);
  });

  test('no line runs behind a box', async () => {
    const svg = svgOf(await draw(samples.flowchart));
    const [, linesPart] = /<g fill="none" stroke="var\(--soft\)">(.*?)<\/g>/s.exec(svg)!;
    const boxes = [
      ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="(?:3|18)/g),
    ].map((match) => match.slice(1).map(Number) as [number, number, number, number]);
    expect(boxes).toHaveLength(7);
    for (const [, way] of linesPart!.matchAll(/ d="([^"]+)"/g)) {
      const points = [...way!.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      for (const [index, [x, y]] of points.slice(1).entries()) {
        const [fromX, fromY] = points[index]!;
        const [midX, midY] = [(x + fromX) / 2, (y + fromY) / 2];
        expect(
          boxes.filter(
            ([left, top, width, height]) =>
              midX > left + 1 && midX < left + width - 1 && midY > top + 1 && midY < top + height - 1,
          ),
        ).toEqual([]);
      }
    }
  });

  test('has a group that turns its own way, unless a line leads out of it', async () => {
    const height = async (more: string) =>
      Number(
        / height="([\d.]+)"/.exec(
          await draw(`flowchart TB\nsubgraph S\ndirection LR\na --> b --> c\nend\n${more}`),
        )![1],
      );
    expect(await height('S --> d')).toBeLessThan(await height('c --> d'));
  });

  test('a line ends on the shape, not on the box around it', async () => {
    const svg = svgOf(await draw('flowchart TD\nA{Which way?} --> B & C'));
    const corners = /<polygon points="([^"]+)" stroke-linejoin/
      .exec(svg)![1]!
      .split(' ')
      .map((pair) => pair.split(',').map(Number) as [number, number]);
    const [[x, top], [right, y]] = corners as [[number, number], [number, number]];
    const starts = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L/g)].map(
      ([, fromX, fromY]) => [Number(fromX), Number(fromY)] as const,
    );
    expect(starts).toHaveLength(2);
    for (const [fromX, fromY] of starts)
      expect(Math.abs(fromX - x) / (right - x) + Math.abs(fromY - y) / (y - top)).toBeCloseTo(1, 1);
  });

  test('lines are level or upright', async () => {
    for (const source of [
      samples.flowchart,
      samples.state,
      samples.class,
      'flowchart LR\nsubgraph one\na --> bb --> c\nend\nc --> b3{Which?} -- yes --> out([Softmax])',
    ]) {
      for (const [, x, y, toX, toY] of svgOf(await draw(source)).matchAll(/ d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/g))
        expect(x === toX || y === toY).toBe(true);
    }
  });

  test.each(['TB', 'LR', 'BT', 'RL'])('a group is as wide as its title in %s', async (way) => {
    const svg = svgOf(await draw(`flowchart ${way}\nsubgraph "A title that is wider than its box"\na\nend`));
    expect(Number(/<g fill="none" stroke="var\(--line\)"><rect [^>]*width="([\d.]+)"/.exec(svg)![1])).toBeGreaterThan(
      200,
    );
  });

  test('keeps groups of groups, and lines into them, from all sides', async () => {
    const html = await draw(
      'flowchart LR\nsubgraph a\ndirection TB\nsubgraph b\ndirection LR\nsubgraph c\nx\nend\nend\nend\nc --> x\n' +
        'x --> x\ny --> b\na --> x\nsubgraph d\na2 --> d2\nend\nd --> a',
    );
    expect(count(html, /<rect [^>]*rx="5"/g)).toBe(4);
    expect(count(html, /<path d/g)).toBe(6);
    expect(
      count(await draw('flowchart LR\nsubgraph a\ndirection TB\nsubgraph b\nx\nend\nx --> y\nend'), /<path d/g),
    ).toBe(1);
  });

  test('draws each arrow as it is', async () => {
    const html = await draw('flowchart LR\nA --> B --- C --o D --x E <--> F -.-> G ==> H ~~~ I');
    expect(count(html, /<polygon points="[^"]+" fill="var\(--soft\)"/g)).toBe(5);
    expect(count(html, /<circle [^>]+fill="var\(--soft\)"/g)).toBe(1);
    expect(count(html, /stroke-dasharray="3 3"/g)).toBe(1);
    expect(count(html, /stroke-width="2.5"/g)).toBe(1);
  });

  test('of 50 boxes and 150 tangled lines takes no long time', async () => {
    const spent = startCpuTime();
    const lines = Array.from({ length: 100 }, (_, index) => `n${(index * 13) % 50} -->|x| n${(index * 37) % 50}`);
    await draw(
      `flowchart LR\n${Array.from({ length: 50 }, (_, index) => `n${index} --> n${index + 1}`).join('\n')}\n` +
        `${lines.join('\n')}`,
    );
    expect(spent()).toBeLessThan(15_000);
  }, 60_000);

  test('of 200 boxes takes no long time', async () => {
    const spent = startCpuTime();
    const html = await draw(
      `flowchart TD\n${Array.from({ length: 199 }, (_, index) => `n${index + 1}[Node ${index + 1}] --> n${Math.floor(index / 2)}`).join('\n')}`,
    );
    expect(spent()).toBeLessThan(15_000);
    expect(count(html, /<rect [^>]*rx="3"/g)).toBe(200);
    expect(described(html)).toMatch(/^.{300,430} and \d+ more\.$/);
  }, 20_000);
});

describe('a sequence diagram', () => {
  test.each([
    ['A->>B: x', 'A to B: x.'],
    ['A->>B:x', 'A to B: x.'],
    ['A -->> B : x', 'A to B: x.'],
    ['Web-Server->>my-db: x', 'Web-Server to my-db: x.'],
    ['Ann Lee->>Bob Ray: x: y', 'Ann Lee to Bob Ray: x: y.'],
    ['A-)B: x\nA--)B: y', 'A to B: x; A to B: y.'],
    ['A<<->>B: x', 'A to B: x.'],
    ['A->B: x\nB-->A: y', 'A to B: x; B to A: y.'],
    ['A->>A: x', 'A to itself: x.'],
    ['A->>B: wrap: 50 %% of #35;1; and so on', 'A to B: 50 %% of #1; and so on.'],
    ['participant 机 as 机器<br>学习\n机->>نعم: x', '机器 学习 to نعم: x.'],
    [
      'autonumber\nA->>B: x\nautonumber 10 5\nB->>A: y\nB->>A: z\nautonumber off\nA->>B: v',
      'A to B: 1. x; B to A: 10. y; B to A: 15. z; A to B: v.',
    ],
    ['participant A\nparticipant B', 'A; B.'],
    ['activate A\nA->>B: x\ndeactivate A', 'A to B: x.'],
    ['par one\nA->>B: x\nand two\nA->>C: y\nend', 'par one; A to B: x; A to C: y.'],
    ['critical one\nA->>B: x\noption two\nend', 'critical one; A to B: x.'],
  ])('%j', async (source, description) => {
    expect(described(await draw(`sequenceDiagram\n${source}`))).toBe(`Sequence diagram: ${description}`);
  });

  test('shows who is busy, from the message that begins it to the one that ends it', async () => {
    const bars = async (source: string) =>
      [
        ...svgOf(await draw(`sequenceDiagram\n${source}`)).matchAll(
          /<rect x="[-\d.]+" y="([\d.]+)" width="10" height="([\d.]+)"\/>/g,
        ),
      ].map(([, y, height]) => [y, height]);
    const once = await bars('A->>+B: x\nB->>C: y\nB-->>-A: z');
    expect(once).toHaveLength(1);
    expect(await bars('A->>B: x\nactivate B\nB->>C: y\nB-->>A: z\ndeactivate B')).toEqual(once);
    expect(await bars('A->>+B: x\nA->>+B: y')).toHaveLength(2);
    expect(svgOf(await draw('sequenceDiagram\nA->>B: x\nactivate B')).replace(/data-feed-image="[^"]+"/, '')).toBe(
      svgOf(await draw('sequenceDiagram\nA->>+B: x')).replace(/data-feed-image="[^"]+"/, ''),
    );
  });

  test('leaves a long message the room it needs', async () => {
    const html = await draw(
      'sequenceDiagram\nA->>B: a message that is as long as a message may be before it breaks\nB->>C: x',
    );
    const columns = [...svgOf(html).matchAll(/<path d="M([\d.]+) [\d.]+L\1 /g)].map(([, x]) => Number(x));
    expect(columns[1]! - columns[0]!).toBeGreaterThan(columns[2]! - columns[1]! + 80);
  });
});

describe('other kinds', () => {
  test.each([
    ['stateDiagram\nA --> B', 'State diagram: A to B.'],
    ['stateDiagram-v2\ndirection LR\nA-->B:x', 'State diagram: A to B (x).'],
    ['stateDiagram-v2\nA --> B\nA : one\nA : two', 'State diagram: one two to B.'],
    ['stateDiagram-v2\nstate "A long one" as A\nA --> B', 'State diagram: A long one to B.'],
    ['stateDiagram-v2\nstate c <<choice>>\nA --> c\nc --> B : if x', 'State diagram: A to c; c to B (if x).'],
    ['stateDiagram-v2\nA --> B\nnote left of A\n one\n two\nend note', 'State diagram: A to B; A to one two.'],
    ['stateDiagram-v2\nA --> B %% a remark', 'State diagram: A to B.'],
    ['classDiagram\nA<|--B', 'Class diagram: B inherits from A.'],
    ['classDiagram\nA ..|> B : is', 'Class diagram: A inherits from B (is).'],
    ['classDiagram\nnamespace N {\nclass A\n}\nnote for A "hm"', 'Class diagram: A to hm.'],
    ['classDiagram\nclass A["A label"]\nA --> `B c`', 'Class diagram: A label to B c.'],
    ['classDiagram\nclass A <<interface>>', 'Class diagram: A.'],
    ['erDiagram\nA }o--|| B : x', 'Entity-relationship diagram: any number of A to exactly one B (x).'],
    [
      'erDiagram\nA one or more to zero or one B : x',
      'Entity-relationship diagram: at least one A to at most one B (x).',
    ],
    [
      'erDiagram\np[Person] {\n string a\n}\n"A b" ||--|| p : ""',
      'Entity-relationship diagram: exactly one A b to exactly one Person.',
    ],
    ['erDiagram\nA', 'Entity-relationship diagram: A.'],
    ['xychart\nbar [1, -2, .5]', 'Chart: bars: 1, -2, 0.5.'],
    [
      'xychart horizontal\nx-axis Models ["a, b", c]\ny-axis Score\nbar "2024" [1, 2]',
      'Chart: Models: a, b, c; 2024: 1, 2.',
    ],
    ['xychart\nx-axis 0 --> 10\nline [1, 2]', 'Chart: 0 to 10; line: 1, 2.'],
  ])('%j', async (source, description) => {
    expect(described(await draw(source))).toBe(description);
  });

  test('a line to itself has room for both of its ends', async () => {
    expect(
      Number(/ height="([\d.]+)" rx="3"/.exec(svgOf(await draw('erDiagram\nA ||--o{ A : knows')))![1]),
    ).toBeGreaterThanOrEqual(48);
  });

  test('class members keep their form', async () => {
    const html = await draw(
      'classDiagram\nclass A~T~ {\n  -Map~K,List~V~~ all\n  name: string\n  $private\n  ~a~b\n  +go(int n) ' +
        'List~T~\n  +one()$ int\n  +two()*\n}',
    );
    expect(textsOf(html)).toEqual([
      'A<T>',
      '-Map<K,List<V>> all',
      'name: string',
      '$private',
      '~a~b',
      '+go(int n) : List<T>',
      '+one() : int',
      '+two()',
    ]);
    expect(count(html, /text-decoration="underline"/g)).toBe(1);
    expect(count(html, /font-style="italic"/g)).toBe(1);
  });
});

test('bars begin at nought, on both sides of it', async () => {
  const bars = [
    ...svgOf(await draw('xychart\nbar [2, -1]')).matchAll(
      /<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g,
    ),
  ].map(([, y, height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }));
  const [below, above] = bars.sort((a, b) => b.top - a.top);
  expect(above!.bottom).toBeCloseTo(below!.top, 0);
  expect(above!.bottom - above!.top).toBeCloseTo(2 * (below!.bottom - below!.top), 0);
});

describe('what is said about a diagram', () => {
  test.each([
    ['flowchart TD\naccTitle: The plan\nA-->B', 'The plan. Flowchart: A to B.'],
    ['flowchart TD\naccDescr: From A\nA-->B', 'From A'],
    ['flowchart TD\naccTitle: The plan\naccDescr {\n From A\n to B\n}\nA-->B', 'The plan. From A to B'],
    ['flowchart TD\naccDescr { in one line }\nA-->B', 'in one line'],
    ['---\ntitle: "A: <b>"\n---\nflowchart TD\nA-->B', 'A: <b>. Flowchart: A to B.'],
    ['sequenceDiagram\ntitle: Hello\nA->>B: x', 'Hello. Sequence diagram: A to B: x.'],
  ])('%j', async (source, description) => {
    expect(described(await draw(source))).toBe(description);
  });

  const nothings = ['%%{wrap}%%\n', '%%{init: {\n}}%%\n', '%% a remark\n', '\n\n', '---\n---\n'];
  test.each(nothings)('%j means nothing', async (before) => {
    expect(described(await draw(`${before}flowchart TD\n  %% another -->\n\n  A-->B`))).toBe('Flowchart: A to B.');
  });
});

const kinds =
  'What can be drawn are `flowchart`, `sequenceDiagram`, `stateDiagram-v2`, `classDiagram`, `erDiagram` and `xychart`.';

test.each([
  ['', 'The diagram is empty.', kinds],
  ['%% nothing', 'The diagram is empty.', kinds],
  ['gantt\n title x', 'A `gantt` cannot be drawn.', kinds],
  ['mindmap\n root', 'A `mindmap` cannot be drawn.', kinds],
  ['gitGraph\n commit', 'A `gitGraph` cannot be drawn.', kinds],
  ['sankey-beta\n a,b,1', 'A `sankey-beta` cannot be drawn.', kinds],
  ['pie title x\n "a": 1', 'A `pie` cannot be drawn.', 'Bars compare better: write them in a ` ```chart `.'],
  ['flowchat TD\nA-->B', 'A diagram does not begin with `flowchat TD`.', 'Did you mean `flowchart`?'],
  ['sequencediagram\nA->>B: x', 'A diagram does not begin with `sequencediagram`.', 'Did you mean `sequenceDiagram`?'],
  ['A --> B', 'A diagram does not begin with `A --> B`.', kinds],
  ['<script>', 'A diagram does not begin with `<script>`.', kinds],
])('a fence of %j says what can be drawn', async (source, message, fix) => {
  const { state } = await render(fence(source));
  expect(state.errors).toMatchObject([{ message, fix }]);
});

test.each<[string, string[]]>([
  ['flowchart TD', ['4: There is nothing in the diagram.']],
  ['flowchart TD\nA --> B %% remark', ['5: `%% remark` after `B` is no arrow.']],
  ['flowchart TD\nA => B', ['5: `=> B` after `A` is no arrow.']],
  ['flowchart TD\nA -> B\nC ->> D', ['5: `-> B` after `A` is no arrow.', '6: `->> D` after `C` is no arrow.']],
  ['flowchart TD\nA B', ['5: `B` after `A` is no arrow.']],
  ['flowchart TD\nA -- text', ['5: The arrow `-- text` has no end.']],
  ['flowchart TD\nA[x --> B', ['5: The label `[x --> B` is not closed.']],
  ['flowchart TD\nA["x"y] --> B', ['5: The label `["x"y] --> B` is not closed.']],
  ['flowchart TD\nA["x --> B\nC', ['5: A quotation mark in this line is never closed.']],
  ['flowchart TD\nA(f(x)) --> B', ['5: `) --> B` after `A` is no arrow.']],
  ['flowchart TD\nA --> (B)', ['5: A box is expected where `(B)` stands.']],
  ['flowchart TD\nA & --> B', ['5: A box is expected where `--> B` stands.']],
  ['flowchart TD\nA@{ shape: cloud-9 }', ['5: The shape `cloud-9` cannot be drawn.']],
  ['flowchart TD\nA@{ lable: x }', ['5: `lable` in `@{…}` means nothing here.']],
  ['flowchart TD\nA@{ shape: [ }', ['5: `@{ shape: [ }` cannot be read.']],
  ['flowchart TD\nsubgraph S\nA', ['5: The group `S` has no end.']],
  ['flowchart TD\nA\nend', ['6: There is no `subgraph` that this `end` could close.']],
  ['flowchart TD\nsubgraph S\nA\nend\nsubgraph S\nB\nend', ['8: Two groups are called `S`.']],
  ['flowchart XY\nA', ['4: `XY` is no direction.']],
  ['---\ntitle: x\nflowchart TD\nA', ['4: The front matter of the diagram has no end.']],
  ['---\ntitle: "x\n---\nflowchart TD\nA', ['4: The front matter of the diagram cannot be read.']],
  ['flowchart TD\naccDescr {\nA-->B', ['5: What begins here has no end.']],
  ['sequenceDiagram', ['4: There is nothing in the diagram.']],
  ['sequenceDiagram x\nA->>B: y', ['4: `x` stands behind `sequenceDiagram`.']],
  ['sequenceDiagram\nA->>B', ['5: The message `A->>B` says nothing.']],
  ['sequenceDiagram\nA=>>B: x', ['5: `A=>>B: x` is no line of a sequence diagram.']],
  ['sequenceDiagram\nA->>>B: x', ['5: `>B` is no name of an actor.']],
  ['sequenceDiagram\nA->B->C: x', ['5: `B->C` is no name of an actor.']],
  ['sequenceDiagram\nloop x\nA->>B: y', ['5: This `loop` has no end.']],
  ['sequenceDiagram\nA->>B: y\nend', ['6: There is no block that this `end` could close.']],
  ['sequenceDiagram\nloop x\nelse y\nend', ['6: `else` stands in no block that it could divide.']],
  ['sequenceDiagram\nA->>B: x\nB-->>-A: y', ['6: `B` is not active here.']],
  ['sequenceDiagram\nNote over A,B,C: x', ['5: A note stands beside one actor, or over one or two.']],
  ['stateDiagram-v2\nA -> B', ['5: `A -> B` is no line of a state diagram.']],
  ['stateDiagram-v2\nstate A {\nB', ['5: The group `A` has no end.']],
  ['stateDiagram-v2\n}', ['5: There is no `state … {` that this `}` could close.']],
  ['stateDiagram-v2\nstate A <<history>>', ['5: A state cannot be `<<history>>`.']],
  ['stateDiagram-v2\nA\n--\nB', ['6: `--` divides a state into parts, but stands in none.']],
  ['stateDiagram-v2\nA\nnote right of A\nx', ['6: This note has no end.']],
  ['classDiagram\nA -> B', ['5: `A -> B` is no line of a class diagram.']],
  ['classDiagram\nclass A {\n+x', ['5: The `{` of this line is never closed.']],
  ['classDiagram\nclass A B', ['5: `class A B` is no line of a class diagram.']],
  ['classDiagram\n}', ['5: There is no `{` that this `}` could close.']],
  ['erDiagram\nA ||--x{ B : y', ['5: `A ||--x{ B : y` is no line of an entity-relationship diagram.']],
  ['erDiagram\nA {\nonly\n}', ['6: `only` is no attribute.']],
  ['erDiagram\nA {\nint id XX\n}', ['6: `int id XX` is no attribute.']],
  ['xychart', ['4: There is nothing in the diagram.']],
  ['xychart sideways\nbar [1]', ['4: `sideways` stands behind `xychart`.']],
  ['xychart\nbar [1, x]', ['5: `x` is no number.']],
  ['xychart\nbar [1, , 2]', ['5: `` is no number.']],
  ['xychart\nbar []', ['5: There are no values.']],
  ['xychart\nx-axis [a, b]\nbar [1]', ['6: There are 1 values for 2 places on the x-axis.']],
  ['xychart\ny-axis 0 --> 2\nbar [1, 3]', ['6: 3 lies outside the y-axis.']],
  ['xychart\ny-axis 2 --> 0\nbar [1]', ['5: The axis runs from 2 to 0.']],
  ['xychart\npie [1]', ['5: `pie [1]` is no line of an xychart.']],
])('%j is told by its line', async (source, problems) => {
  expect(await wrong(source)).toEqual(problems);
});

test.each([
  ['flowchart TD\nA-->B\nclick A href "javascript:alert(1)"', '6: The diagram is an image: `click` is left out.'],
  ['flowchart TD\nA-->B\nclick A callback "x"', '6: The diagram is an image: `click` is left out.'],
  ['sequenceDiagram\nA->>B: x\nlink A: Home @ https://example.org', '6: The diagram is an image: `link` is left out.'],
  ['flowchart TD\nA-->B\nstyle A fill:#f9f,stroke:#333', '6: The diagram has the page’s colours: `style` is left out.'],
  ['flowchart TD\nA-->B\nclassDef x fill:#f9f', '6: The diagram has the page’s colours: `classDef` is left out.'],
  ['flowchart TD\nA-->B\nlinkStyle 0 stroke:red', '6: The diagram has the page’s colours: `linkStyle` is left out.'],
  ['---\nautor: me\n---\nflowchart TD\nA-->B', '5: `autor` in the front matter of the diagram means nothing here.'],
  ['flowchart TD\nA e1@-->B\ne1@{ animate: true }', '6: The look of the arrow `e1` is left out.'],
  ['flowchart TD\nA\ne1@{ animation: slow }', '6: The look of the arrow `e1` is left out.'],
  ['flowchart TD\nA --> B\nB -->', '6: The arrow `-->` leads nowhere: it is left out.'],
  ['flowchart TD\nA --> B\n-->', '6: The arrow `-->` leads nowhere: it is left out.'],
  ['flowchart TD\nA@{ icon: "fa:x", form: square, h: 60 }', '5: The icon `fa:x` in a box is left out.'],
  [
    'flowchart TD\nA@{ img: "https://example.org/a.png" }',
    '5: The image `https://example.org/a.png` in a box is left out.',
  ],
  ['flowchart TD\nA\nB[fa:fa-car Car]', '6: The icon `fa:fa-car` is left out.'],
  ['sequenceDiagram\ncreate participant A\nA->>B: x', '5: No message creates `A`: it stands at the top.'],
  ['xychart\nx-axis [a]\nbar [1, 7]', '6: There are 2 values for 1 places on the x-axis: the last are left out.'],
])('%j is drawn without that, and says so', async (source, warning) => {
  const { html, state } = await render(`x\n\n${fence(source)}`);
  expect(state.errors).toEqual([]);
  expect(told(state.warnings)).toEqual([warning]);
  expect(svgOf(html)).not.toMatch(/javascript|example\.org|#f9f|red/);
});

test.each<[source: string, description: string, warnings: string[]]>([
  [
    'flowchart LR\nA:::look --> B:::look',
    'Flowchart: A to B.',
    ['2: The diagram has the page’s colours: `:::look` is left out.'],
  ],
  [
    'flowchart LR\nA[First] --> B\nA[Last]',
    'Flowchart: Last to B.',
    ['3: `A` is called “First” before and “Last” here: the first is left out.'],
  ],
  [
    'flowchart LR\nA@{ shape: sm-circ, label: "Small start" } --> B',
    'Flowchart: the start to B.',
    ['2: The shape `sm-circ` has no room for its label `Small start`.'],
  ],
  ['flowchart LR\nA@{ shape: rect, w: 60 } --> B', 'Flowchart: A to B.', ['2: `w` in `@{…}` has no effect on a box.']],
  [
    'sequenceDiagram\nparticipant A@{ "type": "cloud", "alias": "Store" }\nA->>B: x',
    'Sequence diagram: Store to B: x.',
    ['2: An actor of the type `cloud` is drawn as a box.'],
  ],
  [
    'sequenceDiagram\nparticipant A@{ "alias": "Store" } as Shop\nA->>B: x',
    'Sequence diagram: Shop to B: x.',
    ['2: The alias `Store` gives way to `as Shop`.'],
  ],
  ['sequenceDiagram\nactor A@{ "type": "actor" }\nA->>B: x', 'Sequence diagram: A to B: x.', []],
  [
    'sequenceDiagram\nparticipant A as One\nparticipant A as Two\nA->>B: x',
    'Sequence diagram: Two to B: x.',
    ['3: `A` is called “One” before and “Two” here: the first is left out.'],
  ],
  [
    'sequenceDiagram\nrect rgb(0,0,0)\nNote left of A: n\nend\nrect rgb(0,0,0)\nA->>A: x\nend',
    'Sequence diagram: note: n; A to itself: x.',
    ['2: The diagram has the page’s colours: `rgb(0,0,0)` is left out.'],
  ],
  [
    'sequenceDiagram\nbox Aqua The team\nparticipant A\nend\nA->>B: x',
    'Sequence diagram: A to B: x.',
    ['2: The diagram has the page’s colours: `Aqua` is left out.'],
  ],
  ['sequenceDiagram\nbox The aqua team\nparticipant A\nend\nA->>B: x', 'Sequence diagram: A to B: x.', []],
  [
    '---\ntitle: One\n---\nsequenceDiagram\ntitle Two\nA->>B: x',
    'One. Sequence diagram: A to B: x.',
    ['5: The diagram has two titles: “Two” is left out.'],
  ],
  [
    'stateDiagram-v2\nA:::look --> B : is ::: C',
    'State diagram: A to B (is ::: C).',
    ['2: The diagram has the page’s colours: `:::look` is left out.'],
  ],
  [
    'stateDiagram-v2\nscale 350 width\nA --> B',
    'State diagram: A to B.',
    ['2: The diagram is as wide as it needs: `scale` is left out.'],
  ],
  [
    'stateDiagram-v2\nA : Which\nstate A <<choice>>\nA --> B',
    'State diagram: A to B.',
    ['3: `A` is called “Which” before and nothing here: the first is left out.'],
  ],
  [
    'classDiagram\nclass A:::look\nA --> B',
    'Class diagram: A to B.',
    ['2: The diagram has the page’s colours: `:::look` is left out.'],
  ],
  [
    'classDiagram\nclass A["One"]\nclass A["Two"]\nA --> B',
    'Class diagram: Two to B.',
    ['3: `A` is called “One” before and “Two” here: the first is left out.'],
  ],
  [
    'erDiagram\nA:::look ||--|| B : x',
    'Entity-relationship diagram: exactly one A to exactly one B (x).',
    ['2: The diagram has the page’s colours: `:::look` is left out.'],
  ],
])('%j is drawn, and tells what it leaves out', async (source, description, warnings) => {
  const { html, state } = await render(fence(source));
  expect(state.errors).toEqual([]);
  expect(described(html)).toBe(description);
  const inFence = state.warnings.map(({ line, message }) => `${line! - 1}: ${message}`);
  expect(inFence).toEqual(warnings);
});

test('a class may be several things', async () => {
  const html = await draw('classDiagram\nclass A\n<<interface>> A\n<<service>> A');
  expect(textsOf(html)).toContain('«interface» «service»');
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  '&lt;b&gt; & <b',
  '</text></svg><p>',
  '$& $1 $`',
  'javascript:alert(1)',
  ']]> <!-- --> <?x ?>',
  '\u0000\u0007\u001b[31m x \uffff',
  '\ud800 lone',
  '{{x}} {y} ${z}',
  '‮right to left‬',
];

test.each(hostile)('%j is text wherever it stands', async (text) => {
  const quoted = text.replace(/"/g, '#quot;').replace(/[\n[\]{}|;:]/g, ' ');
  const sources = [
    `flowchart TD\nA["${quoted}"] -- "${quoted}" --> B\nsubgraph S ["${quoted}"]\nC\nend`,
    `sequenceDiagram\nparticipant A as ${quoted}\nA->>B: ${quoted}\nNote over A: ${quoted}\nloop ${quoted}\n` +
      `A->>B: x\nend`,
    `stateDiagram-v2\nA --> B : ${quoted}\nA : ${quoted}`,
    `classDiagram\nclass A["${quoted}"]\nA : ${quoted}\nA --> B : ${quoted}`,
    `erDiagram\nA ||--|| B : "${quoted}"\nA {\n int x "${quoted}"\n}`,
    `xychart\ntitle "${quoted}"\nx-axis "${quoted}" ["${quoted}"]\nbar "${quoted}" [1]`,
    `---\ntitle: ${JSON.stringify(text)}\n---\nflowchart TD\naccDescr: ${text}\nA-->B`,
  ];
  for (const source of sources) {
    const { html, state } = await render(fence(source, 'caption="x"'));
    expect(told(state.errors)).toEqual([]);
    expect(html.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '""')).not.toMatch(/script|onerror|onload|<img|<p>/);
    const [file] = [...state.drawings.values()];
    expect(XMLValidator.validate(file!)).toBe(true);
    expect(file).not.toMatch(/[\u0000-\u0008\u000b-\u001f\uffff]/);
    await sharp(Buffer.from(file!)).metadata();
  }
});

test('very long words and labels stay within the picture', async () => {
  for (const label of ['x'.repeat(3000), 'word '.repeat(500), '机器'.repeat(300)]) {
    const html = await draw(`flowchart TD\nA["${label}"] -->|"${label}"| B`);
    expect(textsOf(html).join('').replaceAll(' ', '').length).toBe(label.replaceAll(' ', '').length * 2 + 1);
    expect(described(html).length).toBeLessThan(label.length * 3);
  }
});

test('a mistake leaves the code as it is, and others in the post are drawn', async () => {
  const { html, state } = await render(`${fence('flowchart TD\nA =>> B')}\n\n${fence('flowchart TD\nA --> B')}`);
  expect(html).toMatch(/^<pre.*<figure/s);
  expect(told(state.errors)).toEqual(['3: `=>> B` after `A` is no arrow.']);
});

test('in a list and in a quotation lines count from the file', async () => {
  const { state } = await render(
    '- x\n\n  ```mermaid\n  flowchart TD\n  A =>> B\n  ```\n\n> ```mermaid\n> flowchart TD\n> A =>> B\n> ```',
    { firstLine: 10 },
  );
  expect(told(state.errors)).toEqual(['14: `=>> B` after `A` is no arrow.', '19: `=>> B` after `A` is no arrow.']);
});

test('a file beside the post may hold the diagram', async () => {
  const { html } = await render('```mermaid file=./a.mmd\n```', { texts: { 'a.mmd': 'flowchart TD\nA --> B\n' } });
  expect(described(html)).toBe('Flowchart: A to B.');
  const { state } = await render('x\n\n```mermaid file=./a.mmd\n```', {
    texts: { 'a.mmd': 'flowchart TD\n\nA =>> B\n' },
  });
  expect(told(state.errors)).toEqual(['3: Line 3 of the diagram’s file: `=>> B` after `A` is no arrow.']);
});

test('words of the fence that mean nothing are doubted', async () => {
  const { state } = await render(fence('flowchart TD\nA-->B', 'title="x" {1}'));
  expect(told(state.warnings)).toEqual([
    '1: `title="x"` after `mermaid` means nothing here.',
    '1: `{1}` after `mermaid` means nothing here.',
  ]);
});

describe('a wide diagram', () => {
  const chain = (length: number) =>
    `flowchart LR\n${Array.from({ length }, (_, at) => `a${at}[A long label ${at}]`).join(' -- x --> ')}`;
  const widthOf = (html: string) => Number(/<svg[^>]* width="([\d.]+)"/.exec(html)![1]);

  test('keeps text that can be read: it scrolls', async () => {
    const html = await draw(chain(12));
    const [, , natural = ''] = /viewBox="([^" ]+ ){2}([^" ]+)/.exec(html)!;
    expect(html).toMatch(/^<figure class="drawing wide large">/);
    expect((13 * widthOf(html)) / Number(natural)).toBeGreaterThanOrEqual(9);
    expect(widthOf(html)).toBeLessThan(Number(natural));
    expect(widthOf(await draw(chain(12), '.full'))).toBe(Math.ceil(Number(natural)));
  });

  test('that can be read in the column is as it was', async () => {
    expect(await draw(chain(3))).toMatch(/^<figure class="drawing">/);
    expect(await draw(chain(5))).toMatch(/^<figure class="drawing wide">/);
  });
});

describe('a graph of Graphviz', () => {
  test.each(['dot', 'graphviz', 'DOT'])(
    'in a fence of %s is a figure, with its file for the feed',
    async (language) => {
      const { html, state } = await render(
        `\`\`\`${language} #fig:net .wide caption="A net"\ndigraph { a -> b }\n\`\`\``,
      );
      expect(state.diagnostics).toEqual([]);
      expect(html).toMatch(/^<figure class="drawing wide" id="fig-net">.*<figcaption>.*A net<\/figcaption>/s);
      expect(described(html)).toBe('Graph: a to b.');
      const [file] = [...state.drawings.values()];
      expect(XMLValidator.validate(file!)).toBe(true);
      await sharp(Buffer.from(file!)).metadata();
    },
  );

  test('tells errors by the line of the post', async () => {
    const { html, state } = await render('x\n\n```dot wide\ndigraph {\n a -> }\n```');
    expect(html).toContain('<pre');
    expect(told(state.errors)).toEqual(['5: A name is expected where `}` stands.']);
    expect(told(state.warnings)).toEqual(['3: `wide` after `dot` means nothing here.']);
  });

  test.each(hostile)('%j in it is text', async (text) => {
    const label = text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\ud800\uffff]/g, '');
    const { html, state } = await render(
      `\`\`\`dot\ndigraph { "${label}" -> b [label="${label}" id="${label}" class="${label}"] }\n\`\`\``,
    );
    expect(state.errors).toEqual([]);
    expect(html.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '""')).not.toMatch(/script|onerror|onload|<img|<p>/);
    for (const file of state.drawings.values()) expect(XMLValidator.validate(file)).toBe(true);
  });
});

test('in MDX too', async () => {
  const state = await check(`${fence('flowchart TD\nA{x} --> B["{y}"]')}\n\n${fence('flowchart TD\nA =>> B')}`);
  expect(told(state.errors)).toEqual(['8: `=>> B` after `A` is no arrow.']);
  expect(state.drawings.size).toBe(1);
});

test.each([
  '~~~mermaid\nflowchart TD\nA-->B\n~~~',
  '````mermaid\nflowchart TD\nA-->B\n````',
  '``` mermaid\nflowchart TD\nA-->B\n```',
])('%j is a diagram', async (markdown) => {
  expect((await render(markdown)).html).toContain('<svg');
});

describe('in the language of the post', () => {
  test.each([
    ['hi', 'flowchart TD\nA-->B', 'प्रवाह चित्र: A से B।'],
    ['ar', 'flowchart TD\nA-->|x|B', 'مخطط انسيابي: من A إلى B (x).'],
    ['zh-Hans', 'sequenceDiagram\nA->>A: x\nNote over A: y', '时序图：A 到 自身：x；注：y。'],
    ['zh-Hans', 'classDiagram\nA <|-- B\nC *-- D', '类图：B 继承自 A；C 到 D (组合)。'],
    ['hi', 'erDiagram\nA ||--o{ B : x', 'इकाई-संबंध चित्र: ठीक एक A से कितने भी B (x)।'],
    ['ar', 'xychart-beta\nx-axis 1 --> 3\nbar [1,2,3]', 'مخطط: من 1 إلى 3؛ أعمدة: 1، 2، 3.'],
  ])('%s: %j', async (lang, source, expected) => {
    const { html } = await render(fence(source), { lang });
    expect(described(html)).toBe(expected);
  });
});

describe('what a diagram says about itself', () => {
  test.each([
    '---\ntitle: How it works\n---\nflowchart TD\nA-->B',
    '---\ntitle: How it works\n---\nstateDiagram-v2\n[*] --> A',
    '---\ntitle: How it works\n---\nclassDiagram\nA <|-- B',
    '---\ntitle: How it works\n---\nerDiagram\nA ||--o{ B : has',
    '---\ntitle: How it works\n---\nsequenceDiagram\nA->>B: x',
    'sequenceDiagram\ntitle How it works\nA->>B: x',
  ])('%j shows its title', async (source) => {
    expect((await render(fence(source))).html).toContain('<figcaption>How it works</figcaption>');
  });

  test('a caption goes before a title, and a title for screen readers is not shown', async () => {
    expect((await render('```mermaid caption="Mine"\n---\ntitle: T\n---\nflowchart TD\nA-->B\n```')).html).toContain(
      '<figcaption>Mine</figcaption>',
    );
    expect((await render(fence('flowchart TD\naccTitle: T\nA-->B'))).html).not.toContain('<figcaption>');
  });

  test.each([
    '---\nconfig:\n  xyChart:\n    chartOrientation: horizontal\n---\nxychart-beta\nbar [1, 2]',
    '%%{init: {"xyChart": {"chartOrientation": "horizontal"}}}%%\nxychart-beta\nbar [1, 2]',
  ])('%j lies', async (source) => {
    expect(svgOf((await render(fence(source))).html)).toBe(
      svgOf((await render(fence('xychart-beta horizontal\nbar [1, 2]'))).html),
    );
  });

  test.each([
    [
      '---\nconfig:\n  flowchart:\n    curve: basis\n---\nflowchart TD\nA-->B',
      '5: The setting `flowchart.curve` of the diagram has no effect here.',
    ],
    [
      "%%{init: { 'sequence': { 'mirrorActors': false } }}%%\nsequenceDiagram\nA->>B: x",
      '2: The setting `sequence.mirrorActors` of the diagram has no effect here.',
    ],
    [
      '---\nconfig:\n\n  layout: elk\n---\nflowchart TD\nA-->B',
      '5: The setting `layout` of the diagram has no effect here.',
    ],
    [
      '---\nconfig:\n  theme: dark\n---\nflowchart TD\nA-->B',
      '4: The setting `theme` of the diagram has no effect here.',
    ],
    ["%%{init: {'theme': 'dark'}}%%\nflowchart TD\nA-->B", '2: The setting `theme` of the diagram has no effect here.'],
    [
      'flowchart TD\nsubgraph one\n%%{init: {\n  "fontSize": 20\n}}%%\nA-->B\nend',
      '5: The setting `fontSize` of the diagram has no effect here.',
    ],
  ])('%j is told', async (source, message) => {
    expect(told((await render(fence(source))).state.warnings)).toEqual([message]);
  });

  test.each([
    ['flowchart TD\nA["$$x_t$$"] --> B', 'Flowchart: xₜ to B.'],
    ['sequenceDiagram\nA->>B: $$x^2; y$$', 'Sequence diagram: A to B: x²; y.'],
    ['flowchart TD\nA[$$\\alpha(t)$$] --> B[b]', 'Flowchart: α(t) to b.'],
    ['stateDiagram-v2\ns1 : $$y$$ is', 'State diagram: y is.'],
    ['classDiagram\nA --> B : $$\\begin{matrix}a&b\\end{matrix}$$', /^Class diagram: A to B \(\\begin\{matrix\}a&b/],
  ])('the formula in %j is drawn as text, and told', async (source, expected) => {
    const { html, state } = await render(fence(source));
    expect(state.errors).toEqual([]);
    expect(described(html)).toMatch(expected);
    expect(told(state.warnings)).toEqual([
      expect.stringMatching(/^[23]: The formula `.*` of a label is drawn as a line of text\.$/),
    ]);
  });

  test.each(['actor R AS Reader', 'ACTOR R as Reader', 'Participant R As Reader'])('%s is one actor', async (line) => {
    const { html } = await render(fence(`sequenceDiagram\n${line}\nR->>S: x`));
    expect(svgOf(html)).toContain('>Reader<');
    expect(svgOf(html)).not.toMatch(/>R( AS Reader)?</);
  });
});

test.each([
  ['hi', 'प्रारंभ'],
  ['ar', 'البداية'],
  ['zh', '起点'],
])('a state diagram begins in the language of its post: %s', async (lang, start) => {
  const { html } = await render(fence('stateDiagram-v2\n[*] --> क\nक --> [*]'), { lang });
  const label = /aria-label="([^"]*)"/.exec(html)![1]!;
  expect(label).toContain(start);
  expect(label).not.toMatch(/[A-Za-z]/);
});
