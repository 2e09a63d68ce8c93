import Type, { type Static } from "typebox";
import { solvedSchema } from "../conversation.ts";
import { clientIdSchema, idSchema } from "../ids.ts";
import { TEXT_MAX } from "../limits.ts";

/**
 * The visitor rates a conversation that was closed: `score` 1 (very poor) to 5 (excellent); thumbs are 1
 * and 5. `solved`: whether their question was. `nps` 0 to 10. At least one of the four is said, or `skipped`: they
 * do not want to say. Within a day they may change their mind: the last one counts.
 */
export const rateSchema = Type.Object(
  {
    type: Type.Literal("rate"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    solved: Type.Optional(solvedSchema),
    comment: Type.Optional(Type.String({ maxLength: TEXT_MAX })),
    nps: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
    skipped: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type Rate = Static<typeof rateSchema>;
