import {
  causesQuerySchema,
  complaintPatchSchema,
  complaintQuerySchema,
  complaintSettingsSchema,
  idSchema,
  newComplaintSchema,
  newComplaintStepSchema,
  tellCustomerSchema,
} from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ComplaintRegister } from "./complaints.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** The register of complaints: agents work with it; owners and admins set it, and take complaints away. */
export function complaintRoutes(
  api: Api,
  { guard, complaints }: { guard: Guard; complaints: ComplaintRegister },
): void {
  api.get("/complaints", { schema: { querystring: complaintQuerySchema } }, (request) =>
    complaints.list(guard.agent(request).agent, request.query),
  );

  api.post("/complaints", { schema: { body: newComplaintSchema } }, async (request, reply) => {
    const { agent } = guard.agent(request);
    return reply.code(201).send(await complaints.add(agent.id, request.body));
  });

  api.get("/complaints/wanting", async (request) => ({
    wanting: await complaints.wanting(guard.agent(request).agent.id),
  }));

  api.get("/complaints/causes", { schema: { querystring: causesQuerySchema } }, (request) => {
    guard.agent(request);
    return complaints.causes(request.query);
  });

  api.get(
    "/complaints/csv",
    { schema: { querystring: complaintQuerySchema } },
    async (request, reply) => {
      const { agent } = guard.agent(request);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="complaints.csv"')
        .send(await complaints.csv(agent, request.query));
    },
  );

  api.get("/complaints/settings", (request) => {
    guard.agent(request);
    return complaints.settings.settings();
  });

  api.put("/complaints/settings", { schema: { body: complaintSettingsSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return complaints.settings.put(request.body);
  });

  api.get("/complaints/:id", { schema: byId }, (request) => {
    guard.agent(request);
    return complaints.one(request.params.id);
  });

  api.patch("/complaints/:id", { schema: { ...byId, body: complaintPatchSchema } }, (request) =>
    complaints.patch(guard.agent(request).agent, request.params.id, request.body),
  );

  api.delete("/complaints/:id", { schema: byId }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    await complaints.remove(request.params.id);
    return reply.code(204).send();
  });

  api.post(
    "/complaints/:id/steps",
    { schema: { ...byId, body: newComplaintStepSchema } },
    (request) => complaints.addStep(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post("/complaints/:id/tell", { schema: { ...byId, body: tellCustomerSchema } }, (request) =>
    complaints.tellCustomer(guard.agent(request).agent.id, request.params.id, request.body),
  );
}
