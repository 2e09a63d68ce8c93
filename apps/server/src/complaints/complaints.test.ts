import {
  type Complaint,
  type ComplaintDetail,
  type Complaints,
  DEFAULT_COMPLAINT_SETTINGS,
  DEFAULT_SITE_OPTIONS,
  type NewComplaint,
  type RepeatedCause,
} from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  startServer,
  type TestAgent,
} from "@foyer/test-kit";
import { expect, test } from "vitest";
import { startSmtp, textOf } from "../mail/testing/smtp.ts";

const DAY = 24 * 60 * 60 * 1000;
/** A Monday, 09:00 UTC. */
const START = Date.UTC(2026, 0, 5, 9);

let count = 0;
const clientId = () => `complaint-${String(++count).padStart(6, "0")}`;

async function shop({ mailTo = "", form = true } = {}) {
  const clock = fakeClock(START);
  const env: Record<string, string> = mailTo
    ? { SMTP_URL: mailTo, MAIL_FROM: "chat@shop.example" }
    : {};
  const server = await startServer({ clock, env });
  const options = { ...DEFAULT_SITE_OPTIONS, complaints: form };
  const site = await server.addSite({ name: "Moss & Mug", options });
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const ask = (method: string, path: string, body?: object, who: TestAgent = mara) =>
    server.call(method, `/complaints${path}`, who, body);
  const read = async <T>(path: string, who?: TestAgent) =>
    (await (await ask("GET", path, undefined, who)).json()) as T;
  const add = async (given: Partial<NewComplaint> = {}, who?: TestAgent) => {
    const body = { siteId: site.id, text: "The mug is cracked.", categoryId: "product" };
    const answer = await ask("POST", "", { ...body, clientId: clientId(), ...given }, who);
    expect(answer.status).toBe(201);
    return (await answer.json()) as ComplaintDetail;
  };
  const patch = async ({ id, version }: Complaint, change: object, who?: TestAgent) => {
    const answer = await ask("PATCH", `/${id}`, { version, ...change }, who);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as ComplaintDetail).complaint;
  };
  const numbers = async (query: string, who?: TestAgent) =>
    (await read<Complaints>(query, who)).complaints.map(({ number }) => number);
  return { server, clock, site, owner, mara, ask, read, add, patch, numbers };
}

test("[M90] [P40] a visitor's complaint has its number once, however often it is said, and waits for an agent", async () => {
  const { server, site, mara, read } = await shop();
  const desk = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  expect(visitor.welcome.options.complaints).toBe(true);
  const frame = {
    ...{ type: "complain" as const, clientId: clientId(), text: "It came broken.", lang: "de" },
    ...{ want: "A new one", name: "Ines Roth", email: "ines@example.com" },
  };
  visitor.send(frame);
  visitor.send(frame);
  const acks = [await visitor.next("ack"), await visitor.next("ack")];
  expect(acks[1]).toEqual(acks[0]);
  expect(acks[0]).toMatchObject({ complaint: 1, seq: 1 });
  await desk.next("complaints");
  const { complaints, counts } = await read<Complaints>("?list=unowned");
  expect(complaints).toMatchObject([
    {
      ...{ number: 1, source: "visitor", text: "It came broken.", want: "A new one", lang: "de" },
      ...{ name: "Ines Roth", email: "ines@example.com", severity: "medium", state: "open" },
      ...{ conversationId: acks[0]?.conversationId, dueAt: START + 7 * DAY },
    },
  ]);
  expect(counts).toEqual({ open: 1, overdue: 0, mine: 0, unowned: 1, resolved: 0, all: 1 });
  const id = acks[0]?.conversationId ?? "";
  expect(await server.house.find.existing(id)).toMatchObject({
    ...{ state: "waiting", visitorName: "Ines Roth" },
  });
  const types = (await server.house.messages.after("agents", id, 0, 100)).map(({ body }) => body);
  expect(types).toMatchObject([
    { type: "message", text: "It came broken.\n\n→ A new one" },
    { type: "complaint_recorded", number: 1 },
    { type: "queued" },
  ]);
  expect(JSON.stringify(visitor.received)).not.toContain("complaint_recorded");
});

test("[M90] what cannot be a complaint is refused with what is wrong: no form, no words, too many", async () => {
  const closed = await shop({ form: false });
  const visitor = await connectVisitor(closed.server, closed.site.key);
  expect(visitor.welcome.options).not.toHaveProperty("complaints");
  const say = (who: typeof visitor, text: string) => {
    const id = clientId();
    who.send({ type: "complain", clientId: id, text });
    return id;
  };
  const refused = async (who: typeof visitor, id: string) =>
    (await who.next("error", (error) => error.clientId === id)).kind;
  expect(await refused(visitor, say(visitor, "Broken"))).toBe("wrong_state");
  const open = await shop();
  const other = await connectVisitor(open.server, open.site.key);
  expect(await refused(other, say(other, " \u0000 "))).toBe("text_empty");
  for (let n = 0; n < 5; n += 1) {
    const id = say(other, `Broken ${n}`);
    await other.next("ack", (ack) => ack.clientId === id);
  }
  expect(await refused(other, say(other, "Once more"))).toBe("rate_limited");
  expect(await open.numbers("")).toHaveLength(5);
});

test("an agent records one from a conversation with what is known of the visitor; its log says so, to agents alone", async () => {
  const { server, site, mara, add, ask } = await shop();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: clientId(), text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const { visitorId } = await server.house.find.existing(conversationId);
  await server.call("PATCH", `/visitors/${visitorId}`, mara, {
    name: "Ines",
    email: "i@x.example",
  });
  const given = { conversationId, severity: "critical" as const, clientId: clientId() };
  const { complaint, steps } = await add(given);
  expect(complaint).toMatchObject({
    ...{ number: 1, name: "Ines", email: "i@x.example", visitorId, conversationId },
    ...{ source: "agent", dueAt: START + DAY, ownerId: null },
  });
  expect(steps).toMatchObject([{ byId: mara.id, body: { type: "recorded" } }]);
  expect((await add(given)).complaint.id).toBe(complaint.id);
  const events = await server.house.messages.after("agents", conversationId, 0, 100);
  expect(events.at(-1)?.body).toEqual({
    ...{ type: "complaint_recorded", complaintId: complaint.id, number: 1 },
  });
  expect(await server.house.messages.after("visitor", conversationId, 0, 100)).toHaveLength(2);
  const wrong = (body: object) => ask("POST", "", { siteId: site.id, text: "x", ...body });
  const other = await server.addSite();
  const more = { categoryId: "product", clientId: clientId() };
  expect((await wrong({ ...more, categoryId: "nothing" })).status).toBe(404);
  expect((await wrong({ ...more, ownerId: "nobody" })).status).toBe(404);
  expect((await wrong({ ...more, siteId: other.id, conversationId })).status).toBe(400);
});

test("each change of owner, state, severity and date stands in its log; who was not first is told by whom", async () => {
  const { server, mara, owner, add, ask, read, patch } = await shop();
  const { complaint } = await add();
  const severe = await patch(complaint, { severity: "high", ownerId: mara.id }, owner);
  expect(severe).toMatchObject({ dueAt: START + 3 * DAY, version: 2, changedBy: owner.id });
  const late = await ask("PATCH", `/${complaint.id}`, { version: 1, cause: "Packing" });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ kind: "conflict", winner: { name: "Olga Owner" } });
  // A date of its own stays, whatever the severity.
  const dated = await patch(severe, { dueAt: START + 5 * DAY });
  expect(await patch(dated, { severity: "low" })).toMatchObject({ dueAt: START + 5 * DAY });
  const step = { text: "Called the carrier.", clientId: clientId() };
  await ask("POST", `/${complaint.id}/steps`, step);
  expect((await ask("POST", `/${complaint.id}/steps`, step)).status).toBe(200);
  const now = await read<ComplaintDetail>(`/${complaint.id}`);
  expect(now.complaint.state).toBe("in_work");
  const resolved = { version: now.complaint.version, state: "resolved" };
  const early = await ask("PATCH", `/${complaint.id}`, resolved);
  expect([early.status, ((await early.json()) as { detail: string }).detail]).toEqual([
    400,
    "outcome: say what came of it before it is resolved.",
  ]);
  const done = await patch(now.complaint, { state: "resolved", outcome: "replaced" });
  expect(done).toMatchObject({ closedAt: START, outcome: "replaced" });
  expect(await patch(done, { state: "in_work" })).toMatchObject({ closedAt: null });
  const { steps } = await read<ComplaintDetail>(`/${complaint.id}`);
  expect(steps.map(({ body }) => body)).toEqual([
    { type: "recorded" },
    { type: "owner", to: mara.id },
    { type: "severity", to: "high" },
    { type: "due", to: START + 3 * DAY },
    { type: "due", to: START + 5 * DAY },
    { type: "severity", to: "low" },
    { type: "did", text: "Called the carrier." },
    { type: "state", to: "resolved" },
    { type: "state", to: "in_work" },
  ]);
  expect((await ask("DELETE", `/${complaint.id}`)).status).toBe(403);
  expect((await ask("DELETE", `/${complaint.id}`, undefined, owner)).status).toBe(204);
  expect((await ask("GET", `/${complaint.id}`)).status).toBe(404);
  expect(server.house.clock.now()).toBe(START);
});

test("the lists and the search find what they say, in every script", async () => {
  const { clock, mara, add, patch, numbers, read } = await shop();
  const first = await add({ severity: "critical", ownerId: mara.id, name: "Älfrun ÖST" });
  await add({ text: "Die Rechnung war 100 % zu hoch", categoryId: "price" });
  const third = await add({ severity: "low", email: "zoe@example.com" });
  await patch(first.complaint, { cause: "Packing too thin" });
  await patch(third.complaint, { state: "rejected" });
  expect(await numbers("?list=open")).toEqual([1, 2]);
  expect(await numbers("?list=resolved")).toEqual([3]);
  expect(await numbers("?list=mine")).toEqual([1]);
  expect(await numbers("?list=unowned")).toEqual([2]);
  expect(await numbers("?list=all")).toEqual([3, 2, 1]);
  expect(await numbers("?list=overdue")).toEqual([]);
  clock.advance(2 * DAY);
  expect(await numbers("?list=overdue")).toEqual([1]);
  expect((await read<Complaints>("?list=all&categoryId=price")).counts).toMatchObject({ all: 1 });
  const found = (text: string) => numbers(`?list=all&text=${encodeURIComponent(text)}`);
  expect(await found("c-2")).toEqual([2]);
  expect(await found("öst älf")).toEqual([1]);
  expect(await found("100 %")).toEqual([2]);
  expect(await found("_")).toEqual([]);
  expect(await found("zoe@")).toEqual([3]);
  expect(await numbers("?list=all&cause=packing%20TOO%20thin")).toEqual([1]);
  expect(await numbers("?list=all&cause=packing")).toEqual([]);
});

test("its owner is reminded a day before and once it is overdue, of each date once, by one of all nodes", async () => {
  const { server, clock, mara, owner, add, patch } = await shop();
  const desk = await connectAgent(server, mara);
  const { complaint } = await add({ severity: "high" });
  const remind = () =>
    Promise.all([server.house.complaints.remind(), server.house.complaints.remind()]);
  const called = () => desk.received.filter(({ type }) => type === "called").length;
  const wanting = async () =>
    (await (await server.call("GET", "/complaints/wanting", mara)).json()) as { wanting: number };
  expect(await wanting()).toEqual({ wanting: 1 });
  const mine = await patch(complaint, { ownerId: mara.id }, owner);
  expect((await desk.next("called")).call).toMatchObject({
    ...{ kind: "complaint", complaintId: complaint.id, conversationId: null },
    text: "C-1 · The mug is cracked.",
  });
  expect(await wanting()).toEqual({ wanting: 0 });
  await remind();
  clock.advance(2 * DAY + 1);
  await remind();
  await desk.next("called");
  expect(await wanting()).toEqual({ wanting: 1 });
  await remind();
  clock.advance(DAY);
  await remind();
  await desk.next("called");
  await remind();
  expect(called()).toBe(3);
  const again = await patch(mine, { dueAt: clock.now() + DAY / 2 });
  await remind();
  await desk.next("called");
  await patch(again, { state: "rejected" });
  clock.advance(2 * DAY);
  await remind();
  expect(called()).toBe(4);
});

test("causes that come back stand first, beside how often it was before", async () => {
  const { clock, add, patch, read } = await shop();
  const caused = async (cause: string, categoryId = "product") =>
    patch((await add({ categoryId })).complaint, { cause });
  await caused("Packing too thin");
  clock.advance(10 * DAY);
  await caused("packing too THIN");
  await caused("Packing too thin");
  await caused("Wrong size", "website");
  const [since, until] = [START + 5 * DAY, START + 15 * DAY];
  const causes = await read<RepeatedCause[]>(`/causes?since=${since}&until=${until}`);
  expect(causes).toMatchObject([
    { categoryId: "product", cause: "Packing too thin", count: 2, before: 1, open: 3 },
    { categoryId: "website", cause: "Wrong size", count: 1, before: 0, open: 1 },
  ]);
});

test("the customer is told in their chat once, however often it is pressed, and reads it there", async () => {
  const { server, site, mara, add, ask } = await shop();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: clientId(), text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  visitor.send({ type: "close_conversation", clientId: clientId(), outcome: "not_solved" });
  await visitor.next("ack", ({ seq }) => seq > 2);
  const { complaint } = await add({ conversationId });
  const told = { by: "chat", text: "A new mug is on its way.", clientId: clientId() };
  const tell = async () =>
    (await (await ask("POST", `/${complaint.id}/tell`, told)).json()) as ComplaintDetail;
  await tell();
  expect((await tell()).complaint).toMatchObject({ toldAt: START, toldBy: "chat" });
  const heard = await visitor.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "message" && body.text === told.text),
  );
  expect(heard.conversation).toMatchObject({ state: "active", agent: { id: mara.id } });
  const log = await server.house.messages.after("agents", conversationId, 0, 100);
  expect(log.filter(({ body }) => body.type === "message")).toHaveLength(2);
  const tom = await server.addAgent("Tom Ruiz");
  const other = { ...told, clientId: clientId() };
  const refused = await ask("POST", `/${complaint.id}/tell`, other, tom);
  expect([refused.status, await refused.json()]).toMatchObject([403, { kind: "not_yours" }]);
  const alone = await add();
  expect((await ask("POST", `/${alone.complaint.id}/tell`, other)).status).toBe(409);
  expect((await ask("POST", `/${alone.complaint.id}/tell`, { ...other, by: "mail" })).status).toBe(
    409,
  );
});

test("the number and the outcome arrive by mail, in the customer's language, each once", async () => {
  const smtp = await startSmtp();
  const { server, site, ask, read } = await shop({ mailTo: smtp.url });
  const visitor = await connectVisitor(server, site.key);
  const frame = { type: "complain" as const, clientId: clientId(), text: "Kaputt.", lang: "de" };
  visitor.send({ ...frame, email: "ines@example.com" });
  visitor.send({ ...frame, email: "ines@example.com" });
  await visitor.next("ack");
  await visitor.next("ack");
  const receipt = await smtp.mail(1);
  expect(receipt).toMatchObject({ to: ["ines@example.com"] });
  expect(receipt.raw).toMatch(/^Subject: Ihre Beschwerde C-1/m);
  expect(textOf(receipt)).toContain("Kaputt.");
  const { complaints } = await read<Complaints>("?list=all");
  const told = { by: "mail", text: "Das Geld ist zurück.", clientId: clientId() };
  for (const _ of [1, 2]) {
    const answer = await ask("POST", `/${complaints[0]?.id}/tell`, told);
    expect(answer.status).toBe(200);
  }
  expect(textOf(await smtp.mail(2))).toContain("Das Geld ist zurück.");
  expect(smtp.received).toHaveLength(2);
});

test("categories are the owner's: one with complaints can be hidden, not taken away", async () => {
  const { owner, add, ask, read } = await shop();
  await add();
  const put = (change: object) =>
    ask("PUT", "/settings", { ...DEFAULT_COMPLAINT_SETTINGS, ...change }, owner);
  const [product, ...rest] = DEFAULT_COMPLAINT_SETTINGS.categories;
  expect((await put({ categories: rest })).status).toBe(409);
  expect((await put({ categories: [...rest, ...rest] })).status).toBe(400);
  const hidden = { ...product, hidden: true };
  expect((await put({ categories: [hidden, { id: "mine", name: " Own  one " }] })).status).toBe(
    200,
  );
  expect(await read("/settings")).toMatchObject({
    ...{ revision: 1, categories: [hidden, { id: "mine", name: "Own one" }] },
  });
  expect((await put({ categories: rest })).status).toBe(409);
  const free = { ...DEFAULT_COMPLAINT_SETTINGS, revision: 1, categories: [hidden] };
  expect((await ask("PUT", "/settings", free, owner)).status).toBe(400);
});

test("the CSV has all that the filter finds, and no spreadsheet runs what is in it", async () => {
  const { add, ask } = await shop();
  await add({ text: '=HYPERLINK("http://x")', name: "@SUM(1)" });
  await add({ severity: "low" });
  const csv = await (await ask("GET", "/csv?list=all&severity=medium")).text();
  const [head, line, rest] = csv.split("\r\n");
  expect(head).toMatch(/^number,recorded,site,category,/);
  expect(line).toContain("C-1,2026-01-05T09:00:00.000Z,Moss & Mug,Product or quality,medium,open");
  expect(line).toContain(`'@SUM(1)`);
  expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(rest).toBe("");
});

test("what is merged keeps its complaints; with its site the register forgets them", async () => {
  const { server, site, owner, mara, add, read } = await shop();
  const people = [await connectVisitor(server, site.key), await connectVisitor(server, site.key)];
  const ids: string[] = [];
  for (const visitor of people) {
    visitor.send({ type: "send_message", clientId: clientId(), text: "Hi", to: "person" });
    const { conversationId } = await visitor.next("ack");
    ids.push(conversationId);
  }
  const [from, into] = await Promise.all(ids.map((id) => server.house.find.existing(id)));
  const { complaint } = await add({ conversationId: ids[0] ?? "" });
  expect(complaint.visitorId).toBe(from?.visitorId);
  const merged = await server.call("POST", `/visitors/${from?.visitorId}/merge`, mara, {
    intoId: into?.visitorId,
  });
  expect(merged.status).toBe(200);
  expect((await read<ComplaintDetail>(`/${complaint.id}`)).complaint.visitorId).toBe(
    into?.visitorId,
  );
  expect((await server.call("DELETE", `/sites/${site.id}`, owner)).status).toBe(204);
  expect((await read<Complaints>("?list=all")).counts.all).toBe(0);
});
