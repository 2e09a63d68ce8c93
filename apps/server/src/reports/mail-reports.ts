import type { Report, ReportQuery } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { DAY_MS, MINUTE_MS } from "../hours/zone-clock.ts";
import type { Mails } from "../mail/mails.ts";
import { type Day, dayAt, mondayOf, startOf } from "./calendar.ts";
import { reportMail } from "./report-mail.ts";
import type { SavedReportRow, SavedReportStore } from "./saved-report-store.ts";

/** It lies in the letter box when people come to work. */
const AFTER_MIDNIGHT_MS = 7 * 60 * MINUTE_MS;

/** The week that a moment is in, by the calendar of a zone. */
export function weekOf(zone: string, at: number): { monday: Day; from: number } {
  const monday = mondayOf(dayAt(zone, at));
  return { monday, from: startOf(zone, monday) };
}

interface Reader {
  email: string;
  active: boolean;
  role: string;
  preferences: { lang?: string | null };
}

/** Mails saved reports each Monday morning, about the week that has ended; nothing where no mail is set up. */
export function createMailReports(deps: {
  db: Db;
  clock: Clock;
  store: SavedReportStore;
  reportOf: (query: ReportQuery) => Promise<Omit<Report, "behind">>;
  agentOf: (id: string) => Reader | undefined;
  mails: Pick<Mails, "on" | "queue">;
  publicOrigin: string | null;
}) {
  const { db, clock, store, reportOf, agentOf, mails, publicOrigin } = deps;

  async function mail(row: SavedReportRow): Promise<void> {
    const owner = agentOf(row.ownerId);
    const { monday, from } = weekOf(row.query.zone, clock.now());
    if (!owner?.active || row.mailedFor === from) return;
    if (clock.now() < from + AFTER_MIDNIGHT_MS) return;
    const { days: _, ...query } = row.query;
    const report = await reportOf({
      ...query,
      // An agent who was an admin once sees their own figures alone.
      ...(owner.role === "agent" && { agentId: row.ownerId }),
      ...{ from: dateOf(monday - 7), to: dateOf(monday - 1) },
    });
    const { subject, text } = reportMail(row.name, report, {
      lang: owner.preferences.lang ?? "en",
      from: dateOf(monday - 7),
      to: dateOf(monday - 1),
      link: publicOrigin && `${publicOrigin}/console/reports/${row.id}`,
    });
    await db.writes.write(async () => {
      if (!(await store.takeWeek(row.id, from))) return;
      const about = { about: "report", visitorId: null, clientId: null } as const;
      await mails.queue({ ...about, to: owner.email, fromName: "Foyer", subject, text });
    });
  }

  /** Call it now and then. */
  return async (): Promise<void> => {
    if (!mails.on) return;
    for (const row of await store.weekly()) await mail(row);
  };
}

const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
