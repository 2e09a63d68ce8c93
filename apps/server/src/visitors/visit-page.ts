import type { VisitPage as VisitPageFrame } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { VisitStore } from "./visit-store.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type VisitPage = ReturnType<typeof createVisitPage>;

/** Keeps the page a visitor is on, and that they were there. */
export function createVisitPage(deps: {
  db: Db;
  clock: Clock;
  visitors: VisitorStore;
  visits: VisitStore;
}) {
  const { db, clock, visitors, visits } = deps;
  return (visitorId: string, { page }: VisitPageFrame): Promise<void> =>
    db.writes.write(async () => {
      const seenAt = clock.now();
      await visitors.seen(visitorId, { page, seenAt });
      await visits.add(visitorId, page, seenAt);
    });
}

/** "/orders/48213" of a page's address; "" when it is none. */
export function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : "";
}
