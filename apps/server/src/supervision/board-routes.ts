import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { BoardOf } from "./board.ts";

const sinceQuery = Type.Object({ since: Type.String({ pattern: "^[0-9]{1,15}$" }) });

/** How the day goes, for those who look after the team. */
export function boardRoutes(api: Api, { guard, board }: { guard: Guard; board: BoardOf }): void {
  api.get("/board", { schema: { querystring: sinceQuery } }, (request) => {
    guard.role(request, "owner", "admin");
    return board(Number(request.query.since));
  });
}
