import Type, { type Static } from "typebox";
import { colourSchema } from "./agent.ts";
import { idSchema, langSchema, siteKeySchema, timeSchema } from "./ids.ts";
import { siteOptionsSchema } from "./site-options.ts";

/** `https://shop.example`, `https://*.shop.example` (any sub-domain) or `*` (any page). */
export const originPatternSchema = Type.String({
  pattern: "^(\\*|https?://(\\*\\.)?[A-Za-z0-9.\\-\\[\\]:]+)$",
  maxLength: 200,
});

/** What an owner sets. `origins` are the pages that may carry the widget, beside our own. */
export const siteDraftSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    accent: colourSchema,
    greeting: Type.String({ maxLength: 120 }),
    intro: Type.String({ maxLength: 200 }),
    lang: langSchema,
    origins: Type.Array(originPatternSchema, { maxItems: 50 }),
    /** Left out: they stay as they are. */
    options: Type.Optional(siteOptionsSchema),
  },
  { additionalProperties: false },
);
export type SiteDraft = Static<typeof siteDraftSchema>;

export const siteSchema = Type.Object({
  ...siteDraftSchema.properties,
  options: siteOptionsSchema,
  id: idSchema,
  key: siteKeySchema,
  snippet: Type.String(),
  createdAt: timeSchema,
});
export type Site = Static<typeof siteSchema>;

/** The settings that travel inside the loader; every byte is on the visitor's page. */
export const widgetSettingsSchema = Type.Object({
  key: siteKeySchema,
  name: Type.String(),
  accent: colourSchema,
  /** Text colour with readable contrast on the accent. */
  ink: colourSchema,
  greeting: Type.String(),
  intro: Type.String(),
  lang: Type.String(),
  /** Where the launcher stands, as CSS custom properties; only when that differs from the default. */
  place: Type.Optional(Type.String()),
  /** Path of the panel's script on our server. */
  panel: Type.String(),
});
export type WidgetSettings = Static<typeof widgetSettingsSchema>;
