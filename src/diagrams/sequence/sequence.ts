/** Who takes part. */
export interface Actor {
  id: string;
  label: readonly string[];
  /** What it is drawn as: a box, a person, or the sign of a part of a system. */
  type: 'participant' | 'actor' | 'boundary' | 'control' | 'entity' | 'database' | 'queue' | 'collections';
}

/** Ends of a message: a full arrow head, an open one, half of one above or below the line, a cross, or none. */
export type MessageHead =
  'none' | 'arrow' | 'open' | 'cross' | 'half-above' | 'half-below' | 'stroke-above' | 'stroke-below';

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
      /** Whether there is a point on the line of an actor, at its start and its end. */
      points?: readonly [boolean, boolean];
      /** It makes the actor that it goes to. */
      creates?: boolean;
      /** The actor that ends with it. */
      destroys?: string | undefined;
    }
  | { kind: 'destroy'; actor: string }
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
