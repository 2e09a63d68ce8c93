import Type, { type Static } from "typebox";
import { idSchema, langSchema, seqSchema, siteKeySchema } from "../ids.ts";
import { deviceSchema, identitySchema, pageSchema, profileSchema } from "../visitor.ts";

/** What a client already holds of a conversation: send what comes after `after`. */
export const holdsSchema = Type.Object(
  { conversationId: idSchema, after: seqSchema },
  { additionalProperties: false },
);

/**
 * A visitor's first frame. Without `token` the server makes a visitor and answers with one.
 * `lang` is the language that the chat is shown in: its articles come first. With a signed `identity` they
 * are the visitor that has it, on every device, and the answer brings that visitor's token; `profile` is
 * what the page says of them.
 */
export const visitorHelloSchema = Type.Object(
  {
    type: Type.Literal("hello"),
    version: Type.Integer({ minimum: 1 }),
    siteKey: siteKeySchema,
    token: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" })),
    holds: Type.Optional(holdsSchema),
    lang: Type.Optional(langSchema),
    identity: Type.Optional(identitySchema),
    profile: Type.Optional(profileSchema),
    /** Without `token`: they are only to be seen, and nothing of them is stored. */
    guest: Type.Optional(Type.Literal(true)),
    page: pageSchema,
    device: deviceSchema,
  },
  { additionalProperties: false },
);
export type VisitorHello = Static<typeof visitorHelloSchema>;

/** An agent's first frame; the cookie has said who. `after` is the last `change` its lists have seen. */
export const agentHelloSchema = Type.Object(
  {
    type: Type.Literal("hello"),
    version: Type.Integer({ minimum: 1 }),
    after: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type AgentHello = Static<typeof agentHelloSchema>;
