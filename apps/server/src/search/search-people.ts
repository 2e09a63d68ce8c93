import type { FoundPerson } from "@foyer/protocol";
import type { PeopleStore } from "./people-store.ts";

const SHOWN = 8;
/** What is read of a text that somebody searches for. */
const READ_CHARACTERS = 400;
const READ_WORDS = 6;

export type SearchPeople = ReturnType<typeof createSearchPeople>;

/** Visitors by name, email, phone or the owner's id of them; none for a text without a letter or digit. */
export function createSearchPeople(store: PeopleStore) {
  return async (text: string): Promise<FoundPerson[]> => {
    const words = text
      .slice(0, READ_CHARACTERS)
      .normalize("NFC")
      .split(/\s+/)
      .map((word) => word.replace(/\p{Cc}/gu, ""))
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .slice(0, READ_WORDS);
    return words.length === 0 ? [] : store.named(words, SHOWN);
  };
}
