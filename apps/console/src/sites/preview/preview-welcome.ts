import type {
  Article,
  ArticleCard,
  Event,
  Events,
  PanelOptions,
  VisitorWelcome,
} from "@foyer/protocol";
import { UPLOAD_MAX } from "@foyer/protocol/limits";
import type { PreviewWish } from "./preview-wish.ts";

const CONVERSATION = "preview";
const AT = Date.now();

/** What the server would say to a visitor of this draft. */
export function welcomeOf(wish: PreviewWish, popular: ArticleCard[]): VisitorWelcome {
  return {
    type: "welcome",
    token: "p".repeat(43),
    visitor: { id: "visitor", name: "Alex" },
    here: [wish.agent],
    popular,
    availability: { open: true, opensAt: null, replySeconds: 120 },
    options: panelOptions(wish),
    resumes: hasTalk(wish),
  };
}

export const hasTalk = ({ view }: PreviewWish): boolean => view === "chat" || view === "after";

function panelOptions({ draft, lang, view }: PreviewWish): PanelOptions {
  const { form, feedback, uploads, sound, typingPreview, texts } = draft.options;
  return {
    ...(form && view !== "chat" && view !== "after" ? { form } : {}),
    ...(feedback ? { feedback } : {}),
    ...(uploads ? { uploads: UPLOAD_MAX } : {}),
    ...(sound ? { sound: true as const } : {}),
    ...(typingPreview ? { typingPreview: true as const } : {}),
    ...(texts[lang] ? { texts: texts[lang] } : {}),
    greeting: draft.greeting.replaceAll("{name}", "Alex"),
  };
}

/** A short talk with the agent who looks at it; ended, for what comes after. */
export function talkOf({ agent, view }: PreviewWish): Events {
  const by = { kind: "agent" as const, ...agent };
  const said: Pick<Event, "by" | "body">[] = [
    { by: { kind: "visitor" }, body: { type: "message", text: "Hello! Is my order on its way?" } },
    { by, body: { type: "claimed" } },
    { by, body: { type: "message", text: "It left this morning and arrives **tomorrow**." } },
    { by: { kind: "visitor" }, body: { type: "message", text: "Wonderful, thank you!" } },
  ];
  if (view === "after") said.push({ by, body: { type: "closed", outcome: "solved" } });
  return eventsOf(said, agent, view === "after" ? "closed" : "active", 0);
}

/** Events after `after`, and the conversation as they leave it. */
export function eventsOf(
  said: Pick<Event, "by" | "body" | "clientId">[],
  agent: PreviewWish["agent"],
  state: "active" | "closed",
  after: number,
): Events {
  const events = said.map((one, i) => ({
    ...{ conversationId: CONVERSATION, seq: after + i + 1, at: AT },
    ...one,
  }));
  const seq = after + events.length;
  return {
    type: "events",
    conversationId: CONVERSATION,
    after,
    events,
    conversation: {
      ...{ id: CONVERSATION, state, agent, seq, readByAgent: seq, readByVisitor: seq },
    },
  };
}

/** The home's articles, as the server picks them: published, ranked, in the language that is shown. */
export function popularOf(articles: Article[], lang: string): ArticleCard[] {
  return articles
    .filter((one) => one.state === "published" && one.popular !== null && one.lang === lang)
    .sort((a, b) => (a.popular ?? 0) - (b.popular ?? 0))
    .slice(0, 5)
    .map(({ id, question, answer }) => ({ id, question, answer }));
}
