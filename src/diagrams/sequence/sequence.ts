/** Who takes part. */
export interface Actor {
  id: string;
  label: readonly string[];
  /** Drawn as a person, not as a box. */
  isPerson: boolean;
}

/** Ends of a message: a full arrow head, an open one, a cross, or none. */
export type MessageHead = 'none' | 'arrow' | 'open' | 'cross';

/** What happens, from top to bottom. */
export type Step =
  | {
      kind: 'message';
      from: string;
      to: string;
      label: readonly string[];
      isDashed: boolean;
      heads: readonly [MessageHead, MessageHead];
      turns: Turn | '';
    }
  | { kind: 'note'; over: readonly string[]; side: 'left' | 'right' | 'over'; label: readonly string[] }
  | { kind: 'open'; word: string; label: readonly string[] }
  | { kind: 'divide'; label: readonly string[] }
  | { kind: 'close' }
  | { kind: 'turn'; actor: string; turns: Turn };

/** An actor begins or ends to be busy. */
export type Turn = '+' | '-';

/** A sequence diagram. */
export interface Sequence {
  actors: Actor[];
  /** Actors in a common frame. */
  boxes: { label: readonly string[]; actors: string[] }[];
  steps: Step[];
}
