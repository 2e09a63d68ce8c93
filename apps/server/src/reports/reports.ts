import type { Hours, ReportQuery, Standard } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Mails } from "../mail/mails.ts";
import { createStaffing } from "../staffing/staffing.ts";
import { standardOf } from "../standards/standard-of.ts";
import { createEachFact } from "./each-fact.ts";
import { createFactsMemory } from "./facts-memory.ts";
import { createFactsStore } from "./facts-store.ts";
import { createFollowFacts, type Targeted } from "./follow-facts.ts";
import { createMailReports } from "./mail-reports.ts";
import { createReport } from "./report.ts";
import { createReportColumnsStore } from "./report-columns-store.ts";
import { reportCsv } from "./report-csv.ts";
import { createSavedReportStore } from "./saved-report-store.ts";
import { createSavedReports } from "./saved-reports.ts";

export type Reports = ReturnType<typeof createReports>;

/** Reports: what they are made of, what they say, what is kept and mailed of them, and the plan for what comes. */
export function createReports(deps: {
  db: Db;
  clock: Clock;
  sites: () => readonly { id: string; name: string }[];
  teams: () => readonly { id: string; name: string }[];
  directory: AgentDirectory;
  mails: Mails;
  /** What is promised to visitors: standards, and the hours of a team or else of its site. */
  promised: {
    standards: { list(): readonly Standard[] };
    hoursOf(row: { siteId: string; teamId: string | null }): Hours | null;
  };
  publicOrigin: string | null;
}) {
  const { db, clock, sites, teams, directory, mails, promised, publicOrigin } = deps;
  const hasTarget = (row: Targeted) => standardOf(promised.standards.list(), row) !== undefined;
  const factsStore = createFactsStore(db);
  const facts = createFollowFacts({
    db,
    store: factsStore,
    hasTarget,
    hoursOf: promised.hoursOf,
  });
  const store = createReportColumnsStore(db);
  const stepNow = async () => (await factsStore.progress()).step;
  const eachFact = createEachFact({ store, memory: createFactsMemory({ store, stepNow }) });
  const of = createReport({ eachFact });
  const saved = createSavedReportStore(db);
  const nameIn = (rows: readonly { id: string; name: string }[], id: string): string =>
    rows.find((row) => row.id === id)?.name ?? "";
  const names = {
    agent: (id: string) => directory.card(id).name,
    team: (id: string) => nameIn(teams(), id),
    site: (id: string) => nameIn(sites(), id),
  };
  return {
    of,
    facts,
    catchUp: facts.catchUp,
    csv: (query: ReportQuery) => reportCsv(query, { store, names }),
    saved: createSavedReports({ db, clock, store: saved, mails }),
    mail: createMailReports({
      ...{ db, clock, store: saved, reportOf: of, agentOf: directory.get, mails, publicOrigin },
    }),
    staffing: createStaffing({ clock, eachFact }),
  };
}
