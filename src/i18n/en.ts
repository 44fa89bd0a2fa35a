const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** English, and what every language has to say: one that lacks a message is a type error. */
export const en = {
  /** First stop of the Tab key. */
  skip: 'Skip to content',
  /** Labels of landmarks, for screen readers. */
  landmarks: { site: 'Site', pages: 'Pages', neighbours: 'Newer and older posts' },
  /** Labels of the links at the top that `npm run init` writes, beside those of the archive and the tags. */
  nav: { posts: 'Posts', about: 'About' },
  /** What a post says around its text. */
  post: {
    updated: 'updated',
    /** Reading time. */
    minutes: (n: number) => `${n} min read`,
    draft: 'Draft',
    scheduled: 'Scheduled',
    /** On a post that stands before all others. */
    pinned: 'Pinned',
    contents: 'Contents',
    newer: 'Newer',
    older: 'Older',
    related: 'Related',
    /** Heading above the posts that link to this one. */
    backlinks: 'Referred to by',
    notebook: 'Download this post as a Jupyter notebook',
    /** Where else a notebook can be seen or run: a program, and the host of the repository. */
    openInColab: 'Open in Colab',
    viewOn: (on: string) => `View on ${on}`,
    cite: 'Cite this post',
    /** Name of the link around an image to its largest file. */
    fullSize: (image: string) => `Full size: ${image}`,
    /** Reply by e-mail. */
    reply: 'Reply by email',
    /** Before the list of sites where the post is discussed. */
    discussions: 'Discussed on',
    /** Where a file can be edited in the browser, and its commits. */
    suggest: 'Suggest a change',
    history: 'History',
    /** Heading above the corrections of a post. */
    changes: 'Changes',
  },
  /** Lists of posts. */
  list: {
    /** How many posts a tag or a series has. */
    posts: (n: number) => count(n, 'post', 'posts'),
    /** Title of a later page of the home list. */
    page: (n: number) => `Posts, page ${n}`,
    pageOf: (n: number, last: number) => `Page ${n} of ${last}`,
    newer: 'Newer posts',
    older: 'Older posts',
    none: 'No posts yet. The first one will appear here.',
  },
  archive: {
    title: 'Archive',
    description: (site: string) => `Every post of ${site}, by year.`,
    /** One year of a very large blog. */
    titleOf: (year: string) => `Archive: ${year}`,
    descriptionOf: (site: string, year: string) => `Every post of ${site} from ${year}.`,
    hint: 'Every post is on this page, so your browser’s own search finds it: Ctrl+F, ⌘F, or “Find in page”.',
    /** Names of the choices that narrow the list, and the choice of everything. */
    year: 'Year',
    tag: 'Tag',
    all: 'All',
    /** Before the number of posts that a choice leaves. */
    shown: 'Posts shown: ',
  },
  /** Short posts, most without a title, in `src/content/notes/`. */
  notes: {
    title: 'Notes',
    description: (site: string) => `Short notes on ${site}.`,
    /** Title of a later page of their list. */
    page: (n: number) => `Notes, page ${n}`,
  },
  tags: {
    title: 'Tags',
    description: (site: string) => `What ${site} is about.`,
    /** Link to the list of tags, after some of them. */
    all: 'All tags',
    none: 'No tags yet.',
    about: (tag: string) => `Posts about ${tag}.`,
  },
  series: {
    title: 'Series',
    description: (site: string) => `Posts of ${site} that belong together, in the order to read them.`,
    about: (series: string) => `The series “${series}”, in the order to read it.`,
    part: (n: number, of: number) => `Part ${n} of ${of}`,
    all: 'All parts',
    next: (n: number) => `Next: part ${n}`,
    previous: (n: number) => `Before: part ${n}`,
  },
  search: {
    label: (site: string) => `Search ${site}`,
    button: 'Search',
    by: (engine: string) => `The search is done by ${engine}, on its own page.`,
  },
  subscribe: {
    title: 'Subscribe',
    description: (site: string) => `How to follow ${site} in the feed reader of your choice.`,
    /** What a feed is, and how to begin: paragraphs. */
    what: [
      'A feed is a file that lists the newest posts. A feed reader looks at it now and then and shows you what ' +
        'is new, in order, with no account here and nobody watching.',
      'Give your reader the address of this site, and it will most likely find the feed by itself. Or copy an ' +
        'address from below.',
    ],
    /** Shown by a browser above the feed itself. */
    feed:
      'This is a web feed: a list of the newest posts that programs can read. Copy its address from the address ' +
      'bar into a feed reader, an app that gathers the sites you follow, and new posts will come to you. No ' +
      'account and no e-mail needed.',
    everything: 'Everything',
    openIn: 'Open in',
    /** The link that hands the feed to a program on this device. */
    app: 'an app on this device',
    opml: 'All feeds in one file (OPML)',
  },
  /** The form of a service that sends the posts by mail. */
  newsletter: {
    title: 'By email',
    label: 'Your email address',
    button: 'Subscribe',
    archive: 'Earlier letters',
  },
  blogroll: {
    title: 'Blogroll',
    description: (site: string) => `Blogs that the author of ${site} reads.`,
    feed: 'Feed',
    opml: 'All of them in one file for your reader (OPML)',
  },
  notFound: {
    title: 'Page not found',
    text:
      'There is no page at this address. It may have moved, or the link that brought you here may have a slip in ' +
      'it.',
  },
  /** At the top of each page of a site that shows drafts. */
  drafts: 'With drafts: to be shared, not to be published',
  /** On a page at an old URL, before the link to the new one. */
  moved: 'This page has moved:',
  /** Messages inside a post’s text. */
  body: {
    figure: (n: number | string) => `Figure ${n}`,
    equation: (n: number | string) => `Equation ${n}`,
    table: (n: number | string) => `Table ${n}`,
    /** Theorems, proofs and what else lecture notes are made of. */
    statements: {
      word: {
        ...{ theorem: 'Theorem', lemma: 'Lemma', corollary: 'Corollary', proposition: 'Proposition' },
        ...{ conjecture: 'Conjecture', definition: 'Definition', axiom: 'Axiom', assumption: 'Assumption' },
        ...{ criterion: 'Criterion', property: 'Property', observation: 'Observation', example: 'Example' },
        ...{ remark: 'Remark', exercise: 'Exercise', solution: 'Solution', algorithm: 'Algorithm', proof: 'Proof' },
      },
      /** `Theorem 1`. */
      numbered: (word: string, n: number) => `${word} ${n}`,
      /** Around the author’s own title, and at the end of the heading: `Theorem 1 (Bayes).` */
      marks: { open: ' (', close: ')', stop: '.' },
      solutionTo: (exercise: string) => `Solution to ${exercise}`,
      endOfProof: 'End of the proof',
      /**
       * Words of an algorithm that begin a line: those that say what goes in and out, and those of its steps; and words
       * that go on in a step that such a word began.
       */
      keywords: {
        alone: 'input, inputs, output, outputs, require, ensure, function, procedure',
        first:
          'for each, for all, parallel for, for, foreach, while, if, else if, elseif, elif, else, repeat, until, loop, ' +
          'do, return, yield, break, continue, end for, end while, end if, end, switch, case',
        next: 'do, then, else, to, downto, return, repeat, until',
      },
    },
    notes: 'Notes',
    /** Label of the arrow under a footnote, which leads back to the text; `{reference}` stands for the number. */
    back: 'Back to reference {reference}',
    references: 'References',
    /** Label of the arrow under a source; the number is there when it is cited more than once. */
    backToCitation: (n: number | undefined) => (n === undefined ? 'Back to the citation' : `Back to citation ${n}`),
    output: 'Output',
    data: 'Data',
    /** Above the data of a chart, when there is too much of it. */
    firstRows: (n: number, all: number) => `The first ${n} of ${all.toLocaleString('en')} rows.`,
    /** What a link card leads to on another site, which is named. */
    video: (on: string) => `Video on ${on}`,
    gist: (on: string) => `Gist on ${on}`,
    post: (on: string) => `Post on ${on}`,
    done: 'Done',
    toDo: 'To do',
    /** Labels of the numbers of annotated code: at the end of its line, and at the item of the list below. */
    toNote: (n: number) => `Note ${n} on this line`,
    toCode: (n: number) => `Back to the line of the code that note ${n} is about`,
    showCode: (n: number) => `Show the code (${count(n, 'line', 'lines')})`,
    showOutput: (n: number) => `Show the output (${count(n, 'line', 'lines')})`,
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    /** Messages of a program, apart from what it put out. */
    messages: 'Messages (stderr)',
    /** What stands for the output of a notebook that a page cannot show; `link` is a link to the notebook. */
    notShown: (link: string) => `This output cannot be shown here; it is in ${link}.`,
    /** Below an output that was cut; `whole` is how much there is. */
    cut: (whole: string, link: string) => `Cut here: all ${whole} are in ${link}.`,
    theNotebook: 'the notebook',
    /** How much of an output there is: so many of these. */
    lines: (n: number) => count(n, 'line', 'lines'),
    characters: (n: number) => count(n, 'character', 'characters'),
    rows: (n: number) => count(n, 'row', 'rows'),
    /** Messages inside a citation and a list of sources. */
    citation: {
      /** After the names that are given. */
      etAl: 'et al.',
      /** Between two names in a sentence. */
      and: 'and',
      /** Kinds of theses and reports, by their names in BibLaTeX. */
      kinds: {
        phdthesis: 'Doctoral dissertation',
        mathesis: 'Master’s thesis',
        bathesis: 'Bachelor’s thesis',
        techreport: 'Technical report',
        resreport: 'Research report',
      },
      /** Groups of a list of references: what has no year, and kinds of publications. */
      undated: 'No date',
      types: {
        books: 'Books',
        articles: 'Articles',
        papers: 'Conference papers',
        chapters: 'Chapters',
        theses: 'Theses',
        reports: 'Reports',
        others: 'Other',
      },
      /** Terms of a citation style by their names in CSL: `editor`, `no date`. English has its own. */
      terms: {} as Readonly<Record<string, string>>,
    },
    /** What a chart or a diagram shows, for those who cannot see it. Numbers come as they are to be read. */
    drawing: {
      /** The language, a BCP 47 tag: months on an axis are those of `Intl`. */
      lang: 'en',
      /** Between the parts of a clause, between clauses, after what is explained, and at the end. */
      marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '.' },
      /** At the end of a list that was cut. */
      more: (n: number) => `and ${n} more`,
      lineChart: 'Line chart',
      barChart: 'Bar chart',
      histogram: 'Histogram',
      heatMap: 'Heat map',
      /** A kind of chart, what it is of, and by what: names of the axes, where they have some. */
      chartOf: (kind: string, of?: string, by?: string) =>
        `${kind}${of === undefined ? '' : ` of ${of}`}${by === undefined ? '' : ` by ${by}`}`,
      scatterPlot: (y: string, x: string) => `Scatter plot of ${y} against ${x}`,
      /** Name of an axis that counts. */
      count: 'count',
      series: (n: number) => `${n.toLocaleString('en')} series`,
      points: (n: number) => count(n, 'point', 'points'),
      groups: (n: number, names: string) => `in ${n} groups (${names})`,
      bars: (n: number) => count(n, 'bar', 'bars'),
      groupsOfBars: (groups: number, bars: number) =>
        `${count(groups, 'group', 'groups')} of ${count(bars, 'bar', 'bars')}`,
      values: (n: number, from: string, to: string) => `${count(n, 'value', 'values')} from ${from} to ${to}`,
      /** Rows and columns of a heat map, and what they are. */
      grid: (rows: number, columns: number, rowsOf?: string, columnsOf?: string) =>
        `${count(rows, 'row', 'rows')}${rowsOf === undefined ? '' : ` (${rowsOf})`} by ` +
        `${count(columns, 'column', 'columns')}${columnsOf === undefined ? '' : ` (${columnsOf})`}`,
      /** Which of its axes are logarithmic: one of them, or both. */
      logarithmic: (x: boolean, y: boolean) =>
        `${x && y ? 'horizontal and vertical' : x ? 'horizontal' : 'vertical'} axis logarithmic`,
      /** The only series of a chart, as the subject of what follows. */
      it: 'it',
      noValues: (name: string) => `${name} has no values`,
      /** Of a series with one value. */
      is: (name: string, value: string, at: string) => `${name} is ${value} at ${at}`,
      stays: (name: string, value: string) => `${name} stays at ${value}`,
      falls: (name: string, from: string, to: string) => `${name} falls from ${from} to ${to}`,
      rises: (name: string, from: string, to: string) => `${name} rises from ${from} to ${to}`,
      /** Of a series that ends about where it began. */
      goes: (name: string, from: string, to: string) => `${name} goes from ${from} to ${to}`,
      lowestAt: (value: string, at: string) => `lowest ${value} at ${at}`,
      highestAt: (value: string, at: string) => `highest ${value} at ${at}`,
      extremes: (highest: string, lowest: string) => `highest ${highest}, lowest ${lowest}`,
      range: (name: string, from: string, to: string) => `${name} from ${from} to ${to}`,
      median: (value: string) => `median ${value}`,
      /** Where most values of a histogram lie, and how many. */
      mostAt: (value: string, n: string) => `most at ${value} (${n})`,
      mostBetween: (from: string, to: string, n: string) => `most between ${from} and ${to} (${n})`,
      onDiagonal: (n: string, all: string) => `${n} of ${all} lie on the diagonal`,
      flowchart: 'Flowchart',
      graph: 'Graph',
      sequenceDiagram: 'Sequence diagram',
      stateDiagram: 'State diagram',
      classDiagram: 'Class diagram',
      erDiagram: 'Entity-relationship diagram',
      chart: 'Chart',
      /** What a state diagram begins and ends with, within a sentence. */
      start: 'the start',
      end: 'the end',
      /** An arrow. */
      leads: (from: string, to: string) => `${from} to ${to}`,
      inherits: (child: string, parent: string) => `${child} inherits from ${parent}`,
      composition: 'composition',
      aggregation: 'aggregation',
      exactlyOne: (name: string) => `exactly one ${name}`,
      atMostOne: (name: string) => `at most one ${name}`,
      atLeastOne: (name: string) => `at least one ${name}`,
      anyNumber: (name: string) => `any number of ${name}`,
      /** Whom a message to its sender goes to. */
      itself: 'itself',
      note: 'note',
      /** Series of a diagram’s chart that have no name. */
      barSeries: 'bars',
      lineSeries: 'line',
      fromTo: (from: string, to: string) => `${from} to ${to}`,
    },
  },
};

/** The messages of the interface in one language. */
export type Messages = typeof en;

/** Messages inside a citation and a list of sources. */
export type CitationMessages = Messages['body']['citation'];

/** What a chart or a diagram shows, for those who cannot see it. */
export type DrawingMessages = Messages['body']['drawing'];
