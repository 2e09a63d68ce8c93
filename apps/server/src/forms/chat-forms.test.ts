import type { ChatForm, FormAnswer, Site } from "@foyer/protocol";
import { DEFAULT_SITE_OPTIONS } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

const FORM: ChatForm = {
  intro: "So that we can help at once.",
  fields: [
    { id: "name", kind: "name", label: "Your name", required: false },
    { id: "email", kind: "email", label: "Email", required: true },
    { id: "phone", kind: "phone", label: "Telephone", required: false },
    { id: "topic", kind: "choice", label: "Topic", required: true, choices: ["Order", "Return"] },
    { id: "order", kind: "text", label: "Order number", required: false },
    { id: "terms", kind: "consent", label: "I agree", required: true },
  ],
};

const ANSWERS: Record<string, string> = {
  ...{ name: " Dana Smith ", email: "dana@example.com", topic: "Order", terms: "yes" },
};

const toAnswers = (answers: Record<string, string>): FormAnswer[] =>
  Object.entries(answers).map(([field, value]) => ({ field, value }));

async function askingSite(form: ChatForm | null = FORM) {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const options = { ...DEFAULT_SITE_OPTIONS, form };
  const site = await server.addSite({ options });
  const visitor = await connectVisitor(server, site.key);
  const { id } = visitor.welcome.visitor;
  const say = (clientId: string, answers?: FormAnswer[], text = "Where is it?") =>
    visitor.send({
      ...{ type: "send_message", clientId, text, to: "person" },
      ...(answers ? { answers } : {}),
    });
  const log = async () => {
    const row = await server.house.conversations.latestOf(id);
    const events = row ? await server.house.messages.after("agents", row.id, 0, 100) : [];
    return events.map(({ body }) => body);
  };
  const comeBack = () => connectVisitor(server, site.key, { token: visitor.token });
  return { clock, server, site, visitor, id, say, log, comeBack };
}

test("[M30] the answers stand in the log before the first words, and who it is is noted", async () => {
  const { server, id, visitor, say, log } = await askingSite();
  expect(visitor.welcome.options.form).toEqual(FORM);
  say("first-0001", toAnswers(ANSWERS));
  expect(await visitor.next("ack")).toMatchObject({ seq: 1 });
  expect((await log()).slice(0, 2)).toEqual([
    {
      type: "form_filled",
      answers: [
        { label: "Your name", value: "Dana Smith" },
        { label: "Email", value: "dana@example.com" },
        { label: "Topic", value: "Order" },
        { label: "I agree", value: "yes" },
      ],
    },
    { type: "message", text: "Where is it?" },
  ]);
  const noted = { name: "Dana Smith", email: "dana@example.com", phone: null };
  expect(await server.house.visitors.byId(id)).toMatchObject(noted);
  expect(await server.house.conversations.latestOf(id)).toMatchObject({
    ...{ state: "waiting", visitorName: "Dana Smith", unread: 1 },
  });
});

test("[M2] a repeat with answers stores nothing twice", async () => {
  const { visitor, say, log } = await askingSite();
  say("first-0001", toAnswers(ANSWERS));
  const first = await visitor.next("ack");
  say("first-0001", [{ field: "email", value: "nonsense" }]);
  expect(await visitor.next("ack")).toEqual(first);
  expect((await log()).map(({ type }) => type)).toEqual(["form_filled", "message", "queued"]);
});

test("what was said right after it comes after it", async () => {
  const { visitor, say, log } = await askingSite();
  say("first-0001", toAnswers(ANSWERS), "one");
  say("second-001", undefined, "two");
  await visitor.next("ack");
  await visitor.next("ack");
  const texts = (await log()).flatMap((body) => (body.type === "message" ? [body.text] : []));
  expect(texts).toEqual(["one", "two"]);
});

test("[M30] to ask for a person carries the answers, too", async () => {
  const { visitor, log } = await askingSite();
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Where is it?" });
  await visitor.next("ack");
  const answers = toAnswers(ANSWERS);
  visitor.send({ type: "ask_person", clientId: "person-001", answers });
  await visitor.next("ack");
  expect((await log()).map(({ type }) => type)).toEqual([
    ...["message", "answered", "form_filled", "queued"],
  ]);
});

test("what is known already is not overwritten", async () => {
  const { server, id, visitor, say } = await askingSite();
  await server.house.patchVisitor(id, { name: "Mrs Smith" });
  say("first-0001", toAnswers({ ...ANSWERS, phone: "+49 40 1234" }));
  await visitor.next("ack");
  expect(await server.house.visitors.byId(id)).toMatchObject({
    ...{ name: "Mrs Smith", email: "dana@example.com", phone: "+49 40 1234" },
  });
});

test.each([
  ["a required answer is missing", { email: "" }, "email"],
  ["an answer of blanks is none", { email: "  " }, "email"],
  ["the email is none", { email: "dana" }, "email"],
  ["the number is none", { phone: "call me" }, "phone"],
  ["the choice is not offered", { topic: "Weather" }, "topic"],
  ["consent is not given", { terms: "no" }, "terms"],
  ["consent is left out", { terms: "" }, "terms"],
  ["the name is too long", { name: "n".repeat(81) }, "name"],
])("[M30] refused, naming the question: %s", async (_, wrong: Record<string, string>, field) => {
  const { visitor, say, log } = await askingSite();
  say("first-0001", toAnswers({ ...ANSWERS, ...wrong }));
  const { kind, message, clientId } = await visitor.next("error");
  expect([kind, clientId]).toEqual(["invalid", "first-0001"]);
  expect(message.split(":")[0]).toBe(field);
  expect(await log()).toEqual([]);
});

test("[M30] a question that is answered twice is refused", async () => {
  const { visitor, say } = await askingSite();
  say("first-0001", [...toAnswers(ANSWERS), { field: "email", value: "other@example.com" }]);
  expect((await visitor.next("error")).message).toContain("email: it is answered twice");
});

test("[M30] what is not asked any more is left out, and the message kept", async () => {
  const { visitor, say, log } = await askingSite();
  say("first-0001", toAnswers({ ...ANSWERS, shoe_size: "39" }));
  await visitor.next("ack");
  expect(JSON.stringify((await log())[0])).not.toContain("39");
  const none = await askingSite(null);
  none.say("first-0001", toAnswers(ANSWERS));
  await none.visitor.next("ack");
  expect((await none.log()).map(({ type }) => type)).toEqual(["message", "queued"]);
});

test("who has answered is asked again after thirty days, and not before", async () => {
  const { clock, visitor, say, comeBack } = await askingSite();
  say("first-0001", toAnswers(ANSWERS));
  await visitor.next("ack");
  clock.advance(30 * DAY_MS - 1);
  expect((await comeBack()).welcome.options.form).toBeUndefined();
  clock.advance(1);
  expect((await comeBack()).welcome.options.form).toEqual(FORM);
});

test("who only reads is asked later, when they want a person", async () => {
  const { visitor, comeBack } = await askingSite();
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Where is it?" });
  await visitor.next("ack");
  expect((await comeBack()).welcome.options.form).toEqual(FORM);
});

test("nobody is asked for what is known of them", async () => {
  const [name, email] = FORM.fields;
  const fields = [name, email].flatMap((field) => field ?? []);
  const { server, id, comeBack } = await askingSite({ ...FORM, fields });
  await server.house.patchVisitor(id, { name: "Dana" });
  const { welcome } = await comeBack();
  expect([welcome.options.form?.fields.length, welcome.visitor.name]).toEqual([2, "Dana"]);
  await server.house.patchVisitor(id, { email: "dana@example.com" });
  expect((await comeBack()).welcome.options.form).toBeUndefined();
});

const REQUIRED = toAnswers(ANSWERS);

test("[M30] a first message to a person needs the answers that the owner requires, and is not lost", async () => {
  const { visitor, say, log } = await askingSite();
  say("first-0001");
  expect(await visitor.next("error")).toMatchObject({
    ...{ kind: "form_required", clientId: "first-0001" },
  });
  expect(await log()).toEqual([]);
  say("first-0001", REQUIRED);
  await visitor.next("ack");
  expect((await log()).map(({ type }) => type)).toEqual(["form_filled", "message", "queued"]);
});

test("[M30] nobody leaves self-service for a person without them, by either way", async () => {
  const { visitor, say, log } = await askingSite();
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Where is it?" });
  await visitor.next("ack");
  visitor.send({ type: "ask_person", clientId: "person-001" });
  expect(await visitor.next("error")).toMatchObject({ kind: "form_required" });
  say("person-002");
  expect(await visitor.next("error")).toMatchObject({ kind: "form_required" });
  visitor.send({ type: "ask_person", clientId: "person-003", answers: REQUIRED });
  await visitor.next("ack");
  expect((await log()).at(-1)).toMatchObject({ type: "queued" });
});

test("[M2] what was acked once is acked again, whatever the owner asks by now", async () => {
  const { server, site, visitor, say } = await askingSite(null);
  say("first-0001");
  const first = await visitor.next("ack");
  const options = { ...DEFAULT_SITE_OPTIONS, form: FORM };
  const owner = await server.addAgent("Nora Lind", "owner");
  const sites = (await (await server.call("GET", "/sites", owner)).json()) as Site[];
  const found = sites.find(({ id }) => id === site.id);
  if (!found) throw new Error("the site is gone");
  const { name, accent, greeting, intro, lang, origins } = found;
  const draft = { name, accent, greeting, intro, lang, origins, options };
  expect((await server.call("PUT", `/sites/${site.id}`, owner, draft)).status).toBe(200);
  say("first-0001");
  expect(await visitor.next("ack")).toEqual(first);
  // And who is with people already is not held up.
  say("second-001");
  await visitor.next("ack");
});

test("who has answered, or is known, or is asked for nothing that must be, is let through", async () => {
  const answered = await askingSite();
  answered.say("first-0001", REQUIRED);
  await answered.visitor.next("ack");
  answered.visitor.send({
    ...{ type: "close_conversation", clientId: "close-0001", outcome: "solved" },
  });
  await answered.visitor.next("ack");
  answered.visitor.send({
    ...{ type: "send_message", clientId: "again-0001", text: "One more", to: "person", anew: true },
  });
  await answered.visitor.next("ack");

  const [name] = FORM.fields;
  const optional = await askingSite({ ...FORM, fields: name ? [name] : [] });
  optional.say("first-0001");
  await optional.visitor.next("ack");

  const email = FORM.fields.filter(({ id }) => id === "email");
  const known = await askingSite({ ...FORM, fields: email });
  await known.server.house.patchVisitor(known.id, { email: "dana@example.com" });
  known.say("first-0001");
  await known.visitor.next("ack");
});
