import Type, { type Static } from "typebox";
import { teamSchema } from "../team.ts";

/** To consoles: all teams, as they are now, when one was changed. */
export const teamsDownSchema = Type.Object({
  type: Type.Literal("teams"),
  teams: Type.Array(teamSchema),
});
export type TeamsDown = Static<typeof teamsDownSchema>;
