import { Tokenizer } from 'htmlparser2';

/** Where in HTML the values stand, without their quotes, of attributes that lead to a page or load a file. */
export function addressAttributes(html: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let isAddress = false;
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...{
        oncdata: nothing,
        onclosetag: nothing,
        oncomment: nothing,
        ondeclaration: nothing,
        onend: nothing,
        onopentagend: nothing,
        onopentagname: nothing,
      },
      ...{
        onprocessinginstruction: nothing,
        onselfclosingtag: nothing,
        ontext: nothing,
        ontextentity: nothing,
        onattribentity: nothing,
        onattribend: nothing,
      },
      onattribname: (start, end) => void (isAddress = /^(href|src|poster|cite)$/i.test(html.slice(start, end))),
      onattribdata: (start, end) => void (isAddress && found.push({ start, end })),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return found;
}
