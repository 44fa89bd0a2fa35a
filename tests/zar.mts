import { createProject, fixtureSite } from './support/project.ts';
import { launchBrowser, newPage } from './support/browser.ts';
import { serve } from './support/server.ts';
const lang = process.argv[2]!;
const texts: Record<string, { title: string; d: string; posts: Record<string, string> }> = {
  ar: { title: 'ابقَ على اطلاع', d: 'ملاحظات مهندس يتعلم تعلّم الآلة ويدوّن ما يتعلمه.', posts: {
    'posts/2022-01-01-one.md': '---\ntitle: كيف بدأت رحلتي مع تعلّم الآلة\ntags: [تعلّم الآلة, Python]\nseries: { name: خطوات أولى, part: 1 }\n---\n\nمنذ عرفت الإنترنت صغيرًا وأنا مولع ببناء الأشياء وحل المشكلات.[^1] انظر [التدوينة التالية](./2022-01-02-two.md). الخسارة هي $L = (y - \\hat y)^2$.\n\n## خط مستقيم\n\n> [!NOTE]\n> هذه ملاحظة.\n\n```python\nprint("hello")\n```\n\n- [x] أول\n- [ ] ثان\n\n| النموذج | الخطأ |\n| - | -: |\n| خط | 0.1 |\n\n: نتائج {#tbl:a}\n\n## قسم ثان\n\nنص آخر @tbl:a.\n\n## قسم ثالث\n\nنص.\n\n[^1]: حاشية قصيرة عن ذلك.\n',
    'posts/2022-01-02-two.md': '---\ntitle: الانحدار الخطي خطوة خطوة\ntags: [Python]\nseries: { name: خطوات أولى, part: 2 }\ndescription: كيف نرسم خطًا بين نقاط قليلة، وكيف نقيس بعده عنها.\n---\n\nنص التدوينة.\n',
    'posts/2022-01-03-en.md': '---\ntitle: A post in English\nlang: en\n---\n\nThis one is in English, on an Arabic blog.\n' } },
};
const t = texts[lang]!;
const site = fixtureSite.replace("lang: 'en'", `lang: '${lang}'`).replace("title: 'Stay Tuned'", `title: '${t.title}'`).replace(/description: 'Notes[^']*'/, `description: '${t.d}'`).replace("label: 'Posts'", "label: 'التدوينات'").replace("label: 'Archive'", "label: 'الأرشيف'").replace("label: 'Tags'", "label: 'الوسوم'").replace("label: 'About'", "label: 'عنّي'");
const project = createProject({ content: { ...t.posts, 'pages/about.md': '---\ntitle: عنّي\n---\n\nأنا.\n' }, files: { 'src/site.ts': site } });
const run = await project.build(); console.log(run.output);
const server = await serve(project.dir + '/dist'); const browser = await launchBrowser();
for (const [name, path] of [['post', '/posts/one/'], ['home', '/'], ['archive', '/archive/'], ['sub', '/subscribe/'], ['en', '/posts/en/']] as const) for (const width of [1440, 320]) {
  const { page, close } = await newPage(browser, { width, height: 900 });
  await page.goto(server.url(path)); await page.screenshot({ path: `/tmp/shots/${lang}-${name}-${width}.png`, fullPage: true });
  console.log(name, width, await page.evaluate('document.documentElement.scrollWidth')); await close();
}
console.log(project.dir);
process.exit(0);
