import { myId } from "../session/session-state.ts";
import type { Finding } from "./finding.ts";

const KEPT = 6;
const keyOf = () => `foyer-found:${myId.value}`;

type Kept = Pick<Finding, "key" | "icon" | "label" | "detail" | "href">;

/** What this agent opened from here last, the latest first. */
export function recentFindings(): Finding[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf()) ?? "[]") as Kept[];
    return kept.map((one) => ({ ...one, group: "recent" }));
  } catch {
    // A full or forbidden storage: nothing is remembered, and all else works.
    return [];
  }
}

/** Remembers what leads somewhere. What a visitor wrote is not kept in the browser. */
export function remember({ key, group, icon, label, detail, href }: Finding): void {
  if (!href || group === "messages") return;
  const kept: Kept = { key, icon, label, href, ...(detail && { detail }) };
  const others = recentFindings().filter((one) => one.key !== key);
  try {
    localStorage.setItem(keyOf(), JSON.stringify([kept, ...others].slice(0, KEPT)));
  } catch {
    // As above.
  }
}
