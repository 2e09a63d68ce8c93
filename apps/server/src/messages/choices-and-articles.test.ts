import { CHOICES_MAX } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function claimedTalk() {
  const server = await startServer();
  const site = await server.addSite();
  const ann = await server.addAgent("Ann");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.call("POST", `/conversations/${id}/claim`, ann);
  const desk = await connectAgent(server, ann);
  const offer = (clientId: string, more: object, text = "Which one?") =>
    desk.send({ type: "send_message", clientId, conversationId: id, text, ...more });
  return { server, site, visitor, desk, id, offer };
}

const fromAgent = ({ events }: { events: { by: { kind: string }; body: { type: string } }[] }) =>
  events[0]?.by.kind === "agent" && events[0].body.type === "message";

test("[M21] answers to press and articles reach the visitor with the message", async () => {
  const { server, site, visitor, offer } = await claimedTalk();
  const article = await server.addArticle(site.id, { question: "Where is my parcel?" });
  offer("offer-0001", {
    choices: ["Parcel", " Something \n else "],
    articleIds: [article, article],
  });
  const { events } = await visitor.next("events", fromAgent);
  expect(events[0]?.body).toEqual({
    type: "message",
    text: "Which one?",
    choices: ["Parcel", "Something else"],
    articles: [
      {
        id: article,
        question: "Where is my parcel?",
        answer: "The answer to: Where is my parcel?",
      },
    ],
  });
});

test("[M21] only published articles of the conversation's own site may be shown", async () => {
  const { server, site, desk, offer } = await claimedTalk();
  const other = await server.addSite();
  const foreign = await server.addArticle(other.id, { question: "Theirs?" });
  const draft = await server.addArticle(site.id, { question: "Not yet?", state: "draft" });
  for (const [clientId, article] of [
    ["offer-0001", foreign],
    ["offer-0002", draft],
  ] as const) {
    offer(clientId, { articleIds: [article] });
    const refused = await desk.next("error", (error) => error.clientId === clientId);
    expect(refused.kind).toBe("not_found");
  }
});

test("[M21] a repeat is acked, even when its article is gone by then", async () => {
  const { server, site, desk, offer } = await claimedTalk();
  const articleId = await server.addArticle(site.id, { question: "Where is my parcel?" });
  offer("offer-0001", { articleIds: [articleId] });
  const first = await desk.next("ack");
  await server.house.manageArticles.remove(articleId);
  offer("offer-0001", { articleIds: [articleId] });
  expect(await desk.next("ack")).toEqual(first);
});

test("[M21] [F6] what needs no article does not overtake what does", async () => {
  const { server, site, desk, id, offer } = await claimedTalk();
  const articleId = await server.addArticle(site.id, { question: "Where is my parcel?" });
  offer("offer-0001", { articleIds: [articleId] }, "one");
  offer("offer-0002", {}, "two");
  desk.send({ type: "add_note", clientId: "notes-0001", conversationId: id, text: "three" });
  offer("offer-0003", {}, "four");
  await desk.next("ack", ({ clientId }) => clientId === "offer-0003");
  desk.send({ type: "watch", conversationId: id, after: 0 });
  const { events } = await desk.next("events");
  const said = events.flatMap(({ body }) => ("text" in body && body.text ? [body.text] : []));
  expect(said.slice(1)).toEqual(["one", "two", "three", "four"]);
});

test("[M21] too many choices, or an empty one, are refused", async () => {
  const { desk, offer } = await claimedTalk();
  offer("offer-0001", { choices: Array.from({ length: CHOICES_MAX + 1 }, (_, i) => `${i}`) });
  expect(await desk.next("error")).toMatchObject({ kind: "malformed" });
  offer("offer-0002", { choices: ["Fine", "  "] });
  expect(await desk.next("error")).toMatchObject({ kind: "text_empty", clientId: "offer-0002" });
});

test("[M23] a closed conversation stays closed when the visitor starts another", async () => {
  const { server, site, visitor, id } = await claimedTalk();
  visitor.send({ type: "close_conversation", clientId: "close-0001", outcome: "solved" });
  await visitor.next("ack", ({ clientId }) => clientId === "close-0001");
  visitor.send({ type: "send_message", clientId: "again-0001", text: "Another thing", anew: true });
  const { conversationId } = await visitor.next("ack", ({ clientId }) => clientId === "again-0001");
  expect(conversationId).not.toBe(id);
  // While it is open there is no other, however often one asks.
  visitor.send({ type: "send_message", clientId: "again-0002", text: "And more", anew: true });
  const second = await visitor.next("ack", ({ clientId }) => clientId === "again-0002");
  expect(second.conversationId).toBe(conversationId);
  const back = await connectVisitor(server, site.key, { token: visitor.token });
  expect((await back.next("events")).conversationId).toBe(conversationId);
});
