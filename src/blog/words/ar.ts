import type { Words } from './words.ts';

const rules = new Intl.PluralRules('ar');

/** A number with its noun; Arabic says one and two without the number (CLDR: zero, one, two, few, many, other). */
function count(n: number, { zero, one, two, few, many, other }: Record<Intl.LDMLPluralRule, string>): string {
  const form = rules.select(n);
  if (form === 'zero' || form === 'one' || form === 'two') return { zero, one, two }[form];
  return `${n.toLocaleString('ar')} ${{ few, many, other }[form]}`;
}

const lines = { zero: 'بلا أسطر', one: 'سطر واحد', two: 'سطران', few: 'أسطر', many: 'سطرًا', other: 'سطر' };

/** Arabic. */
export const ar: Words = {
  skip: 'انتقل إلى المحتوى',
  landmarks: { site: 'الموقع', pages: 'الصفحات', neighbours: 'التدوينات الأحدث والأقدم', breadcrumb: 'موضع هذه الصفحة' },
  post: {
    updated: 'حُدّثت في',
    minutes: (n) => `قراءة ${count(n, { zero: 'أقل من دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' })}`,
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
  },
  list: {
    posts: (n) => count(n, { zero: 'لا تدوينات', one: 'تدوينة واحدة', two: 'تدوينتان', few: 'تدوينات', many: 'تدوينة', other: 'تدوينة' }),
    page: (n) => `التدوينات، صفحة ${n}`,
    pageOf: (n, last) => `صفحة ${n} من ${last}`,
    newer: 'تدوينات أحدث',
    older: 'تدوينات أقدم',
    none: 'لا تدوينات بعد.',
  },
  archive: {
    title: 'الأرشيف',
    description: (site) => `كل تدوينات ${site} بحسب السنة.`,
    hint: 'كل التدوينات في هذه الصفحة، فيكفي بحث المتصفح نفسه: Ctrl+F أو ⌘F أو «بحث في الصفحة».',
  },
  tags: { title: 'الوسوم', description: (site) => `عمّ يكتب ${site}.`, none: 'لا وسوم بعد.', about: (tag) => `تدوينات عن ${tag}.` },
  series: {
    title: 'السلاسل',
    description: (site) => `تدوينات ${site} التي تُقرأ معًا، بترتيب القراءة.`,
    none: 'لا سلاسل بعد.',
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
      'الخلاصة ملف يسرد أحدث التدوينات. ينظر فيه قارئ الخلاصات بين حين وآخر ويعرض لك الجديد مرتبًا، بلا حساب هنا وبلا من يراقبك.',
      'أعطِ قارئك عنوان هذا الموقع، وسيجد الخلاصة بنفسه غالبًا. أو انسخ عنوانًا مما يلي.',
    ],
    feed: 'هذه خلاصة: قائمة بأحدث التدوينات تقرؤها البرامج. انسخ عنوانها من شريط العنوان إلى قارئ خلاصات، وهو تطبيق يجمع المواقع التي تتابعها، فيصلك الجديد وحده. لا حساب ولا بريد مطلوب.',
    everything: 'كل شيء',
    openIn: 'افتح في',
    app: 'تطبيق على هذا الجهاز',
    opml: 'كل الخلاصات في ملف واحد (OPML)',
  },
  blogroll: { title: 'مدونات أقرؤها', description: (site) => `مدونات يقرؤها كاتب ${site}.`, feed: 'الخلاصة', opml: 'كلها في ملف واحد لقارئك (OPML)' },
  notFound: { title: 'الصفحة غير موجودة', text: 'لا صفحة في هذا العنوان. ربما انتقلت، أو في الرابط الذي أتى بك خطأ.' },
  moved: 'انتقلت هذه الصفحة إلى:',
  body: {
    figure: (n) => `الشكل ${n}`,
    equation: (n) => `المعادلة ${n}`,
    table: (n) => `الجدول ${n}`,
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
  },
};
