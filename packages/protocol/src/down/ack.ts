import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema, seqSchema } from "../ids.ts";

/** What `clientId` named is on disk, as `seq` of the conversation. A repeat gets the first ack again. */
export const ackSchema = Type.Object({
  type: Type.Literal("ack"),
  clientId: clientIdSchema,
  conversationId: idSchema,
  seq: seqSchema,
  /** The number of the complaint that it was. */
  complaint: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type Ack = Static<typeof ackSchema>;
