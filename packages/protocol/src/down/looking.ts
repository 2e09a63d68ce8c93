import Type, { type Static } from "typebox";
import { agentCardSchema } from "../agent.ts";
import { idSchema } from "../ids.ts";

/** To consoles that watch: a colleague watches, too, or has stopped. Shown for LOOKING_SHOWN_MS unless renewed. */
export const lookingSchema = Type.Object({
  type: Type.Literal("looking"),
  conversationId: idSchema,
  agent: agentCardSchema,
  on: Type.Boolean(),
});
export type Looking = Static<typeof lookingSchema>;
