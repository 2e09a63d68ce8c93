/** Whoever did not want a conversation is asked again after so many milliseconds, if it still waits then. */
export const REFUSED_PAUSE_MS = 2 * 60_000;

/**
 * Who has passed a conversation up while it waits, one to a line: an id says that its offer was missed, an id
 * after "-" that they do not want it, because they declined it or gave it away; behind it stands when (ms since 1970).
 */
export interface PassedUp {
  /** They come after all who were not asked yet: those who missed it, and those whose pause is over. */
  missed: readonly string[];
  /** They are not asked now. */
  refused: readonly string[];
}

/** Reads what a row holds, as it counts at `now` (ms since 1970). */
export function passedUp(lines: string, now: number): PassedUp {
  const missed: string[] = [];
  const refused: string[] = [];
  for (const line of linesOf(lines)) {
    const [id = "", at = "0"] = line.replace(/^-/, "").split(" ");
    const isLeftOut = line.startsWith("-") && now < Number(at) + REFUSED_PAUSE_MS;
    (isLeftOut ? refused : missed).push(id);
  }
  return { missed, refused };
}

/** What the row holds once this agent has passed it up, too, at that time. */
export function passUp(
  lines: string,
  agentId: string,
  how: "missed" | "refused",
  at: number,
): string {
  const [said, line] =
    how === "refused" ? [`-${agentId}`, `-${agentId} ${at}`] : [agentId, agentId];
  const others = linesOf(lines).filter((one) => one.split(" ")[0] !== said);
  return [...others, line].join("\n");
}

const linesOf = (lines: string): string[] => (lines === "" ? [] : lines.split("\n"));
