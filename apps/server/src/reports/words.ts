export type Words = ReturnType<typeof createWords>;

/** Numbers for texts that come again and again, such as ids of agents: a number takes a fraction of the memory. */
export function createWords() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];

  return {
    /** The number of a text, which gets one when it has none yet. */
    number(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    /** The number of a text; -1 when it has none. */
    find: (text: string): number => numbers.get(text) ?? -1,
    text: (number: number): string => texts[number] ?? "",
  };
}
