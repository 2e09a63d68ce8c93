import { staffingQuerySchema } from "@foyer/protocol";
import type { Api, Guard } from "../http/api.ts";
import type { Reports } from "../reports/reports.ts";

/** What a plan of who works when is made of: for owners and admins. */
export function staffingRoutes(
  api: Api,
  { guard, reports }: { guard: Guard; reports: Reports },
): void {
  api.get("/staffing", { schema: { querystring: staffingQuerySchema } }, async (request) => {
    guard.role(request, "owner", "admin");
    await reports.catchUp();
    return reports.staffing(request.query);
  });
}
