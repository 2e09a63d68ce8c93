import type { CoachKind } from "@foyer/protocol";

/** A change of the text that one click makes: `text` in the place from `start` to `end`. */
export interface Fix {
  start: number;
  end: number;
  text: string;
  /** What the button shows of it. */
  shown: string;
}

/** Something that the coach has seen in a reply. */
export interface Hint {
  kind: CoachKind;
  /** What of its kind it is, for the words that tell it. */
  about:
    | "card"
    | "password"
    | "phrase"
    | "jargon"
    | "question"
    | "greeting"
    | "name"
    | "capitals"
    | "marks";
  /** The words that it is about. */
  quote: string;
  fix?: Fix;
}

/** What the coach knows besides the text. */
export interface Situation {
  /** Nobody has answered the visitor before. */
  isFirst: boolean;
  /** How to call the visitor; "" when their name is not known. */
  name: string;
  /** What the visitor has said since our last message. */
  asked: string;
}
