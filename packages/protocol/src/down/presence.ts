import Type, { type Static } from "typebox";
import { agentCardSchema, agentSchema } from "../agent.ts";
import { idSchema, timeSchema } from "../ids.ts";

/** To consoles: an agent came, left or was changed. */
export const agentDownSchema = Type.Object({ type: Type.Literal("agent"), agent: agentSchema });
export type AgentDown = Static<typeof agentDownSchema>;

/** To consoles: a visitor's widget connected, or its last tab went away. */
export const visitorDownSchema = Type.Object({
  type: Type.Literal("visitor"),
  visitorId: idSchema,
  online: Type.Boolean(),
});
export type VisitorDown = Static<typeof visitorDownSchema>;

/**
 * Whether somebody can be expected to answer: `open` by the hours of the site, or of the team that the conversation
 * is with (true without any), `opensAt` the next opening (ms since 1970; null: open, or none is planned),
 * `replySeconds` how long the last week's conversations waited for their first answer, the median; null: too few to say.
 */
export const availabilitySchema = Type.Object({
  open: Type.Boolean(),
  opensAt: Type.Union([timeSchema, Type.Null()]),
  /** Somebody has closed it for now, or nobody of a closed team is here: nobody answers, whoever is still here. */
  shut: Type.Optional(Type.Literal(true)),
  replySeconds: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
});
export type Availability = Static<typeof availabilitySchema>;

/** To visitors: the agents who are here now; `availability` when it has changed. */
export const hereSchema = Type.Object({
  type: Type.Literal("here"),
  here: Type.Array(agentCardSchema),
  availability: Type.Optional(availabilitySchema),
});
export type Here = Static<typeof hereSchema>;
