import {
  type NewSavedReport,
  REPORTS_MAX,
  type SavedReport,
  type SavedReportPatch,
  type SavedReports,
} from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { isTimeZone } from "../hours/zone-clock.ts";
import { Refusal } from "../refusal.ts";
import { weekOf } from "./mail-reports.ts";
import type { SavedReportRow, SavedReportStore } from "./saved-report-store.ts";

export type ManageSavedReports = ReturnType<typeof createSavedReports>;

/** Reports that an agent keeps for themselves. `mails`: whether they can be mailed. */
export function createSavedReports(deps: {
  db: Db;
  clock: Clock;
  store: SavedReportStore;
  mails: { on: boolean };
}) {
  const { db, clock, store, mails } = deps;

  function checked(report: SavedReportRow): SavedReportRow {
    const name = report.name.toWellFormed().replaceAll("\0", "").trim();
    if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
    if (!isTimeZone(report.query.zone)) {
      throw new Refusal("invalid", `query.zone: “${report.query.zone}” is no time zone.`);
    }
    if (report.weekly && !mails.on) {
      throw new Refusal("wrong_state", "weekly: this server sends no mail. Set SMTP_URL first.");
    }
    return { ...report, name };
  }

  /** The first mail is about the week that is running when it is asked for. */
  const beginning = (query: SavedReportRow["query"]): number =>
    weekOf(query.zone, clock.now()).from;

  async function existing(ownerId: string, id: string): Promise<SavedReportRow> {
    const row = await store.byId(ownerId, id);
    if (!row) throw new Refusal("not_found", "There is no such report.");
    return row;
  }

  return {
    async list(ownerId: string): Promise<SavedReports> {
      return { reports: await store.listFor(ownerId), mails: mails.on };
    },

    add: (ownerId: string, report: NewSavedReport): Promise<SavedReport> =>
      db.writes.write(async () => {
        await db.lock(`reports of ${ownerId}`);
        if ((await store.countOf(ownerId)) >= REPORTS_MAX) {
          throw new Refusal("conflict", `You have ${REPORTS_MAX} reports: delete one first.`);
        }
        const id = nanoid();
        const row = checked({
          ...{ id, ownerId, ...report, mailedFor: null, createdAt: clock.now() },
        });
        if (row.weekly) row.mailedFor = beginning(row.query);
        await store.insert(row);
        return toSavedReport(row);
      }),

    change: (ownerId: string, id: string, patch: SavedReportPatch): Promise<SavedReport> =>
      db.writes.write(async () => {
        await db.lock(`reports of ${ownerId}`);
        const before = await existing(ownerId, id);
        const row = checked({ ...before, ...patch });
        if (row.weekly && !before.weekly) row.mailedFor = beginning(row.query);
        await store.update(row);
        return toSavedReport(row);
      }),

    remove: (ownerId: string, id: string): Promise<void> =>
      db.writes.write(async () => {
        await existing(ownerId, id);
        await store.remove(ownerId, id);
      }),
  };
}

const toSavedReport = ({ id, name, query, weekly }: SavedReportRow): SavedReport => ({
  ...{ id, name, query, weekly },
});
