import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { errorKindSchema } from "./down/error.ts";

/** Problem details (RFC 9457) with our `kind`; `winner` names who was faster to claim. */
export const problemSchema = Type.Object({
  type: Type.Literal("about:blank"),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  kind: errorKindSchema,
  winner: Type.Optional(agentCardSchema),
});
export type Problem = Static<typeof problemSchema>;
