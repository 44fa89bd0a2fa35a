import { inflateSync } from 'node:zlib';
import { isInertXml } from '../../core/html/xml.ts';

/** What a browser would do with a file that it is led to. */
export type Use =
  /** Reads it as a page. */
  | { as: 'page'; text: string }
  /** Reads it as XML, in which any element of HTML or SVG acts. */
  | { as: 'xml'; text: string }
  | { as: 'style'; text: string }
  /** Shows or plays it, or hands it to the reader. */
  | { as: 'data' }
  /** Something in it runs, or it cannot be looked into; `why` says what. */
  | { as: 'refused'; why: string; fix: string };

/**
 * Endings that hosts serve as one of these types (https://github.com/jshttp/mime-db, as Apache, nginx and GitHub Pages
 * have them).
 */
const endings = {
  program: 'js mjs cjs jsm es es6 ecma ecmascript javascript wasm',
  page: 'html htm shtml shtm xhtm hta htc php phtml asp aspx jsp',
  xml:
    'xml xhtml xht xsl xslt svg rss atom rdf opml xul xbl mathml mml kml gpx xsd wsdl dae x3d xspf plist smil ' +
    'smi wml ssml vxml ttml dfxp xaml musicxml tei owl cml fodt mpd webmanifestxml',
  style: 'css',
  // Of these a browser never makes a page, whatever is in them (MIME Sniffing, 7): images, sounds, films, fonts,
  // archives, plain text.
  data: `png jpg jpeg jfif gif webp avif ico cur bmp tif tiff jxl apng heic heif mp3 m4a aac ogg oga opus wav flac mid
    mp4 m4v webm ogv mov mkv avi vtt srt
    woff woff2 ttf otf eot zip gz tgz bz2 xz zst br 7z rar tar txt text md markdown csv tsv json jsonld geojson map
    webmanifest
    ipynb bib tex log yml yaml toml ini
    py r jl c h cpp hpp rs go java rb sh sql ics vcf epub mobi docx xlsx pptx odt ods odp doc xls ppt parquet npy
    npz h5 pkl pt pth onnx safetensors gguf sqlite db bin
    asc sig pem pub gpg crt torrent`,
  pdf: 'pdf',
} as const;
const kindOf = new Map(
  Object.entries(endings).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as keyof typeof endings] as const),
  ),
);

/** What makes a browser take a file without a known type for a page (MIME Sniffing, 7.1), and for XML. */
const looksLikePage =
  /^[\t\n\f\r ]*<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|!--)[\s>/]/i;
const looksLikeXml = /^[\t\n\f\r ]*(?:<\?xml|<!doctype|<[\w:.-]+[\s>/])/i;

const endingOf = (file: string): string => /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Whether a host would serve a file as a program that pages can run. */
export const isProgram = (file: string): boolean => kindOf.get(endingOf(file)) === 'program';

/**
 * What a browser would do with a file of this name that holds `bytes`; a program is known by its name, see `isProgram`.
 */
export function useOf(file: string, bytes: Buffer): Use {
  const kind = kindOf.get(endingOf(file));
  if (kind === 'pdf' || bytes.subarray(0, 1024).includes('%PDF-'))
    return runsInPdf(bytes)
      ? refused(
          'The PDF holds a program.',
          'Save it again without JavaScript and actions, such as by printing it to a PDF.',
        )
      : { as: 'data' };
  if (kind === 'data' || kind === 'program' || /^(?:_headers|_redirects|cname|\.nojekyll)$/i.test(file))
    return { as: 'data' };
  if (bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])))
    return refused(
      'The file is compressed, so nobody knows what a browser would find in it.',
      'Put it into `public/` as it is: hosts compress what they send.',
    );
  const text = textOf(bytes, kind === 'xml');
  if (text === undefined)
    return kind === undefined
      ? { as: 'data' }
      : refused('The file is not UTF-8, or says that it is not.', 'Save it as UTF-8.');
  if (kind === 'style') return { as: 'style', text };
  if (kind === 'page') return { as: 'page', text };
  if (kind === 'xml') return isInertXml(text) ? { as: 'data' } : { as: 'xml', text };
  if (looksLikePage.test(text)) return { as: 'page', text };
  return looksLikeXml.test(text) ? { as: 'xml', text } : { as: 'data' };
}

const refused = (why: string, fix: string): Use => ({ as: 'refused', why, fix });

/** The text of a file that a browser reads as UTF-8, or by its mark as UTF-16; `undefined` where it would not. */
function textOf(bytes: Buffer, isXml: boolean): string | undefined {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(mark, { fatal: true }).decode(bytes);
    const head = text.slice(0, 1024);
    const declared = (isXml ? /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/ : /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i)
      .exec(head)?.[1]
      ?.toLowerCase();
    // ASCII means the same in each of these.
    return declared === undefined ||
      declared === mark ||
      declared === 'us-ascii' ||
      (declared === 'utf-16' && mark !== 'utf-8') ||
      (declared === 'utf-8' && mark !== 'utf-8') ||
      (isPlainAscii(text) && /^(?:iso-8859-\d+|windows-\d+|ascii|latin1)$/.test(declared))
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

const isPlainAscii = (text: string): boolean => /^[\t\n\r\u0020-\u007e]*$/.test(text);

/**
 * Names in a PDF of what runs: programs and commands (ISO 32000-2, 12.6.4). A name may be written with `#` and digits.
 */
const running = /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|XFA)(?![\w])/;
const mostInflated = 64 * 1024 * 1024;

/** Whether something in a PDF runs, also in its compressed objects. */
function runsInPdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const isRunning = (part: string) =>
    running.test(part.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
  // Between the objects, not in images and texts, whose bytes may spell anything.
  if (isRunning(text.replace(/stream\r?\n[^]*?endstream/g, ''))) return true;
  let left = mostInflated;
  return [...text.matchAll(/\/ObjStm[^]{0,400}?stream\r?\n/g)].some((match) => {
    try {
      const inflated = inflateSync(bytes.subarray(match.index + match[0].length), {
        maxOutputLength: Math.max(1, left),
      });
      left -= inflated.length;
      return isRunning(inflated.toString('latin1'));
    } catch {
      // What cannot be read here cannot be shown to hold nothing.
      return true;
    }
  });
}
