import Type, { type Static } from "typebox";
import { hoursRangeSchema, hoursSchema } from "./hours.ts";
import { timeSchema } from "./ids.ts";

/**
 * Where a site's widget was last fetched from: `page` is its address without what may say something of the
 * visitor, or only its origin, or "" when the page does not tell. Both null: never.
 */
export const siteSightingSchema = Type.Union([
  Type.Object({ page: Type.String(), seenAt: timeSchema }),
  Type.Object({ page: Type.Null(), seenAt: Type.Null() }),
]);
export type SiteSighting = Static<typeof siteSightingSchema>;

/** The widget's built-in texts by language and name; one that depends on a number has several forms. */
export const widgetTextsSchema = Type.Record(
  Type.String(),
  Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Record(Type.String(), Type.String())]),
  ),
);
export type WidgetTexts = Static<typeof widgetTextsSchema>;

/** Body of POST /hours-preview: hours that need not be saved yet. */
export const hoursDraftSchema = Type.Object(
  { hours: hoursSchema },
  { additionalProperties: false },
);
export type HoursDraft = Static<typeof hoursDraftSchema>;

/**
 * What hours come to: the next days on the clocks of their zone, today first, with what is open on each.
 * `name` is that of a date that overrules the week. `opensAt`: the next opening; null while open, or when
 * none is planned.
 */
export const hoursPreviewSchema = Type.Object({
  open: Type.Boolean(),
  opensAt: Type.Union([timeSchema, Type.Null()]),
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      name: Type.Optional(Type.String()),
      ranges: Type.Array(hoursRangeSchema),
    }),
  ),
});
export type HoursPreview = Static<typeof hoursPreviewSchema>;
