import type { Bag } from "./features.ts";

/** Features by number with their masses; both arrays have the same length. */
export interface Vector {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** No such feature. */
export const NONE = -1;

const WHOLE: [number, number] = [NONE, NONE];

/** From this length on, an engine keeps the whole text alive that a substring was cut from. */
const LONG_STRING = 13;

/** Numbers for features, handed out once and never taken back. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  /** First character of each feature: its kind. */
  readonly kinds: string[] = [];
  /** The two words (or ideographs) a pair is made of, by number; NONE for every other feature. */
  readonly halves: [number, number][] = [];

  get size(): number {
    return this.kinds.length;
  }

  /** The number of a known feature, or NONE. */
  find(feature: string): number {
    return this.#numbers.get(feature) ?? NONE;
  }

  /** The number of a feature, given to it now if it is new. */
  intern(feature: string): number {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    const id = this.kinds.length;
    this.#numbers.set(feature.length < LONG_STRING ? feature : feature.split("").join(""), id);
    this.kinds.push(feature.charAt(0));
    this.halves.push(this.halvesOf(feature));
    return id;
  }

  /** A whole bag, its features interned. */
  internBag(bag: Bag): Vector {
    const ids = new Uint32Array(bag.size);
    const values = new Float32Array(bag.size);
    let at = 0;
    for (const [feature, mass] of bag) {
      ids[at] = this.intern(feature);
      values[at++] = mass;
    }
    return { ids, values };
  }

  /** The halves of a pair, known or not. */
  halvesOf(feature: string): [number, number] {
    const kind = feature.charAt(0);
    if (kind === "p") {
      const [left = "", right = ""] = feature.slice(1).split(" ");
      return [this.find(`w${left}`), this.find(`w${right}`)];
    }
    if (kind !== "b") return WHOLE;
    const [left = "", right = ""] = feature.slice(1);
    return [this.find(`h${left}`), this.find(`h${right}`)];
  }
}
