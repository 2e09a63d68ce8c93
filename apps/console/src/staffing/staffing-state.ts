import type { Staffing } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { zone } from "../reports/report-state.ts";
import type { Wish } from "./plan.ts";

export const staffing = signal<Staffing | undefined>(undefined);
export const staffingError = signal("");

/** Whose conversations, and of how many weeks. */
export const about = signal<{ siteId: string; weeks: number }>({ siteId: "", weeks: 8 });

/** What is tried out; handling and patience are the site's own until they are moved. */
export const wish = signal<Wish>({
  ...{ share: 0.8, within: 60, handling: 300, patience: null },
  ...{ atOnce: 2, more: 0, away: 0.2 },
});

let asked = "";

export async function loadStaffing(): Promise<void> {
  const { siteId, weeks } = about.value;
  const of = `${siteId} ${weeks}`;
  asked = of;
  try {
    const read = await http.get<Staffing>("/staffing", {
      zone: zone(),
      weeks: String(weeks),
      siteId: siteId || undefined,
    });
    if (asked !== of) return;
    staffing.value = read;
    staffingError.value = "";
    const own = {
      ...(read.handlingMs !== null && {
        handling: Math.max(10, Math.round(read.handlingMs / 1000)),
      }),
      patience: read.patienceMs === null ? null : Math.max(5, Math.round(read.patienceMs / 1000)),
    };
    wish.value = { ...wish.value, ...own };
  } catch (error) {
    if (asked === of) staffingError.value = reason(error);
  }
}
