import Type, { type Static } from "typebox";
import { colourSchema } from "./agent.ts";
import { idSchema } from "./ids.ts";
import { TEAM_AGENTS_MAX } from "./limits.ts";

/** What an event says of a team: as it was then. */
export const teamCardSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  colour: colourSchema,
});
export type TeamCard = Static<typeof teamCardSchema>;

/** Agents who answer together. An agent may be in several teams, or in none. */
export const teamSchema = Type.Object({
  ...teamCardSchema.properties,
  agentIds: Type.Array(idSchema),
});
export type Team = Static<typeof teamSchema>;

const teamNameSchema = Type.String({ minLength: 1, maxLength: 60 });
const teamAgentsSchema = Type.Array(idSchema, { maxItems: TEAM_AGENTS_MAX, uniqueItems: true });

/** Body of POST /teams. */
export const newTeamSchema = Type.Object(
  {
    name: teamNameSchema,
    colour: Type.Optional(colourSchema),
    agentIds: Type.Optional(teamAgentsSchema),
  },
  { additionalProperties: false },
);
export type NewTeam = Static<typeof newTeamSchema>;

/** Body of PATCH /teams/:id. `agentIds` are all who are in it from now on. */
export const teamPatchSchema = Type.Object(
  {
    name: Type.Optional(teamNameSchema),
    colour: Type.Optional(colourSchema),
    agentIds: Type.Optional(teamAgentsSchema),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type TeamPatch = Static<typeof teamPatchSchema>;
