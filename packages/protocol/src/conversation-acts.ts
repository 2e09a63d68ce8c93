import Type, { type Static } from "typebox";
import { outcomeSchema } from "./conversation.ts";
import { idSchema } from "./ids.ts";
import { ARTICLES_HANDED_MAX, TEXT_MAX } from "./limits.ts";

/** Body of POST /conversations/:id/transfer. `note` is for colleagues only. */
export const transferSchema = Type.Object(
  { agentId: idSchema, note: Type.Optional(Type.String({ maxLength: TEXT_MAX })) },
  { additionalProperties: false },
);
export type Transfer = Static<typeof transferSchema>;

/** Body of POST /conversations/:id/hand-to-faq. `text` is said to the visitor with the articles. */
export const handToFaqSchema = Type.Object(
  {
    articleIds: Type.Array(idSchema, { minItems: 1, maxItems: ARTICLES_HANDED_MAX }),
    text: Type.Optional(Type.String({ maxLength: TEXT_MAX })),
  },
  { additionalProperties: false },
);
export type HandToFaq = Static<typeof handToFaqSchema>;

/** Body of PATCH /conversations/:id/messages/:seq: the message in other words. */
export const editMessageSchema = Type.Object(
  { text: Type.String() },
  { additionalProperties: false },
);
export type EditMessage = Static<typeof editMessageSchema>;

/** Body of POST /conversations/:id/close. */
export const closeSchema = Type.Object({ outcome: outcomeSchema }, { additionalProperties: false });
export type Close = Static<typeof closeSchema>;
