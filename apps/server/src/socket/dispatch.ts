import type {
  AgentHello,
  AgentUp,
  ToAgent,
  ToVisitor,
  VisitorHello,
  VisitorUp,
} from "@foyer/protocol";
import type { Complain } from "../complaints/record-complaint.ts";
import type { ReadConversation } from "../conversations/read-conversation.ts";
import type { VisitorActs } from "../conversations/visitor-acts.ts";
import type { JudgeArticle } from "../faq/judge-article.ts";
import type { SearchArticles } from "../faq/search-articles.ts";
import type { RateConversation } from "../feedback/rate-conversation.ts";
import type { SendTranscript } from "../mail/mail-transcript.ts";
import type { SendMessage } from "../messages/send-message.ts";
import type { CountProactive } from "../proactive/count-proactive.ts";
import type { LeaveContactAct } from "../queue/leave-contact.ts";
import type { SetAttributes } from "../visitors/set-attributes.ts";
import type { VisitPage } from "../visitors/visit-page.ts";
import type { AgentSession } from "./agent-session.ts";
import type { VisitorSession } from "./visitor-session.ts";

/** What goes back to the sender, now or later; nothing when others are told. */
export type Answer<Down> = Down | undefined | Promise<Down | undefined> | Promise<void>;

/** The acts that frames reach. */
export interface Acts {
  sendMessage: SendMessage;
  visitorActs: VisitorActs;
  leaveContact: LeaveContactAct;
  rateConversation: RateConversation;
  judgeArticle: JudgeArticle;
  readConversation: ReadConversation;
  searchArticles: SearchArticles;
  visitPage: VisitPage;
  proactive: Pick<CountProactive, "opened">;
  setAttributes: SetAttributes;
  mailTranscript: SendTranscript;
  complain: Complain;
}

/** A visitor's frame → the act. Returns the answer to the sender, if there is one. */
export function dispatchVisitor(
  acts: Acts,
  session: VisitorSession,
  frame: Exclude<VisitorUp, VisitorHello>,
): Answer<ToVisitor> {
  switch (frame.type) {
    case "send_message":
      return acts.sendMessage.fromVisitor(session.identity(), frame);
    case "ask_person":
      return acts.visitorActs.askPerson(session.identity(), frame);
    case "close_conversation":
      return acts.visitorActs.close(session.identity(), frame);
    case "mail_transcript":
      return acts.mailTranscript(session.identity(), frame);
    case "leave_contact":
      return acts.leaveContact(session.identity(), frame);
    case "complain":
      return acts.complain(session.identity(), frame);
    case "typing":
      return session.typing(frame);
    case "read":
      return acts.readConversation.byVisitor(session.identity().id, frame);
    case "watch":
      return session.watch(frame);
    case "history":
      return session.history(frame);
    case "rate":
      return acts.rateConversation(session.identity().id, frame);
    case "judge_article":
      return acts.judgeArticle(session.identity(), frame);
    case "search_articles":
      return acts.searchArticles.search(session.identity(), frame);
    case "read_article":
      return acts.searchArticles.read(session.identity(), frame);
    case "visit_page":
      session.visit(frame);
      return acts.visitPage(session.identity().id, frame);
    case "proactive_opened":
      return acts.proactive.opened(session.identity().siteId, frame);
    case "set_attributes":
      return acts.setAttributes(session.identity().id, frame.profile);
    case "ping":
      return session.pong();
  }
}

/** An agent's frame → the act. Returns the answer to the sender, if there is one. */
export function dispatchAgent(
  acts: Acts,
  session: AgentSession,
  frame: Exclude<AgentUp, AgentHello>,
): Answer<ToAgent> {
  switch (frame.type) {
    case "send_message":
      return acts.sendMessage.fromAgent(session.agentId, frame);
    case "add_note":
      return acts.sendMessage.note(session.agentId, frame);
    case "typing":
      return session.typing(frame);
    case "read":
      return acts.readConversation.byAgent(frame);
    case "watch":
      return session.watch(frame);
    case "unwatch":
      return void session.unwatch(frame);
    case "watch_live":
      return void session.watchLive(frame);
    case "history":
      return session.history(frame);
    case "ping":
      return session.pong();
  }
}
