import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { PAGE_URL_MAX, TEXT_MAX } from "./limits.ts";
import { pageSchema } from "./visitor.ts";

/**
 * Somebody who is on a site that shows its visitors. `id` is the visitor's, or for this visit alone a guest's:
 * of guests nothing is stored. `since`: when they came to the page; `from` is the host that they came from, ""
 * for none. `conversationId`: their open conversation. `invitedAt`: when an agent last wrote to them first.
 */
export const liveVisitorSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  guest: Type.Boolean(),
  name: Type.Union([Type.String(), Type.Null()]),
  page: Type.Object({
    url: Type.String({ maxLength: PAGE_URL_MAX }),
    title: pageSchema.properties.title,
  }),
  since: timeSchema,
  arrivedAt: timeSchema,
  from: Type.String(),
  languages: Type.Array(Type.String()),
  browser: Type.String(),
  returning: Type.Boolean(),
  conversationId: Type.Union([idSchema, Type.Null()]),
  invitedAt: Type.Union([timeSchema, Type.Null()]),
});
export type LiveVisitor = Static<typeof liveVisitorSchema>;

/** Body of POST /live-visitors/:id/invite: what the agent says first. */
export const inviteSchema = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: TEXT_MAX }) },
  { additionalProperties: false },
);
export type Invite = Static<typeof inviteSchema>;
