import Type, { type Static } from "typebox";
import { agentCardSchema, agentSchema } from "../agent.ts";
import { idSchema } from "../ids.ts";

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

/** To visitors: the agents who are here now. */
export const hereSchema = Type.Object({
  type: Type.Literal("here"),
  here: Type.Array(agentCardSchema),
});
export type Here = Static<typeof hereSchema>;
