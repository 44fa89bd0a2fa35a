import { expect, test } from 'vitest';
import { cleanSvg } from '../../src/notebooks/clean-svg.ts';

const root = '<svg xmlns="http://www.w3.org/2000/svg">';

test.each<[string, string, string | undefined]>([
  [
    'as matplotlib writes it',
    '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.example">\n<svg ' +
      'xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" viewBox="0 0 9 9" ' +
      'xmlns="http://www.w3.org/2000/svg">\n <metadata><rdf:RDF ' +
      'xmlns:rdf="x"><a>b</a></rdf:RDF></metadata><defs><style type="text/css">*{stroke-linecap: ' +
      'butt}</style></defs><g clip-path="url(#p1)"><use xlink:href="#m1" style="stroke: #000"/></g></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" viewBox="0 0 9 9">\n <defs><style>*{stroke-linecap: ' +
      'butt}</style></defs><g clip-path="url(#p1)"><use href="#m1" style="stroke: #000"></use></g></svg>',
  ],
  [
    'what no drawing has',
    '<svg made="a" formaction="b" aria-label="c" data-d="e"><a ping="/f"/></svg>',
    `${root.slice(0, -1)} aria-label="c" data-d="e"><a></a></svg>`,
  ],
  ['scripts', '<svg><script>x</script><g onclick="x" ONLOAD="x">a</g></svg>', `${root}<g>a</g></svg>`],
  [
    'prefixed scripts',
    '<svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script><svg:script>x</svg:script></svg>',
    `${root}</svg>`,
  ],
  [
    'other languages',
    '<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><p>x</p></body></foreignObject><text>a</text></svg>',
    `${root}<text>a</text></svg>`,
  ],
  [
    'animation',
    '<svg><a><set attributeName="href" to="javascript:x"/><animate attributeName="x"/>b</a></svg>',
    `${root}<a>b</a></svg>`,
  ],
  [
    'addresses',
    '<svg><a href="https://a.example" xlink:href="javascript:x">a</a><image href="//a.example/b.png"/><use ' +
      'href="b.svg#c"/><image href="data:image/svg+xml,x"/></svg>',
    `${root}<a>a</a><image></image><use></use><image></image></svg>`,
  ],
  [
    'images in it',
    '<svg><image xlink:href="data:image/png;base64,AAAA" width="1"/></svg>',
    `${root}<image href="data:image/png;base64,AAAA" width="1"></image></svg>`,
  ],
  [
    'attributes that load',
    '<svg><g fill="url(https://a.example/b)" style="background: url( \'//a\')" filter="url( #ok )" ' +
      'stroke="url(&quot;#b&quot;)"/></svg>',
    `${root}<g filter="url( #ok )" stroke="url(&quot;#b&quot;)"></g></svg>`,
  ],
  [
    'styles that load',
    '<svg><style>@import "a"</style><style>a{b:url(x)}</style><style>a{b:\\75rl(x)}</style><style><![CDATA[a>b{c:url(#d)}]]></style></svg>',
    `${root}<style>a&gt;b{c:url(#d)}</style></svg>`,
  ],
  [
    'entities',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg><text id="&lt;&quot;\n&#10;">&a; &lt;script&gt; &#0;&#x1F600;</text></svg>',
    `${root}<text id="&lt;&quot; &#10;">&amp;a; &lt;script&gt; 😀</text></svg>`,
  ],
  [
    'white space that counts',
    '<svg><text xml:space="preserve">a  b</text></svg>',
    `${root}<text xml:space="preserve">a  b</text></svg>`,
  ],
  ['open elements', '<svg><g><text>a', `${root}<g><text>a</text></g></svg>`],
  ['a second root', '<svg></svg><svg><g/></svg><script>x</script>', `${root}</svg>`],
  ['HTML', '<html><svg></svg></html>', undefined],
  ['text', 'no drawing', undefined],
  ['nothing', '', undefined],
])('%s', (_, svg, expected) => {
  expect(cleanSvg(svg)).toBe(expected);
});
