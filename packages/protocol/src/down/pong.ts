import Type, { type Static } from "typebox";
import { idSchema, seqSchema } from "../ids.ts";

/**
 * Answer to `ping`: the last `seq` (that the receiver may see) of each conversation it
 * watches, and for consoles the last `change` of the lists; who holds less repairs.
 */
export const pongSchema = Type.Object({
  type: Type.Literal("pong"),
  heads: Type.Array(Type.Object({ conversationId: idSchema, seq: seqSchema })),
  change: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type Pong = Static<typeof pongSchema>;
