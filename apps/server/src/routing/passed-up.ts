/**
 * Who has passed a conversation up while it waits, one to a line: an id says that its offer was missed, an id
 * after "-" that they do not want it, because they declined it or gave it away.
 */
export interface PassedUp {
  missed: readonly string[];
  refused: readonly string[];
}

/** Reads what a row holds. */
export function passedUp(lines: string): PassedUp {
  const all = lines === "" ? [] : lines.split("\n");
  const refused = all.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
  return { missed: all.filter((line) => !line.startsWith("-")), refused };
}

/** What the row holds once this agent has passed it up, too. */
export function passUp(lines: string, agentId: string, how: "missed" | "refused"): string {
  const line = how === "refused" ? `-${agentId}` : agentId;
  const all = lines === "" ? [] : lines.split("\n");
  return all.includes(line) ? lines : [...all, line].join("\n");
}
