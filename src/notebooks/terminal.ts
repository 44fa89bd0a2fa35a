/**
 * The most that is shown of one output: 40 lines are about one screen of a laptop, and 8,000 characters are 40 lines of
 * a wide terminal. The whole stays in the notebook, to which the page links.
 */
const maxLines = 40;
/** So many lines more are shown: to say that they are missing would take nearly as much. */
const slack = 5;
const maxCharacters = 8_000;

/** An output as it is shown. */
export interface Shown {
  text: string;
  /** How long the whole is, `1200 lines` or `90000 characters`; undefined when all is shown. */
  whole: string | undefined;
}

/** What a terminal would show of `text`, cut to the size above. Of a traceback the end says most: `keep` it. */
export function readTerminal(text: string, keep: 'start' | 'end' = 'start'): Shown {
  const seen = withoutCommands(overwritten(text));
  return cut(seen.trimEnd().replace(/^\n+/, ''), keep);
}

/**
 * An escape sequence of a terminal (ECMA-48): commands end in a letter, titles and links (OSC) in a bell or `ESC \`.
 */
const command = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-Z^-~])/g;
const isColour = (sequence: string) => /^\x1b\[[\d;:]*m$/.test(sequence);

/** `text` with colours as the only commands, and no control character but tab and line break. */
function withoutCommands(text: string): string {
  if (!/[\x00-\x08\x0b-\x1f\x7f]/.test(text)) return text;
  return text
    .replace(command, (sequence) => (isColour(sequence) ? sequence : ''))
    .replace(/[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]|\x1b(?!\[[\d;:]*m)/g, '');
}

/** What is left where a progress bar went back (`\r`, backspace) and wrote over itself. */
function overwritten(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  let style = '';
  return text
    .split('\n')
    .map((line) => {
      if (!/[\x1b\b\ud800-\udfff]/.test(line))
        return line.split('\r').reduce((seen, piece) => piece + seen.slice(piece.length), '');
      const before = style;
      const cells: Cell[] = [];
      let column = 0;
      for (const [piece] of line.matchAll(/\x1b\[[0-?]*[ -/]*[@-~]|[^]/gu)) {
        if (piece === '\r') column = 0;
        else if (piece === '\b') column = Math.max(column - 1, 0);
        else if (/^\x1b\[0?K$/.test(piece)) cells.length = Math.min(cells.length, column);
        else if (piece === '\x1b[2K') cells.length = 0;
        else if (isColour(piece))
          style = /^\x1b\[[0;]*m$/.test(piece)
            ? ''
            : /^\x1b\[0;/.test(piece) || style.length > 60
              ? piece
              : style + piece;
        else if (piece.length < 3) {
          while (cells.length < column) cells.push({ character: ' ', style: '' });
          cells[column++] = { character: piece, style };
        }
      }
      return written(cells, before, style);
    })
    .join('\n');
}

/** A position in a line, with the colours that were set when it was written. */
interface Cell {
  character: string;
  style: string;
}

function written(cells: readonly Cell[], before: string, after: string): string {
  let current = before;
  const change = (style: string) => {
    if (style === current) return '';
    current = style;
    return `\x1b[0m${style}`;
  };
  return cells.map(({ character, style }) => change(style) + character).join('') + change(after);
}

function cut(text: string, keep: 'start' | 'end'): Shown {
  const lines = text.split('\n');
  if (lines.length <= maxLines + slack && text.length <= maxCharacters) return { text, whole: undefined };
  const whole = lines.length > maxLines ? `${lines.length} lines` : `${text.length} characters`;
  const kept = (keep === 'start' ? lines.slice(0, maxLines) : lines.slice(-maxLines)).join('\n');
  if (kept.length <= maxCharacters) return { text: kept, whole };
  // Neither half a command nor half a character.
  if (keep === 'end')
    return {
      text: kept
        .slice(-maxCharacters)
        .replace(/^.*\n/, '')
        .replace(/^[\udc00-\udfff]/, ''),
      whole,
    };
  return { text: kept.slice(0, maxCharacters).replace(/(?:\x1b[\d;:[]{0,30}|[\ud800-\udbff])$/, ''), whole };
}
