import Type, { type Static } from "typebox";
import { agentCardSchema, agentSchema } from "../agent.ts";
import { articleCardSchema } from "../article.ts";
import { chatFormSchema } from "../chat-form.ts";
import { conversationSchema } from "../conversation.ts";
import { idSchema } from "../ids.ts";
import { feedbackSchema } from "../site-options.ts";
import { teamSchema } from "../team.ts";
import { availabilitySchema } from "./presence.ts";

/**
 * What the panel needs to know of its site beyond the loader's settings; what is left out is off. `form` is
 * null when it has been filled in. `uploads`: largest file in bytes. `texts` are the owner's own wordings
 * in the language of the chat. `mailsTranscripts`: the server can send mail. `helpCentre`: the articles are pages, too. `greeting` is the site's, with
 * the visitor's name in it.
 */
export const panelOptionsSchema = Type.Object({
  form: Type.Optional(chatFormSchema),
  feedback: Type.Optional(feedbackSchema),
  uploads: Type.Optional(Type.Integer({ minimum: 1 })),
  sound: Type.Optional(Type.Literal(true)),
  typingPreview: Type.Optional(Type.Literal(true)),
  mailsTranscripts: Type.Optional(Type.Literal(true)),
  helpCentre: Type.Optional(Type.Literal(true)),
  complaints: Type.Optional(Type.Literal(true)),
  texts: Type.Optional(Type.Record(Type.String(), Type.String())),
  greeting: Type.Optional(Type.String()),
});
export type PanelOptions = Static<typeof panelOptionsSchema>;

/**
 * The answer to a visitor's hello. `token` only when it is new: keep it.
 * `here` are agents with a console open; `popular` the home's articles.
 * Their open or last conversation follows as an `events` frame.
 */
export const visitorWelcomeSchema = Type.Object({
  type: Type.Literal("welcome"),
  token: Type.Optional(Type.String()),
  visitor: Type.Object({
    id: idSchema,
    name: Type.Union([Type.String(), Type.Null()]),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
  }),
  here: Type.Array(agentCardSchema),
  popular: Type.Array(articleCardSchema),
  availability: availabilitySchema,
  options: panelOptionsSchema,
  /** False: no conversation yet, so no `events` frame follows. */
  resumes: Type.Boolean(),
});
export type VisitorWelcome = Static<typeof visitorWelcomeSchema>;

/**
 * The answer to an agent's hello. `conversations` changed since its `after` (all that are
 * not closed when `after` is 0); `change` is what to say next time. `more`: a page of a longer
 * answer; say hello at once with this `change`, and count no live change before the last page.
 */
export const agentWelcomeSchema = Type.Object({
  type: Type.Literal("welcome"),
  agent: agentSchema,
  agents: Type.Array(agentSchema),
  teams: Type.Array(teamSchema),
  visitorsOnline: Type.Array(idSchema),
  conversations: Type.Array(conversationSchema),
  change: Type.Integer({ minimum: 0 }),
  more: Type.Optional(Type.Literal(true)),
});
export type AgentWelcome = Static<typeof agentWelcomeSchema>;
