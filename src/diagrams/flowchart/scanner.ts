/** Reads a text from left to right. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** What has not been read yet. */
  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** Whether nothing but spaces is left. */
  get isDone(): boolean {
    this.take(/\s+/);
    return this.#at >= this.#text.length;
  }

  /** Reads what matches right here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = new RegExp(pattern, pattern.flags.includes('y') ? pattern.flags : `${pattern.flags}y`);
    found.lastIndex = this.#at;
    const match = found.exec(this.#text);
    if (match !== null) this.#at = found.lastIndex;
    return match ?? undefined;
  }

  /** Reads up to the first of these words, and that too; nothing when none comes. */
  upTo(ends: readonly string[]): { text: string; end: string } | undefined {
    const [end, at] = ends
      .map((each) => [each, this.#text.indexOf(each, this.#at)] as const)
      .filter(([, index]) => index >= 0)
      .sort((a, b) => a[1] - b[1])[0] ?? ['', -1];
    if (at < 0) return undefined;
    const text = this.#text.slice(this.#at, at);
    this.#at = at + end.length;
    return { text, end };
  }
}
