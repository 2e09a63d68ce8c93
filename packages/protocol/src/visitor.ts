import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { PAGE_URL_MAX } from "./limits.ts";

/** The page a visitor is on. */
export const pageSchema = Type.Object(
  {
    url: Type.String({ maxLength: PAGE_URL_MAX }),
    title: Type.String({ maxLength: 300 }),
    referrer: Type.Optional(Type.String({ maxLength: PAGE_URL_MAX })),
  },
  { additionalProperties: false },
);
export type Page = Static<typeof pageSchema>;

/** What the browser says of itself: language tags, IANA zone. */
export const deviceSchema = Type.Object(
  {
    languages: Type.Array(Type.String({ maxLength: 35 }), { maxItems: 10 }),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
);
export type Device = Static<typeof deviceSchema>;

/** A telephone number as people write it: digits, spaces and a few signs. */
export const phoneSchema = Type.String({ pattern: "^\\+?[0-9 ()./-]{5,30}$" });

/** Whatever else the page knows: few, short, and no objects. */
export const attributesSchema = Type.Record(
  Type.String({ pattern: "^[A-Za-z][A-Za-z0-9_ .-]{0,39}$" }),
  Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean(), Type.Null()]),
  { maxProperties: 50, additionalProperties: false },
);
export type Attributes = Static<typeof attributesSchema>;

/** What a page says of its visitor. Unless an identity is signed, it is only said. */
export const profileSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    email: Type.Optional(Type.String({ pattern: "^[^\\s@]+@[^\\s@]+$", maxLength: 254 })),
    phone: Type.Optional(phoneSchema),
    attributes: Type.Optional(attributesSchema),
  },
  { additionalProperties: false },
);
export type Profile = Static<typeof profileSchema>;

/**
 * Who the owner's server says this is: a JWT (HS256, `sub` and `exp`, may have `name`, `email`, `phone`), or a
 * user's id with its HMAC-SHA256 in hex, both by the site's identity secret.
 */
export const identitySchema = Type.Union([
  Type.Object({ jwt: Type.String({ maxLength: 4_096 }) }, { additionalProperties: false }),
  Type.Object(
    {
      id: Type.String({ minLength: 1, maxLength: 200 }),
      hash: Type.String({ pattern: "^[0-9a-fA-F]{64}$" }),
    },
    { additionalProperties: false },
  ),
]);
export type Identity = Static<typeof identitySchema>;

/** A visitor as the console's panel shows them. `browser` is read from the User-Agent. */
export const visitorSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  name: Type.Union([Type.String(), Type.Null()]),
  email: Type.Union([Type.String(), Type.Null()]),
  phone: Type.Union([Type.String(), Type.Null()]),
  attributes: attributesSchema,
  /** Signed by the owner's server: the id that the visitor has there; null: nobody vouches for them. */
  externalId: Type.Union([Type.String(), Type.Null()]),
  /** What a signature has said of them: "name", "email", "phone" and names of attributes ("attributes.plan"). */
  vouched: Type.Array(Type.String()),
  page: Type.Union([pageSchema, Type.Null()]),
  languages: Type.Array(Type.String()),
  timeZone: Type.Union([Type.String(), Type.Null()]),
  browser: Type.String(),
  online: Type.Boolean(),
  tags: Type.Array(Type.String()),
  /** What they write is not taken, until a time or (null) for good. `by` is the agent's name. */
  blocked: Type.Union([
    Type.Object({
      until: Type.Union([timeSchema, Type.Null()]),
      reason: Type.String(),
      by: Type.String(),
      at: timeSchema,
    }),
    Type.Null(),
  ]),
  firstSeenAt: timeSchema,
  seenAt: timeSchema,
});
export type Visitor = Static<typeof visitorSchema>;

export const visitorPatchSchema = Type.Object(
  {
    name: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()])),
    email: Type.Optional(
      Type.Union([Type.String({ pattern: "^[^\\s@]+@[^\\s@]+$", maxLength: 254 }), Type.Null()]),
    ),
    phone: Type.Optional(Type.Union([phoneSchema, Type.Null()])),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type VisitorPatch = Static<typeof visitorPatchSchema>;
