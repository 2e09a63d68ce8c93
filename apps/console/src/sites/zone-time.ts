/** What a clock in `timeZone` shows at `at`, as `<input type="datetime-local">` wants it. */
export function wallTime(at: number, timeZone: string): string {
  const two = "2-digit";
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: two, day: two },
    ...{ hour: two, minute: two },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** When a clock in `timeZone` shows `wall`; of a time that clocks skip, one close by. */
export function instantOf(wall: string, timeZone: string): number {
  const wanted = Date.parse(`${wall}Z`);
  let at = wanted;
  // The first round finds the zone's distance from UTC, the second mends it beside a change of clocks.
  for (let round = 0; round < 2; round++) at += wanted - Date.parse(`${wallTime(at, timeZone)}Z`);
  return at;
}

/** Midnight at the beginning of a day, `days` after the one that `at` is on in `timeZone`. */
export function midnight(at: number, days: number, timeZone: string): number {
  const day = new Date(`${wallTime(at, timeZone).slice(0, 10)}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return instantOf(day.toISOString().slice(0, 16), timeZone);
}

/** How many days until the next Monday, 1 … 7. */
export function daysToMonday(at: number, timeZone: string): number {
  const weekday = new Date(`${wallTime(at, timeZone)}Z`).getUTCDay();
  return (8 - weekday) % 7 || 7;
}
