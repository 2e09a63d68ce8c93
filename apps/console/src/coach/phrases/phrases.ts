/** What the coach knows of a language. */
export interface Phrases {
  /** Phrases that close doors, each with what may be put in its place; "" when only a hint helps. */
  closedDoors: readonly (readonly [phrase: string, instead: string])[];
  /** How a reply greets: it begins with one of them, in small letters. */
  greetings: readonly string[];
  /** A greeting to put in front; `name` is "" when it is not known. */
  greet(name: string): string;
  /** What a password is called, and what stands between that and the password. */
  secret: readonly string[];
  links: readonly string[];
  /** What asks for a time or an amount, and what answers that; a digit does, too. */
  counted: readonly (readonly [asks: readonly string[], answers: readonly string[]])[];
  /** Words that say nothing of what a question is about. */
  empty: readonly string[];
}
