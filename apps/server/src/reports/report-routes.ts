import { Readable } from "node:stream";
import {
  idSchema,
  newSavedReportSchema,
  type ReportQuery,
  reportQuerySchema,
  savedReportPatchSchema,
} from "@foyer/protocol";
import Type from "typebox";
import type { SignedIn } from "../agents/sign-in.ts";
import type { Api, Guard } from "../http/api.ts";
import { periodOf } from "./report.ts";
import type { Reports } from "./reports.ts";

const byQuery = { querystring: reportQuerySchema };
const byId = { params: Type.Object({ id: idSchema }) };

/** How service was: owners and admins see all of it, agents what they had themselves. */
export function reportRoutes(
  api: Api,
  { guard, reports }: { guard: Guard; reports: Reports },
): void {
  const { saved } = reports;

  api.get("/reports", { schema: byQuery }, async (request) => {
    const query = seenBy(guard.agent(request), request.query);
    periodOf(query);
    const behind = await reports.catchUp();
    return { ...(await reports.of(query)), behind };
  });

  api.get("/reports/csv", { schema: byQuery }, async (request, reply) => {
    const query = seenBy(guard.agent(request), request.query);
    periodOf(query);
    await reports.catchUp();
    const name = `conversations-${query.from}-${query.to}.csv`;
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="${name}"`)
      .send(Readable.from(reports.csv(query)));
  });

  api.get("/reports/saved", (request) => saved.list(guard.agent(request).agent.id));

  api.post("/reports/saved", { schema: { body: newSavedReportSchema } }, async (request, reply) => {
    const { agent } = guard.agent(request);
    return reply.code(201).send(await saved.add(agent.id, request.body));
  });

  api.patch(
    "/reports/saved/:id",
    { schema: { ...byId, body: savedReportPatchSchema } },
    (request) => saved.change(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.delete("/reports/saved/:id", { schema: byId }, async (request, reply) => {
    await saved.remove(guard.agent(request).agent.id, request.params.id);
    return reply.code(204).send();
  });
}

/** What an agent asks for, of others or of all, is answered with what they had themselves. */
function seenBy({ agent }: SignedIn, query: ReportQuery): ReportQuery {
  return agent.role === "agent" ? { ...query, agentId: agent.id } : query;
}
