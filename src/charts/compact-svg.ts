/** Attributes that hold lengths and positions. */
const geometry = new Set('d transform x y x1 x2 y1 y2 cx cy width height dx dy'.split(' '));

/** A tenth of a unit is finer than any screen shows. */
const round = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?(?!\d*em)/g, (number) => String(Number(Number(number).toFixed(1)) || 0));

/**
 * A drawing of Plot’s as text fit for a page: no style element, class, id or role of its own; marks that differ only in
 * where they stand as one path; short numbers.
 */
export function compactSvg(svg: Element): string {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const group of svg.querySelectorAll('g')) joinMarks(group);
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const isInherited =
        element !== svg && (name === 'font-variant' || (name === 'font-size' && value === svg.getAttribute(name)));
      if (isInherited || /^(class|id|style|font-family|aria-.*|stroke-miterlimit)$/.test(name))
        element.removeAttribute(name);
      else if (geometry.has(name)) element.setAttribute(name, round(value));
      else if (value === 'currentColor') element.setAttribute(name, 'var(--ink)');
    }
    if (
      (element.localName === 'text' && element.textContent === '') ||
      (element.localName === 'g' && element.children.length === 0)
    )
      element.remove();
  }
  return svg.outerHTML.replace(/ (?=\/>)/g, '');
}

/**
 * Puts sibling marks that look the same into one path: a scatter plot of a thousand points takes a tenth of the bytes.
 */
function joinMarks(group: Element): void {
  const marks = [...group.children];
  const first = marks[0];
  if (marks.length < 2 || first === undefined || !marks.every((mark) => identityOf(mark) === identityOf(first))) return;
  const paths = marks.map(pathOf);
  if (paths.some((path) => path === undefined)) return;
  const joined = group.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const { name, value } of first.attributes) if (!positioning.has(name)) joined.setAttribute(name, value);
  joined.setAttribute('d', paths.join(''));
  group.replaceChildren(joined);
}

const positioning = new Set('d transform x y x1 x2 y1 y2 width height'.split(' '));

/** What a mark is and looks like, apart from its position. */
function identityOf(mark: Element): string {
  const attributes = [...mark.attributes].filter(({ name }) => !positioning.has(name));
  return [mark.localName, ...attributes.map(({ name, value }) => `${name}=${value}`).sort()].join(' ');
}

/** A mark as a path of its own: a rectangle, a straight line, or a path that is moved. */
function pathOf(mark: Element): string | undefined {
  const length = (name: string) => Number(mark.getAttribute(name));
  if (mark.localName === 'rect')
    return `M${length('x')},${length('y')}h${length('width')}v${length('height')}h${-length('width')}z`;
  if (mark.localName === 'line') return `M${length('x1')},${length('y1')}L${length('x2')},${length('y2')}`;
  const [, left, top] = /^translate\(([^,]+),([^)]+)\)$/.exec(mark.getAttribute('transform') ?? '') ?? [];
  if (mark.localName !== 'path' || left === undefined) return undefined;
  return moved(mark.getAttribute('d') ?? '', Number(left), Number(top));
}

/** A path moved by a distance: its first point where it belongs, the others as distances from the one before them. */
function moved(path: string, left: number, top: number): string {
  let [x, y, startX, startY, out] = [0, 0, 0, 0, ''];
  for (const [, command = '', rest = ''] of path.matchAll(/([MLHVAZ])([^MLHVAZ]*)/gi)) {
    if (/z/i.test(command)) {
      [x, y, out] = [startX, startY, `${out}z`];
      continue;
    }
    const numbers = rest
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(Number);
    const [toX, toY] = target(command, numbers, x, y);
    const step = `${short(toX - x)},${short(toY - y)}`;
    if (/m/i.test(command)) out += out === '' ? `M${short(left + toX)},${short(top + toY)}` : `m${step}`;
    else out += /a/i.test(command) ? `a${numbers.slice(0, 5).map(short).join(',')},${step}` : `l${step}`;
    [x, y] = [toX, toY];
    if (/m/i.test(command)) [startX, startY] = [x, y];
  }
  return out;
}

const short = (number: number): number => Number(number.toFixed(1)) || 0;

/** Where a command of a path ends. */
function target(command: string, numbers: readonly number[], x: number, y: number): [number, number] {
  const [baseX, baseY] = command === command.toLowerCase() ? [x, y] : [0, 0];
  if (/h/i.test(command)) return [baseX + numbers[0]!, y];
  if (/v/i.test(command)) return [x, baseY + numbers[0]!];
  return [baseX + (numbers.at(-2) ?? 0), baseY + (numbers.at(-1) ?? 0)];
}
