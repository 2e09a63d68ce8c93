import Type, { type Static } from "typebox";
import { conversationStateSchema, prioritySchema } from "./conversation.ts";
import { idSchema } from "./ids.ts";
import { FILTER_CHOICES_MAX, QUERY_MAX, TAG_MAX, VIEW_NAME_MAX } from "./limits.ts";

const strict = { additionalProperties: false } as const;
const some = <T extends Type.TSchema>(one: T) =>
  Type.Optional(Type.Array(one, { minItems: 1, maxItems: FILTER_CHOICES_MAX, uniqueItems: true }));

/** How a visitor is reached: by the chat itself, or by the email or the phone that they left for it. */
export const channelSchema = Type.Union([
  Type.Literal("widget"),
  Type.Literal("email"),
  Type.Literal("phone"),
]);
export type Channel = Static<typeof channelSchema>;

/** The first part of a language tag, such as `de`. */
const baseLangSchema = Type.String({ pattern: "^[a-z]{2,3}$" });

/** Ten years, in minutes: more is no filter. */
const minutes = Type.Optional(Type.Integer({ minimum: 1, maximum: 5_256_000 }));

/**
 * Which conversations a list holds: those that fit every part that is there, and within a part any of its
 * choices. `me` and `mine` are whoever looks. `text` is looked for in the visitor's name, the last words and
 * the page; `within` and `silent` are minutes since somebody said something: at most, and at least.
 */
export const viewFilterSchema = Type.Object(
  {
    states: some(conversationStateSchema),
    siteIds: some(idSchema),
    /** `me`, `nobody`, or agents' ids. */
    assignees: some(idSchema),
    /** `mine`, or teams' ids. */
    teamIds: some(idSchema),
    tags: some(Type.String({ minLength: 1, maxLength: TAG_MAX })),
    langs: some(baseLangSchema),
    channels: some(channelSchema),
    priorities: some(prioritySchema),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: QUERY_MAX })),
    within: minutes,
    silent: minutes,
  },
  strict,
);
export type ViewFilter = Static<typeof viewFilterSchema>;

/** Body of POST /views. `shared` ones stand in everybody's inbox: only owners and admins make them. */
export const newViewSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: VIEW_NAME_MAX }),
    filter: viewFilterSchema,
    shared: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type NewView = Static<typeof newViewSchema>;

/** Body of PATCH /views/:id. */
export const viewPatchSchema = Type.Partial(newViewSchema, { ...strict, minProperties: 1 });
export type ViewPatch = Static<typeof viewPatchSchema>;

/** Body of PUT /views/order: one's own views, as they shall stand. */
export const viewOrderSchema = Type.Object(
  { ids: Type.Array(idSchema, { maxItems: 200, uniqueItems: true }) },
  strict,
);
export type ViewOrder = Static<typeof viewOrderSchema>;

/** A saved list of the inbox. One's own come first, in one's own order; then the others' shared ones. */
export const viewSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  filter: viewFilterSchema,
  shared: Type.Boolean(),
  ownerId: idSchema,
});
export type View = Static<typeof viewSchema>;
