import Type, { type Static } from "typebox";
import { idSchema, seqSchema } from "../ids.ts";

/** Everything up to `seq` has been on the sender's screen. Lower than before: no effect. */
export const readSchema = Type.Object(
  { type: Type.Literal("read"), conversationId: idSchema, seq: seqSchema },
  { additionalProperties: false },
);
export type Read = Static<typeof readSchema>;
