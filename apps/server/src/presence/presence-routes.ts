import { presencePatchSchema } from "@foyer/protocol";
import type { SetPresence } from "../agents/set-presence.ts";
import type { Api, Guard } from "../http/api.ts";

/** How one is oneself: available, busy or away, and how much one wants at a time. */
export function presenceRoutes(api: Api, deps: { guard: Guard; setPresence: SetPresence }): void {
  api.patch("/me/presence", { schema: { body: presencePatchSchema } }, (request) =>
    deps.setPresence(deps.guard.agent(request).agent.id, request.body),
  );
}
