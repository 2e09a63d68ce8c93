/** The day of a moment (ms) as a date box holds it, "" for none. In the agent's own time zone. */
export function dayOf(at: number | null): string {
  if (at === null) return "";
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins, in ms; null for none, or for what is no day. */
export function startOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date)).getTime();
  return Number.isFinite(at) && at >= 0 ? at : null;
}
