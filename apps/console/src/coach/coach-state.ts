import type { CoachKind, CoachSettings } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { myId } from "../session/session-state.ts";
import type { Coach } from "./coach.ts";

/** How the coach is set for everybody; null until it was needed. */
export const coachSettings = signal<CoachSettings | null>(null);
/** Why it could not be loaded; "" when it could. */
export const coachError = signal("");

/** The rules' own script, which comes when the first reply is begun. */
type Engine = typeof import("./coach.ts");
const engine = signal<Engine | null>(null);

/** Coaches that were made of the settings, by language. */
const made = new Map<string, { of: CoachSettings; coach: Coach }>();

/** Which kinds are not wanted in which conversations, as "conversation kind". */
const dismissed = signal<ReadonlySet<string>>(new Set());

/** Agents who share a browser choose for themselves. */
const hidden = signal<ReadonlyMap<string, boolean>>(new Map());
const hiddenKey = () => `foyer.coach.${myId.value}`;

/** Fetches the settings, and the rules. */
export async function loadCoach(): Promise<void> {
  try {
    const [settings, loaded] = await Promise.all([
      http.get<CoachSettings>("/coach"),
      engine.peek() ?? import("./coach.ts"),
    ]);
    engine.value = loaded;
    coachSettings.value = settings;
    coachError.value = "";
  } catch (error) {
    coachError.value = reason(error);
  }
}

/** An owner has set it anew, or we were away: who uses it reads it again. */
export function coachChanged(): void {
  if (coachSettings.peek()) void loadCoach();
}

/** Sets it for everybody. Throws why not; somebody may have been faster. */
export async function saveCoach(settings: CoachSettings): Promise<void> {
  coachSettings.value = await http.put<CoachSettings>("/coach", settings);
}

/** The coach of a language; undefined while it is not there, or not wanted. */
export function coachOf(lang: string): Coach | undefined {
  const settings = coachSettings.value;
  if (!settings?.on || !engine.value || isHidden()) return undefined;
  const held = made.get(lang);
  if (held?.of === settings) return held.coach;
  const coach = engine.value.createCoach(lang, settings);
  made.set(lang, { of: settings, coach });
  return coach;
}

/** Whether this agent wants no hints. */
export function isHidden(): boolean {
  return hidden.value.get(hiddenKey()) ?? read(hiddenKey()) === "off";
}

/** For the signed-in agent, in this browser. */
export function setHidden(off: boolean): void {
  hidden.value = new Map(hidden.value).set(hiddenKey(), off);
  try {
    if (off) localStorage.setItem(hiddenKey(), "off");
    else localStorage.removeItem(hiddenKey());
  } catch {
    // Forbidden storage: the choice holds until the next load.
  }
}

/** No more hints of this kind in this conversation. */
export function dismiss(conversationId: string, kind: CoachKind): void {
  dismissed.value = new Set(dismissed.value).add(`${conversationId} ${kind}`);
}

export const isDismissed = (conversationId: string, kind: CoachKind): boolean =>
  dismissed.value.has(`${conversationId} ${kind}`);

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
