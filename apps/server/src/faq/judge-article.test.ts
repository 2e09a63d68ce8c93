import { connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function withArticle() {
  const server = await startServer();
  const site = await server.addSite();
  const agent = await server.addAgent("Mara Jensen");
  const articleId = await server.addArticle(site.id, { question: "When do you open?" });
  const counts = async () => {
    const path = `/sites/${site.id}/articles/judgements`;
    return (await server.call("GET", path, agent)).json();
  };
  const enter = async () => {
    const visitor = await connectVisitor(server, site.key);
    let said = 0;
    const judge = (helped: boolean, of = articleId) => {
      said += 1;
      visitor.send({
        ...{ type: "judge_article", clientId: `judge-00${said}`, articleId: of, helped },
      });
    };
    /** Until what was said before is stored: there is no ack. */
    const stored = async () => {
      visitor.send({ type: "ping" });
      await visitor.next("pong");
      await server.house.db.writes.drained();
    };
    return { visitor, judge, stored };
  };
  return { server, site, articleId, counts, enter };
}

test("[M32] each visitor counts once for an article, and their last word counts", async () => {
  const { articleId, counts, enter } = await withArticle();
  expect(await counts()).toEqual([]);
  const [dana, kim] = [await enter(), await enter()];
  dana.judge(false);
  kim.judge(true);
  await dana.stored();
  await kim.stored();
  expect(await counts()).toEqual([{ articleId, helped: 1, notHelped: 1 }]);
  dana.judge(true);
  await dana.stored();
  expect(await counts()).toEqual([{ articleId, helped: 2, notHelped: 0 }]);
});

test("[M32] agents see it in a conversation that is in self-service, and only there", async () => {
  const { server, articleId, enter } = await withArticle();
  const { visitor, judge, stored } = await enter();
  const judged = async () => {
    const row = await server.house.conversations.latestOf(visitor.welcome.visitor.id);
    const events = row ? await server.house.messages.after("agents", row.id, 0, 100) : [];
    return events.filter(({ body }) => body.type === "article_judged").map(({ body }) => body);
  };
  judge(true);
  await stored();
  expect(await judged()).toEqual([]);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "when do you open" });
  await visitor.next("ack");
  judge(false);
  await stored();
  const event = { type: "article_judged", articleId, question: "When do you open?" };
  expect(await judged()).toEqual([{ ...event, helped: false }]);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  await visitor.next("ack");
  judge(true);
  await stored();
  expect(await judged()).toHaveLength(1);
});

test("[M32] what is said before the end of the conversation is in its log", async () => {
  const { server, enter } = await withArticle();
  const { visitor, judge } = await enter();
  visitor.send({ type: "send_message", clientId: "first-0001", text: "when do you open" });
  await visitor.next("ack");
  judge(true);
  visitor.send({ type: "close_conversation", clientId: "close-0001", outcome: "solved" });
  const { conversationId } = await visitor.next("ack", ({ clientId }) => clientId === "close-0001");
  const events = await server.house.messages.after("agents", conversationId, 0, 100);
  expect(events.map(({ body }) => body.type)).toEqual([
    ...["message", "answered", "article_judged", "closed"],
  ]);
});

test("[M32] an article that the site does not publish is not found", async () => {
  const { server, site, enter, counts } = await withArticle();
  const other = await server.addSite();
  const foreign = await server.addArticle(other.id, { question: "Where?" });
  const draft = await server.addArticle(site.id, { question: "Soon?", state: "draft" });
  const { visitor, judge } = await enter();
  for (const id of [foreign, draft, "a".repeat(21)]) {
    judge(true, id);
    expect(await visitor.next("error")).toMatchObject({ kind: "not_found" });
  }
  expect(await counts()).toEqual([]);
});
