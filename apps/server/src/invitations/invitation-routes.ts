import {
  acceptInvitationSchema,
  idSchema,
  lookAtInvitationSchema,
  newInvitationSchema,
} from "@foyer/protocol";
import Type from "typebox";
import { type AccountDeps, deviceOf, me } from "../agents/account-routes.ts";
import type { Api } from "../http/api.ts";
import { isSecure, ownOrigin } from "../http/own-origin.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import type { Invitations } from "./invitations.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Nobody guesses a token; this keeps the hashing of passwords from being a way to tire the server. */
const TRIES = { max: 20, timeWindow: 15 * 60 * 1000 };

/** Inviting agents, and following an invitation. */
export function invitationRoutes(
  api: Api,
  deps: Omit<AccountDeps, "sessions"> & { invitations: Invitations },
): void {
  const { guard, invitations, signIn, publicOrigin } = deps;
  const open = { config: { open: true, rateLimit: TRIES } };

  api.get("/invitations", (request) => {
    guard.role(request, "owner", "admin");
    return invitations.list();
  });

  api.post("/invitations", { schema: { body: newInvitationSchema } }, async (request, reply) => {
    const { agent } = guard.role(request, "owner", "admin");
    const made = await invitations.make(request.body, agent, ownOrigin(request, publicOrigin));
    return reply.code(201).send(made);
  });

  api.delete("/invitations/:id", { schema: byId }, async (request, reply) => {
    const { agent } = guard.role(request, "owner", "admin");
    await invitations.revoke(request.params.id, agent);
    return reply.code(204).send();
  });

  // Tokens travel in bodies: addresses are written into logs on the way.
  api.post("/invitations/look", { ...open, schema: { body: lookAtInvitationSchema } }, (request) =>
    invitations.look(request.body.token),
  );

  api.post(
    "/invitations/accept",
    { ...open, schema: { body: acceptInvitationSchema } },
    async (request, reply) => {
      const { id } = await invitations.accept(request.body);
      const token = await signIn.start(id, deviceOf(request));
      sessionCookie.set(reply, token, isSecure(request, publicOrigin));
      return reply.code(201).send(me(deps, request, id));
    },
  );
}
