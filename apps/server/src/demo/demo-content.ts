import { readFileSync } from "node:fs";
import type { ArticleDraft, CannedReplyDraft, Outcome, Role, SiteDraft } from "@foyer/protocol";

/** One thing that happened in a made-up conversation; `by` is "visitor", "faq" or an agent's email. */
export interface DemoEvent {
  by: string;
  type:
    | "message"
    | "note"
    /** The FAQ's own answer: played by the real search, here only to show where it comes. */
    | "answered"
    | "ask_person"
    | "claimed"
    | "transferred"
    | "handed_to_faq"
    | "closed";
  text?: string;
  /** Question of each article, for `handed_to_faq`. */
  articles?: string[];
  /** Email of the agent who gets it, for `transferred`. */
  to?: string;
  secondsAfterPrevious: number;
}

export interface DemoConversation {
  visitor: {
    name?: string;
    email?: string;
    timeZone: string;
    browser: string;
    languages: string[];
    page: { path: string; title: string };
  };
  state: "self_service" | "waiting" | "active" | "closed";
  minutesAgo: number;
  outcome?: Outcome;
  events: DemoEvent[];
}

/** The demo shop's people, articles and talks, as demo-content.json holds them. */
export interface DemoContent {
  site: Pick<SiteDraft, "name" | "accent" | "greeting" | "intro" | "lang">;
  agents: { name: string; email: string; role: Role; colour: string }[];
  articles: (Omit<ArticleDraft, "state" | "popular"> & { popular?: number })[];
  cannedReplies: CannedReplyDraft[];
  conversations: DemoConversation[];
}

export function readDemoContent(file: string): DemoContent {
  return JSON.parse(readFileSync(file, "utf8")) as DemoContent;
}
