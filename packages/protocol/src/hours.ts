import Type, { type Static } from "typebox";

/** "09:00" … "24:00". An end at or before its start means the next day: 22:00 to 06:00. */
const wallTimeSchema = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$" });

/** From `from` until `to`, on the clocks of the site's zone. */
export const hoursRangeSchema = Type.Object(
  { from: wallTimeSchema, to: wallTimeSchema },
  { additionalProperties: false },
);
export type HoursRange = Static<typeof hoursRangeSchema>;

/**
 * When somebody answers. `week` has seven days, Monday first, each with its ranges (none: closed);
 * `dates` overrule the week on one day ("2026-12-24"); `closedUntil` (ms since 1970) overrules all.
 */
export const hoursSchema = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    week: Type.Array(Type.Array(hoursRangeSchema, { maxItems: 10 }), { minItems: 7, maxItems: 7 }),
    dates: Type.Array(
      Type.Object(
        {
          date: Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
          name: Type.String({ maxLength: 80 }),
          ranges: Type.Array(hoursRangeSchema, { maxItems: 10 }),
          /** On this day of every year, whatever year `date` says; a date of one year comes before it. */
          yearly: Type.Optional(Type.Literal(true)),
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
    closedUntil: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type Hours = Static<typeof hoursSchema>;

/** Body of PUT /teams/:id/hours, and answer of GET. Null: the team has its sites' hours. */
export const teamHoursSchema = Type.Object(
  { hours: Type.Union([hoursSchema, Type.Null()]) },
  { additionalProperties: false },
);
export type TeamHours = Static<typeof teamHoursSchema>;

/**
 * Body of POST /sites/:id/closing and /teams/:id/closing: closed from now until `until` (ms since 1970), whatever
 * the week says; null: open again. `timeZone` is for those who had no hours until now.
 */
export const closingSchema = Type.Object(
  {
    until: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  },
  { additionalProperties: false },
);
export type Closing = Static<typeof closingSchema>;

/** One line of GET /closings: a site, or a team with hours of its own, and how it stands now. */
export const openPlaceSchema = Type.Object({
  kind: Type.Union([Type.Literal("site"), Type.Literal("team")]),
  id: Type.String(),
  name: Type.String(),
  open: Type.Boolean(),
  opensAt: Type.Union([Type.Integer(), Type.Null()]),
  closedUntil: Type.Union([Type.Integer(), Type.Null()]),
  timeZone: Type.String(),
});
export type OpenPlace = Static<typeof openPlaceSchema>;
