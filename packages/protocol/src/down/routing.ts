import Type, { type Static } from "typebox";

/** An owner has set the routing anew. Consoles that show it ask for it again. */
export const routingDownSchema = Type.Object({ type: Type.Literal("routing") });
export type RoutingDown = Static<typeof routingDownSchema>;
