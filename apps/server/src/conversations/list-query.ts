import {
  channelSchema,
  conversationStateSchema,
  FILTER_CHOICES_MAX,
  idSchema,
  prioritySchema,
  QUERY_MAX,
  TAG_MAX,
  type ViewFilter,
} from "@foyer/protocol";
import Type, { type Static, type TSchema } from "typebox";

/** Said once, or several times for several choices: `?tag=vip&tag=refund`. */
const some = <T extends TSchema>(one: T) =>
  Type.Optional(Type.Union([one, Type.Array(one, { maxItems: FILTER_CHOICES_MAX })]));
const minutes = Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,6}$" }));

/** The query of GET /conversations: the parts of a view's filter, one visitor's, and where to go on. */
export const listQuerySchema = Type.Object({
  state: some(conversationStateSchema),
  siteId: some(idSchema),
  assignee: some(idSchema),
  teamId: some(idSchema),
  tag: some(Type.String({ minLength: 1, maxLength: TAG_MAX })),
  lang: some(Type.String({ pattern: "^[a-z]{2,3}$" })),
  channel: some(channelSchema),
  priority: some(prioritySchema),
  text: Type.Optional(Type.String({ maxLength: QUERY_MAX })),
  within: minutes,
  silent: minutes,
  visitorId: Type.Optional(idSchema),
  cursor: Type.Optional(Type.String({ pattern: "^[0-9]{1,15}_[A-Za-z0-9_-]{1,40}$" })),
});
export type ListQuery = Static<typeof listQuerySchema>;

/** The filter that a query says. */
export function filterOf(query: ListQuery): ViewFilter {
  const text = query.text?.trim();
  return {
    ...choices("states", query.state),
    ...choices("siteIds", query.siteId),
    ...choices("assignees", query.assignee),
    ...choices("teamIds", query.teamId),
    ...choices("tags", query.tag),
    ...choices("langs", query.lang),
    ...choices("channels", query.channel),
    ...choices("priorities", query.priority),
    ...(text && { text }),
    ...(query.within && { within: Number(query.within) }),
    ...(query.silent && { silent: Number(query.silent) }),
  };
}

const choices = <Name extends string, T>(
  name: Name,
  said: T | T[] | undefined,
): { [part in Name]?: T[] } =>
  (said === undefined ? {} : { [name]: [said].flat() }) as { [part in Name]?: T[] };
