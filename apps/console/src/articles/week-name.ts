import { locale } from "../language/languages.ts";

/** The day on which a week begins (ms since 1970, Monday 0:00 UTC), as the agent's language writes it. */
export const weekName = (from: number): string =>
  new Intl.DateTimeFormat(locale(), {
    ...({ day: "numeric", month: "short", year: "numeric" } as const),
    timeZone: "UTC",
  }).format(from);
