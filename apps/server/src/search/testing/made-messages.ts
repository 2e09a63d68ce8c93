import { seeded } from "../../hours/testing/random-hours.ts";

/** How words are made of each script: of its syllables or signs, `length` of them. */
const SCRIPTS = {
  latin: { signs: syllables("bcdfghklmnprstvwz", "aeiou"), length: [2, 4], space: " " },
  cyrillic: { signs: syllables("бвгджзклмнпрст", "аеиоуы"), length: [2, 4], space: " " },
  arabic: { signs: syllables("بتجحدرسشعفقكلمنه", "اوي"), length: [2, 3], space: " " },
  han: { signs: range(0x4e00, 1_500), length: [2, 2], space: "" },
  hangul: { signs: range(0xac00, 1_200), length: [2, 3], space: " " },
} as const;
export type ScriptName = keyof typeof SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS) as ScriptName[];

/** Words of each script; a language's chats hold about so many. */
const WORDS = 20_000;
const MESSAGE_WORDS = 12;

/** Messages in made-up words, common ones more often than rare ones, as in any language (Zipf). */
export function createMessages(seed: number) {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const vocabulary = Object.fromEntries(SCRIPT_NAMES.map((name) => [name, words(name)])) as Record<
    ScriptName,
    string[]
  >;

  function words(name: ScriptName): string[] {
    const { signs, length } = SCRIPTS[name];
    const [least, most] = length;
    return Array.from({ length: WORDS }, () => {
      const count = least + Math.floor(random() * (most - least + 1));
      return Array.from({ length: count }, () => pick(signs)).join("");
    });
  }

  /** The rank is spread evenly over its logarithm. */
  const word = (name: ScriptName): string =>
    vocabulary[name][Math.floor(WORDS ** random()) - 1] as string;

  return {
    random,
    message(name: ScriptName): { text: string; words: string[] } {
      const count = 1 + Math.floor(random() * 2 * MESSAGE_WORDS);
      const said = Array.from({ length: count }, () => word(name));
      return { text: said.join(SCRIPTS[name].space), words: said };
    },
    /** The word with one letter left out, doubled, or swapped with the next. */
    slip(said: string): string {
      const letters = [...said];
      const at = 1 + Math.floor(random() * (letters.length - 2));
      const [a = "", b = ""] = letters.slice(at);
      const changed = pick([[a + a + b], [b], [b + a]]);
      return [...letters.slice(0, at), ...changed, ...letters.slice(at + 2)].join("");
    },
  };
}

function syllables(consonants: string, vowels: string): string[] {
  return [...consonants].flatMap((consonant) => [...vowels].map((vowel) => consonant + vowel));
}

function range(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => String.fromCodePoint(from + at));
}
