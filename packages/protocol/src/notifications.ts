import Type, { type Static } from "typebox";
import { idSchema, langSchema } from "./ids.ts";

const strict = { additionalProperties: false } as const;

/** `notice`: on the desktop, or by web push where the console is closed. */
const wishSchema = Type.Object({ sound: Type.Boolean(), notice: Type.Boolean() }, strict);

/**
 * What calls an agent and how. `volume` in percent. `repeat`: the sound comes again while somebody waits whom
 * nobody has claimed.
 */
export const notificationSettingsSchema = Type.Object(
  {
    calls: Type.Object(
      {
        waiting: wishSchema,
        message: wishSchema,
        mention: wishSchema,
        transferred: wishSchema,
        low_rating: wishSchema,
        target: wishSchema,
        follow_up: wishSchema,
        complaint: wishSchema,
      },
      strict,
    ),
    tune: Type.Union([
      Type.Literal("chime"),
      Type.Literal("bell"),
      Type.Literal("knock"),
      Type.Literal("drops"),
    ]),
    volume: Type.Integer({ minimum: 0, maximum: 100 }),
    repeat: Type.Boolean(),
  },
  strict,
);
export type NotificationSettings = Static<typeof notificationSettingsSchema>;

/** Body of PUT /push/subscriptions, as the browser's PushSubscription says it. */
export const pushSubscriptionSchema = Type.Object(
  {
    endpoint: Type.String({ minLength: 1, maxLength: 2_048 }),
    keys: Type.Object(
      {
        /** 65 and 16 bytes, by base64url. */
        p256dh: Type.String({ pattern: "^[A-Za-z0-9_-]{87}=?$" }),
        auth: Type.String({ pattern: "^[A-Za-z0-9_-]{22}(==)?$" }),
      },
      strict,
    ),
  },
  strict,
);
export type PushSubscriptionDraft = Static<typeof pushSubscriptionSchema>;

/** Body of PUT /visitor/push/subscriptions: the same of a visitor's browser. `lang` is what the chat's page speaks. */
export const visitorPushSubscriptionSchema = Type.Object(
  { ...pushSubscriptionSchema.properties, lang: langSchema },
  strict,
);
export type VisitorPushSubscriptionDraft = Static<typeof visitorPushSubscriptionSchema>;

/**
 * What a push to a visitor holds, encrypted: `title` is the site's name, `body` an agent's name and the beginning of
 * their words; a newer one takes the place of one with the same `tag`; `url` is a path of this server, to be opened.
 */
export const pushedAnswerSchema = Type.Object({
  title: Type.String(),
  body: Type.String(),
  tag: idSchema,
  url: Type.String(),
  lang: langSchema,
});
export type PushedAnswer = Static<typeof pushedAnswerSchema>;

/** What a pushed call holds, encrypted: the words around it are the browser's, in the agent's language. */
export const pushedCallSchema = Type.Object({
  kind: Type.Union([
    Type.Literal("waiting"),
    Type.Literal("message"),
    Type.Literal("mention"),
    Type.Literal("transferred"),
    Type.Literal("low_rating"),
    Type.Literal("target"),
    Type.Literal("follow_up"),
    Type.Literal("complaint"),
    Type.Literal("test"),
  ]),
  /** Who waits, wrote or rated, or the colleague who mentioned or passed; "" for a visitor without a name. */
  name: Type.String(),
  text: Type.String(),
  conversationId: Type.Union([idSchema, Type.Null()]),
  /** Where it is about a complaint. */
  complaintId: Type.Optional(idSchema),
});
export type PushedCall = Static<typeof pushedCallSchema>;
