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
