/** The words of the interface in one language. A language is one file; one that lacks a word is a type error. */
export interface Messages {
  /** First stop of the Tab key. */
  skip: string;
  /** Labels of landmarks, for screen readers. */
  landmarks: { site: string; pages: string; neighbours: string };

  /** Labels of the links at the top that `npm run init` writes, beside those of the archive and the tags. */
  nav: { posts: string; about: string };

  /** What a post says around its text. */
  post: {
    updated: string;
    /** Reading time. */
    minutes: (count: number) => string;
    draft: string;
    scheduled: string;
    contents: string;
    newer: string;
    older: string;
    related: string;
    /** Heading above the posts that link to this one. */
    backlinks: string;
    notebook: string;
    cite: string;
    /** Reply by e-mail. */
    reply: string;
    /** Above the list of places where the post is discussed. */
    discussions: string;
  };

  /** Lists of posts. */
  list: {
    /** How many posts a tag or a series has. */
    posts: (count: number) => string;
    /** Title of a later page of the home list. */
    page: (page: number) => string;
    pageOf: (page: number, last: number) => string;
    newer: string;
    older: string;
    none: string;
  };

  archive: { title: string; description: (site: string) => string; hint: string };
  tags: { title: string; description: (site: string) => string; none: string; about: (tag: string) => string };
  series: {
    title: string;
    description: (site: string) => string;
    about: (series: string) => string;
    part: (part: number, of: number) => string;
    all: string;
    next: (part: number) => string;
    previous: (part: number) => string;
  };

  search: { label: (site: string) => string; button: string; by: (engine: string) => string };

  subscribe: {
    title: string;
    description: (site: string) => string;
    /** What a feed is, and how to begin: paragraphs. */
    what: readonly string[];
    /** Shown by a browser above the feed itself. */
    feed: string;
    everything: string;
    openIn: string;
    /** The link that hands the feed to a program on this device. */
    app: string;
    opml: string;
  };

  blogroll: { title: string; description: (site: string) => string; feed: string; opml: string };

  notFound: { title: string; text: string };
  /** On a page at an old address, before the link to the new one. */
  moved: string;

  /** Words inside a post's text. */
  body: {
    figure: (number: number | string) => string;
    equation: (number: number | string) => string;
    table: (number: number | string) => string;
    notes: string;
    /** Label of the arrow under a note, which leads back to the text; `{reference}` stands for the number. */
    back: string;
    references: string;
    /** Label of the arrow under a source; the number is there when it is cited more than once. */
    backToCitation: (number: number | undefined) => string;
    output: string;
    data: string;
    /** Above the data of a chart, when there is too much of it. */
    firstRows: (shown: number, all: number) => string;
    /** What a card leads to on another site, which is named. */
    video: (on: string) => string;
    gist: (on: string) => string;
    post: (on: string) => string;
    done: string;
    toDo: string;
    showCode: (lines: number) => string;
    showOutput: (lines: number) => string;
    note: string;
    tip: string;
    important: string;
    warning: string;
    caution: string;
    /** Messages of a program, apart from what it put out. */
    messages: string;
    /** What stands for the output of a notebook that a page cannot show; `link` is a link to the notebook. */
    notShown: (link: string) => string;
    /** Below an output that was cut; `whole` is how much there is. */
    cut: (whole: string, link: string) => string;
    theNotebook: string;
    /** How much of an output there is: so many of these. */
    lines: (count: number) => string;
    characters: (count: number) => string;
    rows: (count: number) => string;
    citation: CitationMessages;
    drawing: DrawingMessages;
  };
}

/** Words inside a citation and a list of sources. */
export interface CitationMessages {
  /** After the names that are told. */
  etAl: string;
  /** Between two names in a sentence. */
  and: string;
  /** Kinds of theses and reports, by their names in BibLaTeX. */
  kinds: Record<'phdthesis' | 'mathesis' | 'bathesis' | 'techreport' | 'resreport', string>;
  /** Terms of a citation style by their names in CSL: `editor`, `no date`. English has its own. */
  terms: Readonly<Record<string, string>>;
}

/** What a chart or a diagram shows, in words for those who cannot see it. Numbers come as they are to be read. */
export interface DrawingMessages {
  /** The language, a BCP 47 tag: months on an axis are those of `Intl`. */
  lang: string;
  /** Between the parts of a clause, between clauses, after what is explained, and at the end. */
  marks: { comma: string; semicolon: string; colon: string; stop: string };
  /** At the end of a list that was cut. */
  more: (count: number) => string;

  lineChart: string;
  barChart: string;
  histogram: string;
  heatMap: string;
  /** A kind of chart, what it is of, and by what: names of the axes, where they have some. */
  chartOf: (kind: string, of?: string, by?: string) => string;
  scatterPlot: (y: string, x: string) => string;
  /** Name of an axis that counts. */
  count: string;
  series: (count: number) => string;
  points: (count: number) => string;
  groups: (count: number, names: string) => string;
  bars: (count: number) => string;
  groupsOfBars: (groups: number, bars: number) => string;
  values: (count: number, from: string, to: string) => string;
  /** Rows and columns of a heat map, and what they are. */
  grid: (rows: number, columns: number, rowsOf?: string, columnsOf?: string) => string;
  /** Which of its axes are logarithmic: one of them, or both. */
  logarithmic: (horizontal: boolean, vertical: boolean) => string;
  /** The only series of a chart, as the subject of what follows. */
  it: string;
  noValues: (name: string) => string;
  /** Of a series with one value. */
  is: (name: string, value: string, at: string) => string;
  stays: (name: string, value: string) => string;
  falls: (name: string, from: string, to: string) => string;
  rises: (name: string, from: string, to: string) => string;
  /** Of a series that ends about where it began. */
  goes: (name: string, from: string, to: string) => string;
  lowestAt: (value: string, at: string) => string;
  highestAt: (value: string, at: string) => string;
  extremes: (highest: string, lowest: string) => string;
  range: (name: string, from: string, to: string) => string;
  median: (value: string) => string;
  /** Where most values of a histogram lie, and how many. */
  mostAt: (value: string, count: string) => string;
  mostBetween: (from: string, to: string, count: string) => string;
  onDiagonal: (count: string, all: string) => string;

  flowchart: string;
  sequenceDiagram: string;
  stateDiagram: string;
  classDiagram: string;
  erDiagram: string;
  chart: string;
  /** What a state diagram begins and ends with, within a sentence. */
  start: string;
  end: string;
  /** An arrow. */
  leads: (from: string, to: string) => string;
  inherits: (child: string, parent: string) => string;
  composition: string;
  aggregation: string;
  exactlyOne: (name: string) => string;
  atMostOne: (name: string) => string;
  atLeastOne: (name: string) => string;
  anyNumber: (name: string) => string;
  /** Whom a message to its sender goes to. */
  itself: string;
  note: string;
  /** Series of a diagram’s chart that have no name. */
  barSeries: string;
  lineSeries: string;
  fromTo: (from: string, to: string) => string;
}
