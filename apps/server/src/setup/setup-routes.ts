import { type SetupState, setupSchema } from "@foyer/protocol";
import { type AccountDeps, deviceOf, me } from "../agents/account-routes.ts";
import type { Api } from "../http/api.ts";
import { isSecure } from "../http/own-origin.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import type { FirstOwner } from "./first-owner.ts";

/** First run: the owner's account and the first site. */
export function setupRoutes(
  api: Api,
  deps: Omit<AccountDeps, "guard" | "sessions"> & {
    firstOwner: FirstOwner;
    isDemo(): boolean;
  },
): void {
  const { firstOwner, signIn, publicOrigin } = deps;

  const open = { config: { open: true } };

  api.get(
    "/setup",
    open,
    (): SetupState => ({ needed: firstOwner.isNeeded(), demo: deps.isDemo() }),
  );

  api.post("/setup", { ...open, schema: { body: setupSchema } }, async (request, reply) => {
    const { id } = await firstOwner.make(request.body);
    const token = await signIn.start(id, deviceOf(request));
    sessionCookie.set(reply, token, isSecure(request, publicOrigin));
    return reply.code(201).send(me(deps, request, id));
  });
}
