import type { JudgeArticle as JudgeArticleFrame } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { EventLog } from "../messages/event-log.ts";
import { Refusal } from "../refusal.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Faq } from "./faq.ts";
import type { JudgementStore } from "./judgement-store.ts";
import type { Searched } from "./searched.ts";

export type JudgeArticle = ReturnType<typeof createJudgeArticle>;

/**
 * "Did this help?", counted once for each visitor and article. Whoever takes over a conversation that
 * runs in self-service sees it in the log. Without an ack: to say it again changes nothing.
 */
export function createJudgeArticle(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
  faq: Faq;
  store: JudgementStore;
  searched: Pick<Searched, "read">;
}) {
  const { db, clock, changes, find, log, faq, store, searched } = deps;

  return async (visitor: VisitorIdentity, frame: JudgeArticleFrame): Promise<void> => {
    const { clientId, articleId, helped } = frame;
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    const article = faq.published(visitor.siteId, articleId);
    if (!article) throw new Refusal("not_found", "There is no such article.");
    const { question } = article;
    // First and at once: what the visitor does next may end the conversation.
    const told = db.writes.stage(
      { visitorId: visitor.id, clientId },
      () => {
        const row = find.toContinue(visitor.id);
        if (row?.state !== "self_service" || log.repeatOf(visitor.id, clientId)) return undefined;
        const body = { type: "article_judged", articleId, question, helped } as const;
        const act = { type: "visitor_remark" } as const;
        return changes.change(row, { act, by: { kind: "visitor" }, clientId, says: [{ body }] });
      },
      (result) => result && changes.publish(result),
    );
    const judgement = { articleId, visitorId: visitor.id, helped, at: clock.now() };
    const [inLog] = await Promise.all([told, db.writes.write(() => store.put(judgement))]);
    if (!inLog) searched.read(visitor, article, helped);
  };
}
