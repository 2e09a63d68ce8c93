import type { Agent } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";

/** Who looks after articles. */
export type Editor = Pick<Agent, "id" | "role">;

/** Whether an agent may decide what visitors are answered by: admins and owners, and everybody where the site says so. */
export const mayPublish = ({ role }: Editor, site: Pick<SiteRow, "options">): boolean =>
  role !== "agent" || optionsOf(site).agentsPublish;

/** Refuses an agent who may not publish. Nobody (null) is the server itself. */
export function refuseUnlessMayPublish(
  editor: Editor | null,
  site: Pick<SiteRow, "options">,
): void {
  if (editor === null || mayPublish(editor, site)) return;
  throw new Refusal(
    "forbidden",
    "On this site admins and owners publish: ask for a review instead.",
  );
}
