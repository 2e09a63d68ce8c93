import type { Conversation } from "@foyer/protocol";

/** How a wait or a target is judged. */
export type Tone = "ok" | "warn" | "bad";

type Due = Pick<Conversation, "dueFor" | "dueAt" | "warnAt">;

/** How it stands with what is promised next at the moment `now` (ms since 1970); null where nothing is promised. */
export function dueTone({ dueAt, warnAt }: Due, now: number): Tone | null {
  if (dueAt === null) return null;
  if (now >= dueAt) return "bad";
  return warnAt !== null && now >= warnAt ? "warn" : "ok";
}
