import type {
  NewSavedReport,
  Report,
  ReportBy,
  ReportQuery,
  SavedReport,
  SavedReportPatch,
  SavedReportQuery,
  SavedReports,
} from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** What is looked at: some last days, or (days: 0) the days from one date to another. */
export interface Wanted {
  days: number;
  from: string;
  to: string;
  by: ReportBy;
  clock?: "open" | undefined;
  siteId?: string | undefined;
  agentId?: string | undefined;
  teamId?: string | undefined;
  tag?: string | undefined;
  lang?: string | undefined;
}

/** Parts of a report that narrow it down. */
export const NARROWS = ["siteId", "agentId", "teamId", "tag", "lang"] as const;

export const wanted = signal<Wanted>({ days: 30, from: "", to: "", by: "agent" });

/** The report that was read last, and of what. */
export const report = signal<{ of: string; report: Report } | undefined>(undefined);
export const reportError = signal("");

export const saved = signal<SavedReports | undefined>(undefined);

const DAY_MS = 24 * 60 * 60 * 1000;

/** The zone that days are counted in: that of whoever looks. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** A date as the calendar here names it, "2026-11-01". */
export function dateOf(at: number): string {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** What to ask the server for; today is the last day of last days. */
export function queryOf({ days, from, to, ...rest }: Wanted, now: number): ReportQuery {
  // At noon: some days have 23 hours.
  const noon = new Date(now).setHours(12, 0, 0, 0);
  const parts = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  const dates =
    days > 0 ? { from: dateOf(noon - (days - 1) * DAY_MS), to: dateOf(now) } : { from, to };
  return { ...dates, zone: zone(), ...parts } as ReportQuery;
}

let asked = "";

/** Reads the report that is wanted. */
export async function loadReport(): Promise<void> {
  const query = queryOf(wanted.value, Date.now());
  const of = JSON.stringify(query);
  asked = of;
  try {
    const read = await http.get<Report>("/reports", query);
    // A late answer does not replace a newer one.
    if (asked !== of) return;
    report.value = { of, report: read };
    reportError.value = "";
  } catch (error) {
    if (asked === of) reportError.value = reason(error);
  }
}

/** Where the same is had as a file. */
export function csvAddress(): string {
  const { by: _, clock: _clock, ...query } = queryOf(wanted.value, Date.now());
  return `/api/v1/reports/csv?${new URLSearchParams(query)}`;
}

export async function loadSaved(): Promise<void> {
  saved.value = await http.get<SavedReports>("/reports/saved");
}

/** Keeps what is looked at under a name; dates of one's own as so many last days. */
export async function keepReport(name: string, weekly: boolean): Promise<void> {
  const { days, from, to, ...rest } = wanted.value;
  const span = days || Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const parts = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  const query = { days: span, zone: zone(), ...parts } as SavedReportQuery;
  const body: NewSavedReport = { name, query, weekly };
  put(await http.post<SavedReport>("/reports/saved", body));
}

export async function changeSaved(id: string, patch: SavedReportPatch): Promise<void> {
  put(await http.patch<SavedReport>(`/reports/saved/${id}`, patch));
}

export async function removeSaved(id: string): Promise<void> {
  await http.delete(`/reports/saved/${id}`);
  const held = saved.value;
  if (held) saved.value = { ...held, reports: held.reports.filter((one) => one.id !== id) };
}

/** Looks at a saved one. */
export function openSaved({ query }: SavedReport): void {
  const { zone: _, by = "agent", ...rest } = query;
  wanted.value = { from: "", to: "", by, ...rest };
}

function put(one: SavedReport): void {
  const held = saved.value;
  if (!held) return;
  const known = held.reports.some(({ id }) => id === one.id);
  const reports = known
    ? held.reports.map((old) => (old.id === one.id ? one : old))
    : [...held.reports, one];
  saved.value = { ...held, reports };
}
