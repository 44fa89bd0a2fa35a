import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormatRows, csvParse, dsvFormat, tsvParse } from 'd3-dsv';
import { drawChart } from '../../src/charts/index.ts';
import { bodyMessages } from '../../src/i18n/index.ts';
import { checkOut, createResult } from './corpus.ts';

const commit = 'cad85578e232704bb0453544742440038038c6a2';

/** Rows of a data set; those of JSON may hold numbers. */
type Row = Readonly<Record<string, string | number | null | undefined>>;

/** A chart of a data set. */
interface Chart {
  name: string;
  file: string;
  /** Fields of the chart, in YAML. */
  fields: string;
  /** The names of the columns and their cells. */
  columns: Record<string, (row: Row) => unknown>;
  rows?: (rows: Row[]) => Row[];
  /** Texts that have to stand in the drawing. */
  expect: string[];
  lang?: string;
  /** What divides the cells. */
  delimiter?: string;
}

const own = (...names: string[]): Chart['columns'] =>
  Object.fromEntries(names.map((name) => [name, (row) => row[name]]));
const where = (test: (row: Row) => unknown) => (rows: Row[]) => rows.filter(test);
const first = (count: number) => (rows: Row[]) => rows.slice(0, count);
const total =
  (by: string, of: string, count = 50) =>
  (rows: Row[]) =>
    [...Map.groupBy(rows, (row) => row[by])]
      .map(([key, group]) => ({ [by]: key, [of]: group.reduce((sum, row) => sum + Number(row[of] ?? 0), 0) }))
      .slice(0, count);
const english = (value: unknown) => Number(value).toLocaleString('en');

/** Twenty-six charts that a post may well have, of data as it is. */
const plain: Chart[] = [
  {
    name: 'stocks',
    file: 'stocks.csv',
    fields: 'series: symbol',
    columns: own('date', 'symbol', 'price'),
    expect: ['MSFT', '2006'],
  },
  { name: 'sp500', file: 'sp500.csv', fields: 'type: line', columns: own('date', 'price'), expect: ['1,000'] },
  {
    name: 'temperature',
    file: 'global-temp.csv',
    fields: 'type: line',
    columns: own('year', 'temp'),
    expect: ['1900', '−0.5'],
  },
  {
    name: 'electricity',
    file: 'iowa-electricity.csv',
    fields: 'series: source',
    columns: own('year', 'source', 'net_generation'),
    expect: ['Renewables', '40,000'],
  },
  {
    name: 'co2',
    file: 'co2-concentration.csv',
    fields: 'type: line',
    columns: own('Date', 'CO2'),
    expect: ['1980', '400'],
  },
  {
    name: 'disasters',
    file: 'disasters.csv',
    fields: 'type: line',
    rows: where(({ Entity }) => Entity === 'All natural disasters'),
    columns: own('Year', 'Deaths'),
    expect: ['1 million', '1960'],
  },
  {
    name: 'earthquakes',
    file: 'disasters.csv',
    fields: 'type: bar',
    rows: where(({ Entity, Year }) => Entity === 'Earthquake' && Number(Year) >= 2000),
    columns: own('Year', 'Deaths'),
    expect: ['2006'],
  },
  {
    name: 'health',
    file: 'gapminder-health-income.csv',
    fields: 'type: scatter\nlog: x',
    columns: own('income', 'health', 'region'),
    expect: ['100,000', 'south_asia'],
  },
  {
    name: 'weather',
    file: 'seattle-weather.csv',
    fields: 'type: histogram\nx: temp_max',
    columns: own('temp_max'),
    expect: ['20', 'count'],
  },
  {
    name: 'weather by kind',
    file: 'seattle-weather.csv',
    fields: 'type: histogram\nx: temp_max\nseries: weather',
    columns: own('temp_max', 'weather'),
    expect: ['drizzle'],
  },
  {
    name: 'wind',
    file: 'seattle-weather.csv',
    fields: 'type: scatter',
    rows: first(400),
    columns: own('temp_max', 'wind'),
    expect: ['temp_max'],
  },
  {
    name: 'employment',
    file: 'us-employment.csv',
    fields: 'type: line',
    columns: own('month', 'construction', 'manufacturing'),
    expect: ['2010', '10,000'],
  },
  {
    name: 'hurricanes',
    file: 'population_engineers_hurricanes.csv',
    fields: 'type: bar',
    rows: where(({ hurricanes }) => Number(hurricanes) > 10),
    columns: own('state', 'hurricanes'),
    expect: ['Florida', '110'],
  },
  {
    name: 'airports',
    file: 'airports.csv',
    fields: 'type: scatter',
    rows: where(({ longitude }) => Number(longitude) > -130 && Number(longitude) < -60),
    columns: own('longitude', 'latitude'),
    expect: ['−120'],
  },
  {
    name: 'anscombe',
    file: 'anscombe.json',
    fields: 'type: scatter\nseries: Series',
    columns: own('X', 'Y', 'Series'),
    expect: ['III'],
  },
  {
    name: 'barley',
    file: 'barley.json',
    fields: 'type: heatmap\nx: site\ny: variety\nvalue: yield',
    rows: where(({ year }) => year === 1931),
    columns: own('site', 'variety', 'yield'),
    expect: ['Svansota', 'Waseca'],
  },
  {
    name: 'cars',
    file: 'cars.json',
    fields: 'type: scatter\nseries: Origin',
    columns: own('Horsepower', 'Miles_per_Gallon', 'Origin'),
    expect: ['Japan', '200'],
  },
  { name: 'driving', file: 'driving.json', fields: 'type: scatter', columns: own('miles', 'gas'), expect: ['10,000'] },
  {
    name: 'countries',
    file: 'gapminder.json',
    fields: 'type: scatter',
    rows: where(({ year }) => year === 2005),
    columns: own('fertility', 'life_expect'),
    expect: ['fertility'],
  },
  {
    name: 'penguins',
    file: 'penguins.json',
    fields: 'type: histogram\nx: Flipper Length (mm)\nseries: Species',
    columns: own('Flipper Length (mm)', 'Species'),
    expect: ['Gentoo'],
  },
  {
    name: 'wheat',
    file: 'wheat.json',
    fields: 'type: line',
    columns: own('year', 'wheat', 'wages'),
    expect: ['wages', '1700'],
  },
  {
    name: 'crimea',
    file: 'crimea.json',
    fields: 'type: line',
    columns: own('date', 'wounds', 'other', 'disease'),
    expect: ['disease', '2,000'],
  },
  {
    name: 'unemployment',
    file: 'unemployment-across-industries.json',
    fields: 'type: line\nseries: series',
    rows: where(({ series }) => /^(?:Gov|Man|Con)/.test(String(series))),
    columns: own('date', 'series', 'count'),
    expect: ['Construction'],
  },
  { name: 'normal', file: 'normal-2d.json', fields: 'type: histogram\nx: u', columns: own('u'), expect: ['−0.2'] },
  {
    name: 'obesity',
    file: 'obesity.json',
    fields: 'type: bar',
    rows: first(12),
    columns: own('state', 'rate'),
    expect: ['0.15'],
  },
  {
    name: 'bacteria',
    file: 'burtin.json',
    fields: 'type: bar',
    columns: own('Bacteria', 'Neomycin'),
    expect: ['Aerobacter aerogenes', '0.001'],
  },
];

/** Fourteen awkward ones; where no data set is written so, its numbers are, as people write them. */
const awkward: Chart[] = [
  {
    name: 'percentages',
    file: 'obesity.json',
    fields: 'type: bar',
    rows: first(10),
    columns: { state: (row) => row['state'], rate: (row) => `${(Number(row['rate']) * 100).toFixed(1)}%` },
    expect: ['15%'],
  },
  {
    name: 'percentages on an axis',
    file: 'unemployment-across-industries.json',
    fields: 'type: line',
    rows: where(({ series }) => series === 'Government'),
    columns: { date: (row) => String(row['date']).slice(0, 7), rate: (row) => `${row['rate']} %` },
    expect: ['3 %', '2006'],
  },
  {
    name: 'quoted thousands',
    file: 'population_engineers_hurricanes.csv',
    fields: 'type: bar',
    rows: first(9),
    columns: { state: (row) => row['state'], people: (row) => english(row['population']) },
    expect: ['4,863,300', 'Alaska'],
  },
  {
    name: 'millions in English',
    file: 'population.json',
    fields: 'type: line',
    rows: (rows) => total('year', 'people')(rows),
    columns: own('year', 'people'),
    expect: ['200 million', '1900'],
  },
  {
    name: 'millions in Chinese',
    file: 'population.json',
    fields: 'type: line',
    rows: (rows) => total('year', 'people')(rows),
    columns: own('year', 'people'),
    lang: 'zh-Hans',
    expect: ['2亿', '1900'],
  },
  {
    name: 'millions in Hindi',
    file: 'population.json',
    fields: 'type: line',
    rows: (rows) => total('year', 'people')(rows),
    columns: own('year', 'people'),
    lang: 'hi',
    expect: ['20 करोड़'],
  },
  {
    name: 'money',
    file: 'stocks.csv',
    fields: 'type: line',
    rows: where(({ symbol }) => symbol === 'AAPL'),
    columns: { date: (row) => row['date'], price: (row) => `$${row['price']}` },
    expect: ['$200', '2006'],
  },
  {
    name: 'large money',
    file: 'movies.json',
    fields: 'type: scatter',
    rows: first(300),
    columns: {
      budget: (row) => row['Production Budget'] && `$${english(row['Production Budget'])}`,
      gross: (row) => row['US Gross'] && `$${english(row['US Gross'])}`,
    },
    expect: ['$100 million', '$400 million'],
  },
  {
    name: 'decimal commas',
    file: 'global-temp.csv',
    fields: 'type: line',
    columns: { Jahr: (row) => row['year'], Abweichung: (row) => String(row['temp']).replace('.', ',') },
    delimiter: ';',
    expect: ['−0.5', '1900', 'Abweichung'],
  },
  {
    name: 'groups by spaces',
    file: 'co2-concentration.csv',
    fields: 'type: line',
    columns: { Date: (row) => row['Date'], CO2: (row) => `1 ${String(row['CO2']).replace('.', ',')}` },
    delimiter: ';',
    expect: ['1,320', '1980'],
  },
  {
    name: 'long labels',
    file: 'political-contributions.json',
    fields: 'type: bar',
    rows: first(8),
    columns: {
      Candidate: (row) =>
        `${row['Candidate_Name']}, a candidate for the House of Representatives (${row['Party_Affiliation']})`,
      Receipts: (row) => row['Total_Receipts'],
    },
    expect: ['3500', 'TREMAIN'],
  },
  {
    name: 'negative numbers',
    file: 'ohlc.json',
    fields: 'type: bar',
    rows: first(20),
    columns: { date: (row) => row['date'], ret: (row) => Number(row['ret']).toFixed(2).replace('-', '−') },
    expect: ['−5'],
  },
  {
    name: 'dates in words',
    file: 'movies.json',
    fields: 'type: line',
    rows: (rows) => [...new Map(rows.slice(0, 60).map((row) => [row['Release Date'], row])).values()],
    columns: own('Release Date', 'US Gross'),
    expect: ['million'],
  },
  {
    name: 'gaps',
    file: 'movies.json',
    fields: 'type: scatter\nlog: [x, y]',
    rows: where((row) => Number(row['US Gross']) !== 0 || row['US Gross'] === null),
    columns: { 'US Gross': (row) => row['US Gross'] ?? 'N/A', Votes: (row) => row['IMDB Votes'] ?? '' },
    expect: ['100 million'],
  },
];

/**
 * Charts of the data sets of Vega: each has to be drawn without an error or a warning, with the texts that belong to
 * it. With `CHARTS` in the environment, a folder, the drawings are written into it to be looked at.
 */
export default async function charts() {
  const folder = checkOut('vega/vega-datasets', commit, ['data']);
  const result = createResult('charts of vega-datasets, fourteen of them awkward');
  for (const chart of [...plain, ...awkward]) {
    const { lang, fields, expect } = chart;
    const csv = csvOf(chart, readFileSync(join(folder, 'data', chart.file), 'utf8'));
    const { drawing, diagnostics } = await drawChart(`title: ${chart.name}\n${fields}\nfile: data.csv`, {
      messages: bodyMessages(lang).drawing,
      readFile: () => csv,
    });
    const [problem] = diagnostics;
    const texts = [...(drawing?.svg ?? '').matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g)].map(([, text]) => text!);
    const missing = expect.filter((each) => !texts.some((text) => text.includes(each)));
    if (problem !== undefined) result.fail('is told', `${chart.name}: ${problem.message}`);
    else if (missing.length > 0)
      result.fail('lacks a text', `${chart.name}: ${missing.join(', ')} of ${texts.join(' | ')}`);
    else if (/NaN|undefined/.test(drawing!.svg + drawing!.description)) result.fail('holds no number', chart.name);
    else result.pass();
    if (process.env.CHARTS !== undefined && drawing !== undefined) {
      mkdirSync(process.env.CHARTS, { recursive: true });
      writeFileSync(join(process.env.CHARTS, `${chart.name}.svg`), `<!-- ${drawing.description} -->${drawing.svg}`);
    }
  }
  return [result];
}

/** The data of a chart as its author would have it in a file. */
function csvOf({ file, columns, rows = (all) => all, delimiter = ',' }: Chart, text: string): string {
  const all: Row[] = file.endsWith('.json')
    ? (JSON.parse(text) as Row[])
    : (file.endsWith('.tsv') ? tsvParse : csvParse)(text);
  const names = Object.keys(columns);
  const cells = rows([...all]).map((row) => names.map((name) => String(columns[name]!(row) ?? '')));
  const format = delimiter === ',' ? csvFormatRows : dsvFormat(delimiter).formatRows;
  return format([names, ...cells]);
}
