import type { Random } from './random.ts';

const symbols = ['x', 'y', 'z', '\\theta', '\\phi', '\\mathbf{w}', '\\hat{y}', '\\beta'];

/** Six formulas in the text and three on lines of their own. */
export function formulas(random: Random): string {
  const symbol = () => random.pick(symbols);
  const inline = () =>
    `$p_{${symbol()}}(${symbol()} \\mid ${symbol()}) = \\frac{${random.between(1, 9)}}{${random.between(2, 9)}}$`;
  const display = () =>
    `$$\n\\log p(${symbol()}) \\ge \\mathbb{E}_{q(${symbol()})}\\left[\\log p(x \\mid ${symbol()})\\right] - ` +
    `\\sum_{i=1}^{${random.between(2, 99)}} \\frac{\\partial L}{\\partial ${symbol()}_i}\n$$`;
  const sentence = () => `Here ${inline()} stands for ${inline()}.`;
  return [sentence(), display(), sentence(), display(), sentence(), display()].map((block) => `${block}\n`).join('\n');
}

/** A flow chart of six boxes. */
export function diagram(random: Random): string {
  const step = () => `${random.pick(['Read', 'Clean', 'Split', 'Fit', 'Score', 'Plot'])} ${random.between(1, 999)}`;
  return (
    `\`\`\`mermaid\nflowchart LR\n  a[${step()}] --> b[${step()}] --> c{${step()}}\n  c -->|yes| d[${step()}]\n` +
    `  c -->|no| e[${step()}] --> f[${step()}]\n\`\`\`\n`
  );
}

/** A training curve of two series and thirty epochs. */
export function chart(random: Random): string {
  const rows = Array.from(
    { length: 30 },
    (_, epoch) =>
      `${epoch + 1},${(2.3 / (1 + epoch * 0.3) + random.between(0, 99) / 1000).toFixed(3)},${(2.4 / (1 + epoch * 0.25) + random.between(0, 99) / 1000).toFixed(3)}`,
  );
  return `\`\`\`chart\nepoch,train,validation\n${rows.join('\n')}\n\`\`\`\n`;
}

/** A definition, a theorem with its proof, an exercise with its solution, and a sentence that refers to all of them. */
export function statements(random: Random): string {
  const symbol = () => random.pick(symbols);
  const claim = () => `Let $${symbol()} > ${random.between(0, 9)}$. Then $${symbol()}$ and $${symbol()}$ are finite.`;
  return [
    `:::definition[Finite]{#def:a}\n${claim()}\n:::`,
    `:::theorem[Bounds]{#thm:a}\n${claim()}\n:::`,
    `:::proof\nBy @def:a.\n\n- ${claim()}\n:::`,
    `:::exercise{#exr:a}\n${claim()}\n:::`,
    `:::solution\n${claim()}\n:::`,
    'See @thm:a, @def:a and @exr:a.\n',
  ].join('\n\n');
}

/** An algorithm of twelve lines. */
export function algorithm(random: Random): string {
  const step = () => `   - if $${random.pick(symbols)} > 0$ then return $${random.between(1, 9)}$`;
  const loop = () => `1. for $i = 1$ to $${random.between(2, 99)}$ do\n${step()}\n${step()}\n${step()}`;
  return `:::algorithm[Search]\nInput: a list\n\n${loop()}\n${loop()}\n${loop()}\n:::\n`;
}

/** Twenty lines of code, five of which a list explains. */
export function annotations(random: Random): string {
  const lines = Array.from(
    { length: 20 },
    (_, line) => `x${line} = f(${random.between(1, 99)})${line % 4 === 0 ? `  # <${line / 4 + 1}>` : ''}`,
  );
  const items = [1, 2, 3, 4, 5].map((number) => `${number}. Line ${random.between(1, 99)}.`);
  return `\`\`\`python\n${lines.join('\n')}\n\`\`\`\n\n${items.join('\n')}\n`;
}

/** A table of four columns and twenty rows, the best of each column marked. */
export function dataTable(random: Random): string {
  const row = (index: number) =>
    [`Model ${index}`, ...[2, 3, 0].map((digits) => (random.between(0, 99_999) / 1000).toFixed(digits))].join(',');
  const rows = Array.from({ length: 20 }, (_, index) => row(index));
  return `\`\`\`table best=max caption="Models"\nModel,A,B,C\n${rows.join('\n')}\n\`\`\`\n`;
}
