import { deflateSync, gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFinished, createFileReader, createPageReader } from '../../../src/build/checks/index.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'files-'))));
afterEach(() => rmSync(root, { recursive: true }));

const home =
  `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src ` +
  `'none'"></head><body></body></html>`;

/** What the check says of one file among those of a site, which is also in `public/`. */
function told(file: string, content: string | Uint8Array): string[] {
  mkdirSync(dirname(join(root, 'public', file)), { recursive: true });
  writeFileSync(join(root, 'public', file), content);
  const pages = new Map([['index.html', createPageReader(String)('index.html', home)]]);
  const others = createFileReader();
  others.read(file, Buffer.from(content));
  const { errors } = checkFinished({
    root,
    url: 'https://me.example',
    files: new Set([file, 'index.html']),
    pages,
    others,
    manifest: [],
  });
  return errors.map(({ file, message }) => `${file} ${message}`);
}

const svg = (inside: string, before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;
const xhtml = (inside: string) => `<html xmlns="http://www.w3.org/1999/xhtml"><body>${inside}</body></html>`;
const script = '<script>alert(1)</script>';
const entity = svg('&x;', `<!DOCTYPE svg [<!ENTITY x '${script}'>]>`);
const pdf = (inside: string | Buffer, dict = '') =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj <<${dict}>>\n`), Buffer.from(inside), Buffer.from('\nendobj\n')]);
const compressed = (text: string) =>
  Buffer.concat([
    Buffer.from('2 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\r\n'),
    deflateSync(text),
    Buffer.from('\r\nendstream'),
  ]);

describe('every file is looked at by what a browser would do with it', () => {
  test.each<[string, string | Uint8Array]>([
    ...['a.htm', 'A.HTM', 'a.HTML', 'a.shtml', 'a.php', 'b', 'b.unknown', '.well-known/b'].map(
      (file): [string, string] => [file, `<html>${script}`],
    ),
    ...[
      'a.xhtml',
      'a.xht',
      'a.xml',
      'a.XML',
      'a.svg',
      'a.rss',
      'a.opml',
      'a.mathml',
      'a.kml',
      'a.atom',
      'b',
      'b.unknown',
    ].map((file): [string, string] => [file, xhtml(script)]),
    ...['a.svg', 'a.SVG', 'a.xml'].map((file): [string, string] => [file, entity]),
    ['a.xml', '<?xml version="1.0"?><x><y xmlns="http://www.w3.org/2000/svg"><script/></y></x>'],
    ['a.xml', '<x xmlns:h="http://www.w3.org/1999/xh&#116;ml"><h:script>x</h:script></x>'],
    ['a.xml', '<?xml-stylesheet type="text/xsl" href="a.xsl"?><x/>'],
    ['a.svg', svg('<a xlink:href="javascript:x"><text>a</text></a>')],
    ['a.svg', svg('<use href="data:image/svg+xml,x#x"/>')],
    ['a.svg', svg('<image href="https://a.example/x.png"/>')],
    ['a.svg', svg('<rect fill="u\\72l(https://a.example)"/>')],
    ['a.svg', svg('<style>@import "https://a.example/x.css";</style>')],
    ['a.svg', svg('<animate attributeName="href" values="javascript:x"/>')],
    ['a.svg', svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="/"/></foreignObject>')],
    ['a.svg', svg('<rect onclick="x()"/>')],
    ['a.svg', svg('<g>')],
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg">&undefined;</svg>'],
    ['a.svg', Buffer.from(`\ufeff${svg(script)}`, 'utf16le')],
    ['a.svg', Buffer.from(`<?xml version="1.0" encoding="utf-7"?>${svg('')}`)],
    ['a.htm', Buffer.from(`<html><meta charset="iso-2022-jp">x`)],
    ['a.htm', Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xe9])],
    ['a.svgz', gzipSync(svg(script))],
    ['a.svg', gzipSync(svg(''))],
    ['a.htm', '<meta http-equiv="refresh" content="0;https://a.example">'],
    ['a.htm', '<base href="https://a.example">'],
    ['a.htm', '<p>a</p><!-- never'],
    ...['a.js', 'a.MJS', 'a.cjs', 'a.wasm'].map((file): [string, string] => [file, 'x']),
    ['a.pdf', pdf('', '/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>')],
    ['a.pdf', pdf('', '/S /J#61vaScript')],
    ['a.pdf', pdf(compressed('<</S /Launch>>'))],
    ['a', pdf('', '/S /JavaScript')],
    ['a.css', 'p{background:u\\72l(https://a.example)}'],
  ])('%s %j', (file, content) => {
    expect(told(file, content)).toContainEqual(expect.stringContaining(`public/${file} `));
  });

  test.each<[string, string | Uint8Array]>([
    ['a.txt', `<html>${script}`],
    ['a.md', script],
    ['a.json', script],
    ['a.png', script],
    ['CNAME', 'me.example'],
    ['b', 'google-site-verification: x'],
    ['a.bin', Buffer.from([0, 1, 2, 0xff])],
    [
      'a.xml',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:a="urn:x"><a:b c="1 &amp; 2">x ' +
        '&#169;</a:b><d><![CDATA[<script>]]></d></rss>',
    ],
    [
      'a.svg',
      svg(
        '<title>a</title><metadata><r:x xmlns:r="urn:r" onload="x">a</r:x></metadata><image ' +
          'href="data:image/png;base64,AA"/><rect fill="url(#a)" style="fill:red"/>',
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ' +
          '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
      ),
    ],
    ['a.svg', Buffer.from(`\ufeff${svg('')}`, 'utf16le')],
    ['a.pdf', pdf('stream\nJ/JS /JavaScript\nendstream')],
    ['a.pdf', pdf(compressed('<</Type /Page>>'))],
  ])('%s %j does nothing', (file, content) => {
    expect(told(file, content)).toEqual([]);
  });
});
