import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { searchedTalk } from "./testing/searched-talk.ts";

test("a message is found by its words, whatever their case, accents and order", async () => {
  const { talk, found } = await searchedTalk(await startServer());
  const text = "Wo bleibt meine Lieferung? Das Café wartet.";
  await talk(["Guten Tag", text]);
  for (const query of ["lieferung", "LIEFERUNG bleibt", "cafe", "lief", "  “Lieferung”  AND? wo"])
    expect([query, await found(query.replace("AND", ""))]).toEqual([query, [text]]);
  expect(await found("lieferung morgen")).toEqual([]);
});

test("Chinese, Japanese, Korean and Arabic are found by any part of what was said", async () => {
  const { talk, found, marked } = await searchedTalk(await startServer());
  const texts = [
    "我的订单什么时候发货？",
    "注文した商品がまだ届きません。",
    "배송이 언제 오나요? 주문번호는 1024입니다.",
    "متى يصل الطلب؟ أريد إلغاء الطلبية",
  ];
  await talk(texts);
  const [chinese, japanese, korean, arabic] = texts;
  expect(await found("订单")).toEqual([chinese]);
  expect(await found("发")).toEqual([chinese]);
  expect(await found("ショウ品")).toEqual([]);
  expect(await found("届きません")).toEqual([japanese]);
  expect(await found("배송")).toEqual([korean]);
  expect(await found("주문 1024")).toEqual([korean]);
  expect(await found("طلب")).toEqual([arabic]);
  expect(await found("الغاء")).toEqual([arabic]);
  expect(await marked("배송")).toEqual(["배송"]);
  expect(await marked("订单发货")).toEqual([]);
  expect(await marked("订单 发货")).toEqual(["订单", "发货"]);
  expect(await marked("طلب")).toEqual(["الطلب", "الطلبية"]);
});

test("pieces of a word that stand apart are not taken for the word", async () => {
  const { talk, found } = await searchedTalk(await startServer());
  await talk(["大阪京都から北東大阪"]);
  expect(await found("北東大阪京都")).toEqual([]);
  expect(await found("北東大阪")).toHaveLength(1);
});

test("a slip of the finger is forgiven, and comes after what was spelled so", async () => {
  const { talk, found } = await searchedTalk(await startServer());
  await talk(["My invoice is wrong", "환불 신청하고 싶어요", "我想申请退货退款"]);
  for (const slip of ["invoce", "invoiice", "invoise", "inovice"])
    expect([slip, await found(slip)]).toEqual([slip, ["My invoice is wrong"]]);
  expect(await found("신청하구")).toEqual(["환불 신청하고 싶어요"]);
  expect(await found("申请退或退款")).toEqual(["我想申请退货退款"]);
  await talk(["Where is my invoce"]);
  expect(await found("invoce")).toEqual(["Where is my invoce", "My invoice is wrong"]);
  expect(await found("1203")).toEqual([]);
});

test("[M53] notes are found, too; what was edited only by its new words, what was removed not at all", async () => {
  const { server, ann, talk, search, found } = await searchedTalk(await startServer());
  const id = await talk(["Hello"]);
  await server.call("POST", `/conversations/${id}/claim`, ann);
  const desk = await connectAgent(server, ann);
  const say = async (type: "send_message" | "add_note", clientId: string, text: string) => {
    desk.send({ type, clientId, conversationId: id, text });
    return (await desk.next("ack", (ack) => ack.clientId === clientId)).seq;
  };
  await say("add_note", "note-0001", "She is a wholesaler");
  const seq = await say("send_message", "said-0001-a", "The parcel left yesterday");
  expect((await search("wholesaler")).items[0]).toMatchObject({ internal: true });
  expect(await found("yesterday")).toHaveLength(1);
  const path = `/conversations/${id}/messages/${seq}`;
  await server.call("PATCH", path, ann, { text: "The parcel left on Monday" });
  expect(await found("yesterday")).toEqual([]);
  expect((await search("monday")).items).toMatchObject([{ conversationId: id, seq }]);
  await server.call("DELETE", path, ann);
  expect(await found("monday")).toEqual([]);
  expect(await found("parcel")).toEqual([]);
});

test("what is deleted with its site is not found any more", async () => {
  const { server, site, talk, found } = await searchedTalk(await startServer());
  await talk(["Umbrella"]);
  expect(await found("umbrella")).toHaveLength(1);
  const owner = await server.addAgent("Olga", "owner");
  expect((await server.call("DELETE", `/sites/${site.id}`, owner)).status).toBe(204);
  expect(await found("umbrella")).toEqual([]);
});

test("hits are filtered by who, when, site and conversation", async () => {
  const { server, site, ann, talk, found } = await searchedTalk(await startServer());
  const other = await server.addSite({ name: "Other" });
  const first = await talk(["lamp one"]);
  const second = await talk(["lamp two"], other.key);
  await server.call("POST", `/conversations/${first}/claim`, ann);
  const desk = await connectAgent(server, ann);
  const clientId = "said-0001-a";
  desk.send({ type: "send_message", clientId, conversationId: first, text: "lamp three" });
  await desk.next("ack");
  expect(await found("lamp")).toEqual(["lamp three", "lamp two", "lamp one"]);
  expect(await found("lamp", { siteId: other.id })).toEqual(["lamp two"]);
  expect(await found("lamp", { siteId: site.id, by: "visitor" })).toEqual(["lamp one"]);
  expect(await found("lamp", { by: ann.id })).toEqual(["lamp three"]);
  expect(await found("lamp", { conversationId: second })).toEqual(["lamp two"]);
  expect(await found("lamp", { since: Date.now() + 60_000 })).toEqual([]);
  expect(await found("lamp", { until: Date.now() + 60_000 })).toHaveLength(3);
});

test("pages follow each other without a gap or a repeat, slips included", async () => {
  const { talk, search } = await searchedTalk(await startServer());
  const texts = Array.from({ length: 70 }, (_, at) => `ticket number${at % 2 ? "" : "s"} ${at}`);
  await talk(texts.slice(0, 35));
  await talk(texts.slice(35));
  for (const query of ["ticket", "tickett"]) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search(
        query,
        cursor ? { cursor } : {},
      );
      seen.push(...page.items.map(({ excerpt }) => excerpt));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(texts.toReversed());
  }
});

test("[M53] what finds nothing is an empty page, and what is too long is refused", async () => {
  const { talk, found, post } = await searchedTalk(await startServer());
  await talk(["It costs 100% of 5_000 \\ 'more' \"or\" less"]);
  for (const text of ["", "   ", "%", "_", "'", "\\", "🙂", "AND OR NOT", "\u0000"])
    expect([text, await found(text)]).toEqual([text, []]);
  expect(await found("100% 'more'")).toHaveLength(1);
  expect(await found(`less ${"less ".repeat(3_000)}`)).toHaveLength(1);
  expect((await post("messages", { text: "x".repeat(20_000) })).status).toBe(200);
  expect((await post("messages", { text: "x".repeat(20_001) })).status).toBe(400);
  expect((await post("messages", { text: "x", cursor: "1; drop table" })).status).toBe(400);
});

test("an excerpt is cut around what was found", async () => {
  const { talk, search, marked } = await searchedTalk(await startServer());
  await talk([`${"before ".repeat(100)}Zürich 🙂 ${"after ".repeat(100)}`]);
  const [hit] = (await search("zurich")).items;
  expect(hit?.excerpt).toMatch(/^….*Zürich.*…$/);
  expect(hit?.excerpt.length).toBeLessThan(200);
  expect(await marked("zurich")).toEqual(["Zürich"]);
});

test("a question that self-service has answered is found once", async () => {
  const server = await startServer();
  const { site, found } = await searchedTalk(server);
  const visitor = await connectVisitor(server, site.key);
  const text = "Where is my parcel?";
  visitor.send({ type: "send_message", clientId: "asked-0001", text });
  await visitor.next("ack");
  expect(await found("parcel")).toEqual([text]);
});
