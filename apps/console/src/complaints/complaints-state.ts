import type { ComplaintsWanting } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** How many complaints want this agent: theirs that are due within a day, and those that nobody has. */
export const complaintsWanting = signal(0);

/** Counts the news of the register: who shows some of it reads it again. */
export const registerNews = signal(0);

/** The register has changed, or we were away. */
export function complaintsChanged(): void {
  registerNews.value += 1;
  void loadWanting();
}

async function loadWanting(): Promise<void> {
  try {
    complaintsWanting.value = (await http.get<ComplaintsWanting>("/complaints/wanting")).wanting;
  } catch {
    // A number beside a name: the next change brings it.
  }
}
