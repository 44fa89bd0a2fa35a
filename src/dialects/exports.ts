import { codeBlock, embedUrl } from './blocks.ts';
import { blockEdit, type Draft } from './draft.ts';
import { unescapeText } from '../core/escape.ts';

const ghost = /__GHOST_URL__(?=\/)/dg;
const open = String.raw`\\?\[`;
const close = String.raw`\\?\]`;
const caption = new RegExp(
  String.raw`${open}caption\b[^\]\n]{0,500}${close}((?:(?!\[caption)[^]){0,3000}?)${open}/caption${close}`,
  'dg',
);
const code = new RegExp(
  String.raw`${open}(code|sourcecode)\b([^\]\n]{0,200}?)${close}\n((?:(?!\[(?:source)?code)[^]){0,20000}?)` +
    String.raw`\n[ \t]*${open}/\1${close}`,
  'dg',
);
const embed = new RegExp(
  String.raw`^[ \t]*${open}(?:embed\b[^\]\n]{0,200}${close}\s*(\S{1,500}?)\s*${open}/embed|` +
    String.raw`(youtube|vimeo|tweet|gist)[= ]\s*["']?([^\]\s"']{1,300})[^\]\n]{0,200}?)${close}[ \t]*$`,
  'dgm',
);
const otherNames = 'gallery|playlist|contact-form(?:-7)?|wpvideo|audio|video|slideshow';
const other = new RegExp(String.raw`^[ \t]*${open}((${otherNames})\b[^\]\n]{0,500}?)${close}[ \t]*$`, 'dgm');
const figureImage = String.raw`(?:\[\s*)?!\[[^]*?\)(?:\s*\]\([^()]*\))?|(?:<a [^>]*>)?<img [^>]*>(?:</a>)?`;
/** The image of a caption, and the words behind it. */
const captioned = new RegExp(String.raw`^\s*(${figureImage})([^]*)$`);

/** What exports of WordPress and Ghost hold: the shortcodes of the one, the host of the other. */
export function readExports(draft: Draft): void {
  draft.replace(ghost, () => '');
  draft.replace(code, ({ start, end, groups: [, , words = '', content = ''] }) => {
    const [, language = ''] = /(?:lang|language)=\\?["']?([\w+#-]+)/.exec(words) ?? [];
    return blockEdit(draft.text, start, end, codeBlock(unescapeText(content), language));
  });
  draft.replace(caption, ({ start, end, groups: [, content = ''] }) => {
    const [, image = '', words = ''] = captioned.exec(content) ?? [];
    if (image === '') return blockEdit(draft.text, start, end, content.trim());
    return blockEdit(
      draft.text,
      start,
      end,
      `:::figure\n${image}\n\n${words.trim()}\n:::`.replace('\n\n\n:::', '\n:::'),
    );
  });
  draft.replace(embed, ({ start, end, groups: [, url, place = '', id = ''] }) => {
    const made = embedUrl(place, unescapeText((url ?? id).replace(/^<|>$/g, '').replace(/\\/g, '')));
    return made === undefined ? undefined : blockEdit(draft.text, start, end, made);
  });
  draft.replace(
    other,
    ({ start, groups: [, words = '', name = ''] }) => {
      draft.report(
        start,
        `wordpress ${name}`,
        `The shortcode \`[${words.trim()}]\` of WordPress means nothing here.`,
        'Write what it stands for. To show it as text, put it between backticks.',
      );
      return undefined;
    },
    'prose',
  );
}
