/** A mistake in a line of a diagram: thrown while it is read, told by its line. */
export class Mistake extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
