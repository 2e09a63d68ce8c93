const DAY_MS = 86_400_000;

/** "14:33", by the visitor's clock. Not by Intl, whose first use takes 40 ms: too much at opening. */
export function timeOf(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How many days ago: 0 is today. */
export function daysAgo(at: number): number {
  // Rounded, for the days on which the clock is changed.
  return Math.round((midnight(Date.now()) - midnight(at)) / DAY_MS);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
