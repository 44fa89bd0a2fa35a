import type { Messages } from './en.ts';

const rules = new Intl.PluralRules('ar');

/** A number with its noun; Arabic says one and two without the number (CLDR: zero, one, two, few, many, other). */
function count(n: number, { zero, one, two, few, many, other }: Record<Intl.LDMLPluralRule, string>): string {
  const form = rules.select(n);
  if (form === 'zero' || form === 'one' || form === 'two') return { zero, one, two }[form];
  return `${n.toLocaleString('ar')} ${{ few, many, other }[form]}`;
}

const groups = {
  zero: 'بلا مجموعات',
  one: 'مجموعة واحدة',
  two: 'مجموعتين',
  few: 'مجموعات',
  many: 'مجموعة',
  other: 'مجموعة',
};
const bars = { zero: 'بلا أعمدة', one: 'عمود واحد', two: 'عمودان', few: 'أعمدة', many: 'عمودًا', other: 'عمود' };
const lines = { zero: 'بلا أسطر', one: 'سطر واحد', two: 'سطران', few: 'أسطر', many: 'سطرًا', other: 'سطر' };

/** Arabic. */
export const ar: Messages = {
  skip: 'انتقل إلى المحتوى',
  landmarks: { site: 'الموقع', pages: 'الصفحات', neighbours: 'التدوينات الأحدث والأقدم' },
  nav: { posts: 'التدوينات', about: 'عن المدونة' },
  post: {
    updated: 'حُدّثت في',
    minutes: (n) =>
      `قراءة ${count(n, { zero: 'أقل من دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' })}`,
    draft: 'مسودة',
    scheduled: 'مجدولة',
    contents: 'المحتويات',
    newer: 'الأحدث',
    older: 'الأقدم',
    related: 'تدوينات ذات صلة',
    backlinks: 'أشارت إليها',
    notebook: 'نزّل هذه التدوينة دفتر Jupyter',
    cite: 'استشهد بهذه التدوينة',
    reply: 'ردّ بالبريد الإلكتروني',
    discussions: 'نقاشات في',
    changes: 'التغييرات',
  },
  list: {
    posts: (n) =>
      count(n, {
        zero: 'لا تدوينات',
        one: 'تدوينة واحدة',
        two: 'تدوينتان',
        few: 'تدوينات',
        many: 'تدوينة',
        other: 'تدوينة',
      }),
    page: (n) => `التدوينات، صفحة ${n}`,
    pageOf: (n, last) => `صفحة ${n} من ${last}`,
    newer: 'تدوينات أحدث',
    older: 'تدوينات أقدم',
    none: 'لا تدوينات بعد. ستظهر أولاها هنا.',
  },
  archive: {
    title: 'الأرشيف',
    description: (site) => `كل تدوينات ${site} بحسب السنة.`,
    hint: 'كل التدوينات في هذه الصفحة، فيكفي بحث المتصفح نفسه: Ctrl+F أو ⌘F أو «بحث في الصفحة».',
    year: 'السنة',
    tag: 'الوسم',
    all: 'الكل',
    shown: 'التدوينات المعروضة: ',
  },
  tags: {
    title: 'الوسوم',
    description: (site) => `عمّ يكتب ${site}.`,
    none: 'لا وسوم بعد.',
    about: (tag) => `تدوينات عن ${tag}.`,
  },
  series: {
    title: 'السلاسل',
    description: (site) => `تدوينات ${site} التي تُقرأ معًا، بترتيب القراءة.`,
    about: (series) => `سلسلة «${series}» بترتيب القراءة.`,
    part: (n, of) => `الجزء ${n} من ${of}`,
    all: 'كل الأجزاء',
    next: (n) => `التالي: الجزء ${n}`,
    previous: (n) => `السابق: الجزء ${n}`,
  },
  search: { label: (site) => `ابحث في ${site}`, button: 'ابحث', by: (engine) => `يجري البحث ${engine} في صفحته.` },
  subscribe: {
    title: 'اشترك',
    description: (site) => `كيف تتابع ${site} في قارئ الخلاصات الذي تختاره.`,
    what: [
      'الخلاصة ملف يسرد أحدث التدوينات. ينظر فيه قارئ الخلاصات بين حين وآخر ويعرض لك الجديد مرتبًا، بلا حساب ' +
        'هنا وبلا من يراقبك.',
      'أعطِ قارئك عنوان هذا الموقع، وسيجد الخلاصة بنفسه غالبًا. أو انسخ عنوانًا مما يلي.',
    ],
    feed:
      'هذه خلاصة: قائمة بأحدث التدوينات تقرؤها البرامج. انسخ عنوانها من شريط العنوان إلى قارئ خلاصات، وهو تطبيق ' +
      'يجمع المواقع التي تتابعها، فيصلك الجديد وحده. لا حساب ولا بريد مطلوب.',
    everything: 'كل شيء',
    openIn: 'افتح في',
    app: 'تطبيق على هذا الجهاز',
    opml: 'كل الخلاصات في ملف واحد (OPML)',
  },
  blogroll: {
    title: 'مدونات أقرؤها',
    description: (site) => `مدونات يقرؤها كاتب ${site}.`,
    feed: 'الخلاصة',
    opml: 'كلها في ملف واحد لقارئك (OPML)',
  },
  notFound: { title: 'الصفحة غير موجودة', text: 'لا صفحة في هذا العنوان. ربما انتقلت، أو في الرابط الذي أتى بك خطأ.' },
  moved: 'انتقلت هذه الصفحة إلى:',
  body: {
    figure: (n) => `الشكل ${n}`,
    equation: (n) => `المعادلة ${n}`,
    table: (n) => `الجدول ${n}`,
    statements: {
      word: {
        ...{ theorem: 'مبرهنة', lemma: 'تمهيدية', corollary: 'نتيجة', proposition: 'قضية', conjecture: 'حدسية' },
        ...{ definition: 'تعريف', axiom: 'مسلّمة', assumption: 'فرضية', criterion: 'معيار', property: 'خاصية' },
        ...{ observation: 'مشاهدة', example: 'مثال', remark: 'ملاحظة', exercise: 'تمرين', solution: 'حل' },
        ...{ algorithm: 'خوارزمية', proof: 'برهان' },
      },
      numbered: (word, n) => `ال${word} ${n}`,
      marks: { open: ' (', close: ')', stop: '.' },
      solutionTo: (exercise) => `حل ${exercise}`,
      endOfProof: 'نهاية البرهان',
      keywords: {
        alone: 'المدخلات, المدخل, المخرجات, المخرج, دالة, إجراء',
        first: 'لكل, من أجل, طالما, ما دام, إذا, وإلا إذا, وإلا, كرر, حتى, أعد, أرجع, توقف, نهاية',
        next: 'افعل, نفذ, فإن, عندئذ, أرجع, وإلا',
      },
    },
    notes: 'الحواشي',
    back: 'عودة إلى الإشارة {reference}',
    references: 'المراجع',
    backToCitation: (n) => (n === undefined ? 'عودة إلى الاستشهاد' : `عودة إلى الاستشهاد ${n}`),
    output: 'الناتج',
    data: 'البيانات',
    firstRows: (n, all) => `أول ${n} من ${all.toLocaleString('ar')} من الصفوف.`,
    video: (on) => `فيديو على ${on}`,
    gist: (on) => `شيفرة على ${on}`,
    post: (on) => `منشور على ${on}`,
    done: 'أُنجز',
    toDo: 'لم يُنجز',
    toNote: (n) => `الملاحظة ${n} على هذا السطر`,
    toCode: (n) => `عودة إلى سطر الشيفرة الذي تخصه الملاحظة ${n}`,
    showCode: (n) => `أظهر الشيفرة (${count(n, lines)})`,
    showOutput: (n) => `أظهر الناتج (${count(n, lines)})`,
    note: 'ملاحظة',
    tip: 'نصيحة',
    important: 'مهم',
    warning: 'تحذير',
    caution: 'احذر',
    messages: 'رسائل (stderr)',
    notShown: (link) => `لا يمكن عرض هذا الناتج هنا؛ تجده في ${link}.`,
    cut: (whole, link) => `قُطع هنا: الكل (${whole}) في ${link}.`,
    theNotebook: 'الدفتر',
    lines: (n) => count(n, { zero: 'لا أسطر', one: 'سطر واحد', two: 'سطران', few: 'أسطر', many: 'سطرًا', other: 'سطر' }),
    characters: (n) =>
      count(n, { zero: 'لا محارف', one: 'محرف واحد', two: 'محرفان', few: 'محارف', many: 'محرفًا', other: 'محرف' }),
    rows: (n) => count(n, { zero: 'لا صفوف', one: 'صف واحد', two: 'صفان', few: 'صفوف', many: 'صفًا', other: 'صف' }),
    citation: {
      etAl: 'وآخرون',
      and: 'و',
      kinds: {
        phdthesis: 'أطروحة دكتوراه',
        mathesis: 'رسالة ماجستير',
        bathesis: 'مشروع تخرج',
        techreport: 'تقرير تقني',
        resreport: 'تقرير بحثي',
      },
      terms: {
        ...{ editor: 'محرر', translator: 'ترجمة', in: 'في', retrieved: 'استُرجع', from: 'من', accessed: 'اطُّلع عليه' },
        ...{ 'no date': 'د.ت.', edition: 'ط.', page: 'ص', volume: 'مج.', issue: 'ع.', chapter: 'الفصل' },
        ...{
          circa: 'نحو',
          version: 'الإصدار',
          manuscript: 'مخطوطة غير منشورة',
          cited: 'اطُّلع عليه',
          'available at': 'متاح على',
          internet: 'إنترنت',
        },
        ...{
          'presented at': 'قُدّم في',
          dataset: 'مجموعة بيانات',
          software: 'برنامج حاسوبي',
          interview: 'مقابلة',
          'personal-communication': 'مراسلة شخصية',
          review: 'مراجعة',
        },
        ...{ book: 'كتاب', report: 'تقرير', section: 'القسم', at: 'في', on: 'على', part: 'الجزء' },
        ...{ supplement: 'ملحق', number: 'رقم' },
      },
    },
    drawing: {
      lang: 'ar',
      marks: { comma: '، ', semicolon: '؛ ', colon: ': ', stop: '.' },
      more: (n) => `وغيرها ${n}`,
      lineChart: 'مخطط خطي',
      barChart: 'مخطط أعمدة',
      histogram: 'مدرج تكراري',
      heatMap: 'خريطة حرارية',
      chartOf: (kind, of, by) =>
        `${kind}${of === undefined ? '' : ` يبيّن ${of}`}${by === undefined ? '' : ` بحسب ${by}`}`,
      scatterPlot: (y, x) => `مخطط انتشار يبيّن ${y} مقابل ${x}`,
      count: 'العدد',
      series: (n) =>
        count(n, {
          zero: 'بلا متسلسلات',
          one: 'متسلسلة واحدة',
          two: 'متسلسلتان',
          few: 'متسلسلات',
          many: 'متسلسلة',
          other: 'متسلسلة',
        }),
      points: (n) =>
        count(n, { zero: 'بلا نقاط', one: 'نقطة واحدة', two: 'نقطتان', few: 'نقاط', many: 'نقطة', other: 'نقطة' }),
      groups: (n, names) => `في ${count(n, groups)} (${names})`,
      bars: (n) => count(n, bars),
      groupsOfBars: (n, each) => `${count(n, groups)} في كل منها ${count(each, bars)}`,
      values: (n, from, to) =>
        `${count(n, { zero: 'بلا قيم', one: 'قيمة واحدة', two: 'قيمتان', few: 'قيم', many: 'قيمة', other: 'قيمة' })} ` +
        `من ${from} إلى ${to}`,
      grid: (rows, columns, rowsOf, columnsOf) =>
        `${count(rows, { zero: 'بلا صفوف', one: 'صف واحد', two: 'صفان', few: 'صفوف', many: 'صفًا', other: 'صف' })}${rowsOf === undefined ? '' : ` (${rowsOf})`} ` +
        `في ${count(columns, { zero: 'بلا أعمدة', one: 'عمود واحد', two: 'عمودين', few: 'أعمدة', many: 'عمودًا', other: 'عمود' })}${columnsOf === undefined ? '' : ` (${columnsOf})`}`,
      logarithmic: (x, y) => (x && y ? 'المحوران لوغاريتميان' : `المحور ${x ? 'الأفقي' : 'الرأسي'} لوغاريتمي`),
      it: 'القيمة',
      noValues: (name) => `${name}: بلا قيم`,
      is: (name, value, at) => `${name}: ${value} عند ${at}`,
      stays: (name, value) => `${name}: ثبات عند ${value}`,
      falls: (name, from, to) => `${name}: هبوط من ${from} إلى ${to}`,
      rises: (name, from, to) => `${name}: صعود من ${from} إلى ${to}`,
      goes: (name, from, to) => `${name}: من ${from} إلى ${to}`,
      lowestAt: (value, at) => `الأدنى ${value} عند ${at}`,
      highestAt: (value, at) => `الأعلى ${value} عند ${at}`,
      extremes: (highest, lowest) => `الأعلى ${highest}، الأدنى ${lowest}`,
      range: (name, from, to) => `${name} من ${from} إلى ${to}`,
      median: (value) => `الوسيط ${value}`,
      mostAt: (value, n) => `أكثرها عند ${value} (${n})`,
      mostBetween: (from, to, n) => `أكثرها بين ${from} و${to} (${n})`,
      onDiagonal: (n, all) => `${n} من ${all} على القطر`,
      flowchart: 'مخطط انسيابي',
      sequenceDiagram: 'مخطط تتابع',
      stateDiagram: 'مخطط حالات',
      classDiagram: 'مخطط أصناف',
      erDiagram: 'مخطط كيانات وعلاقات',
      chart: 'مخطط',
      start: 'البداية',
      end: 'النهاية',
      leads: (from, to) => `من ${from} إلى ${to}`,
      inherits: (child, parent) => `${child} يرث من ${parent}`,
      composition: 'تركيب',
      aggregation: 'تجميع',
      exactlyOne: (name) => `${name} واحد بالضبط`,
      atMostOne: (name) => `${name} واحد على الأكثر`,
      atLeastOne: (name) => `${name} واحد على الأقل`,
      anyNumber: (name) => `أي عدد من ${name}`,
      itself: 'نفسه',
      note: 'ملاحظة',
      barSeries: 'أعمدة',
      lineSeries: 'خط',
      fromTo: (from, to) => `من ${from} إلى ${to}`,
    },
  },
};
