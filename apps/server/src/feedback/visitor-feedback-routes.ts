import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api } from "../http/api.ts";
import { ownOrigin } from "../http/own-origin.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { VisitorOfToken } from "../visitors/visitor-of-token.ts";
import type { AskFeedback } from "./ask-feedback.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** How long a browser may remember that it may ask from a page, in seconds. */
const ASKED_S = "7200";

/**
 * The widget asks, before it asks the visitor. Their pages are elsewhere: who has the visitor's token may read the
 * answer, and which pages may ask is checked with it.
 */
export async function visitorFeedbackRoutes(
  app: FastifyInstance,
  deps: { visitorOfToken: VisitorOfToken; publicOrigin: string | null; askFeedback: AskFeedback },
): Promise<void> {
  const api = app as unknown as Api;
  const { visitorOfToken, publicOrigin, askFeedback } = deps;

  app.addHook("onRequest", async ({ headers }, reply) => {
    reply.header("vary", "origin");
    if (headers.origin) reply.header("access-control-allow-origin", headers.origin);
  });

  api.options("/conversations/:id/ask-feedback", { config: { open: true } }, (_request, reply) =>
    reply
      .code(204)
      .headers({
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "authorization",
        "access-control-max-age": ASKED_S,
      })
      .send(),
  );

  api.post("/conversations/:id/ask-feedback", { schema: byId }, async (request) => {
    const { visitor, site } = await visitorOfToken(
      request.headers,
      ownOrigin(request, publicOrigin),
    );
    return askFeedback(visitor.id, request.params.id, optionsOf(site).feedback);
  });
}
