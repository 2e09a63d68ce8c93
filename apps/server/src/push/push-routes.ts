import { pushSubscriptionSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { Refusal } from "../refusal.ts";
import type { Subscriptions } from "./subscriptions.ts";

const byId = Type.Object({ id: Type.String({ pattern: "^[A-Za-z0-9_-]{1,43}$" }) });

/** Being called while no console is open. */
export function pushRoutes(
  api: Api,
  { guard, subscriptions }: { guard: Guard; subscriptions: Subscriptions },
): void {
  api.get("/push/key", async (request) => {
    guard.agent(request);
    return { publicKey: await subscriptions.publicKey() };
  });

  api.put("/push/subscriptions", { schema: { body: pushSubscriptionSchema } }, (request) =>
    subscriptions.add(guard.agent(request), request.body),
  );

  api.delete("/push/subscriptions/:id", { schema: { params: byId } }, async (request, reply) => {
    await subscriptions.remove(guard.agent(request).agent.id, request.params.id);
    return reply.code(204).send();
  });

  /** To try it: whatever consoles are open. */
  api.post("/push/test", async (request, reply) => {
    const browsers = await subscriptions.reachable([guard.agent(request).agent.id]);
    if (browsers.length === 0) {
      throw new Refusal("wrong_state", "No browser of yours is to be called: turn it on first.");
    }
    await subscriptions.send(browsers, { kind: "test", name: "", text: "", conversationId: null });
    return reply.code(204).send();
  });
}
