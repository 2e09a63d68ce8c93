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

/** A visitor as the console's panel shows them. `browser` is read from the User-Agent. */
export const visitorSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  name: Type.Union([Type.String(), Type.Null()]),
  email: Type.Union([Type.String(), Type.Null()]),
  page: Type.Union([pageSchema, Type.Null()]),
  languages: Type.Array(Type.String()),
  timeZone: Type.Union([Type.String(), Type.Null()]),
  browser: Type.String(),
  online: Type.Boolean(),
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
  },
  { additionalProperties: false, minProperties: 1 },
);
export type VisitorPatch = Static<typeof visitorPatchSchema>;
