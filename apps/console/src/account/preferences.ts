import type { Agent, AgentPreferences, Me } from "@foyer/protocol";
import { http } from "../http.ts";
import { chooseLanguage, chosenLanguage } from "../language/languages.ts";
import { ownKeys } from "../shell/shortcuts.ts";

/** Chosen at the door: it counts more than what the profile says. */
let chosenAtDoor: string | null | undefined;

/** Remembers a language that was chosen before anybody has signed in. */
export function chooseAtDoor(tag: string | null): void {
  chosenAtDoor = tag;
}

/** Follows what the agent has set, here or on another device. */
export async function followPreferences({ preferences }: Me): Promise<void> {
  ownKeys.value = preferences.keys ?? {};
  const lang = chosenAtDoor;
  chosenAtDoor = undefined;
  if (lang !== undefined && lang !== preferences.lang) return keep({ lang });
  const known = preferences.lang;
  if (known === undefined || known === chosenLanguage.value) return;
  await chooseLanguage(known);
}

/** Keeps a change in the agent's profile. Throws what the screen shows. */
export async function keep(preferences: AgentPreferences): Promise<void> {
  await http.patch<Agent>("/me", { preferences });
}
