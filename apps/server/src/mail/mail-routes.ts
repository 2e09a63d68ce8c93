import type { Api, Guard } from "../http/api.ts";
import type { ReadMailState } from "./mail-state.ts";

/** How mail does, for those who can mend it. */
export function mailRoutes(
  api: Api,
  { guard, mailState }: { guard: Guard; mailState: ReadMailState },
): void {
  api.get("/mail", (request) => {
    guard.role(request, "owner", "admin");
    return mailState();
  });
}
