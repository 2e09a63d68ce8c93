// Compares the texts of the console with the files that translate them.

const VALUES = /\{\{(\w+)\}\}/g;
const valuesOf = (text) => new Set([...text.matchAll(VALUES)].map(([, name]) => name));

/** A text that counts has a line for each plural form of the language. */
function linesFor(text, tag) {
  if (!valuesOf(text).has("count")) return tag === "en" ? [] : [text];
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  return pluralCategories.map((form) => `${text}_${form}`);
}

/** The lines that a translation into `tag` lacks, in the order of the alphabet. English lacks plural forms only. */
export function missingLines(texts, tag, lines) {
  const needed = new Set([...texts].flatMap((text) => linesFor(text, tag)));
  return [...needed].filter((key) => !lines[key]).sort();
}

/** The lines that translate nothing any more. */
export function unusedLines(texts, tag, lines) {
  const needed = new Set([...texts].flatMap((text) => linesFor(text, tag)));
  return Object.keys(lines).filter((key) => !needed.has(key));
}

/** The lines that name a value which the English text does not have, or leave one out. */
export function wrongValues(lines) {
  return Object.entries(lines).flatMap(([key, translation]) => {
    const asked = valuesOf(key);
    const given = valuesOf(translation);
    const wrong = [...given].find((name) => !asked.has(name));
    // One, two and few may be said without the number.
    const lost = [...asked].find((name) => name !== "count" && !given.has(name));
    return wrong || lost ? [{ key, name: wrong ?? lost }] : [];
  });
}
