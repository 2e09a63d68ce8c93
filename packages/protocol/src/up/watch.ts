import Type, { type Static } from "typebox";
import { idSchema, seqSchema } from "../ids.ts";

/** Send what comes after `after`, then go on live. Also the repair after a gap. */
export const watchSchema = Type.Object(
  { type: Type.Literal("watch"), conversationId: idSchema, after: seqSchema },
  { additionalProperties: false },
);
export type Watch = Static<typeof watchSchema>;

/** No longer on the agent's screen. */
export const unwatchSchema = Type.Object(
  { type: Type.Literal("unwatch"), conversationId: idSchema },
  { additionalProperties: false },
);
export type Unwatch = Static<typeof unwatchSchema>;
