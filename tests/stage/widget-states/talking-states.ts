import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

const BELL = "Is the door bell “Hazel” still to be had in walnut?";

async function talk(visit: Visit, text = BELL): Promise<string> {
  await visit.open();
  return visit.talk(text);
}

/** Lines of both sides, as a talk has them. */
async function talkOn(visit: Visit): Promise<string> {
  const id = await talk(visit);
  await visit.hear(id, "Hello! Yes, we made ten of them last week.");
  await visit.say("Lovely. Does it come with screws?");
  await visit.hear(id, "It does, and with a paper template: **no measuring**.");
  return id;
}

const log = ({ at }: Visit) => at(".log");
const writeMore = ({ at }: Visit) => at(".write textarea");

export const TALKING_STATES: WidgetState[] = [
  {
    name: "agent-typing",
    shows: "Mara has it, and is writing",
    async walk(visit) {
      const id = await talk(visit);
      await visit.hear(id, "Hello! Let me have a look.");
      visit.mara.send({ type: "typing", conversationId: id, on: true });
      await visit.at(".dots").waitFor();
    },
  },
  {
    name: "message-sent",
    shows: "Own line: sent",
    dark: true,
    async walk(visit) {
      await talkOn(visit);
      await visit.say("Then I take one.");
      await log(visit)
        .getByText(/· Sent$/)
        .waitFor();
    },
  },
  {
    name: "message-read",
    shows: "Own line: read",
    async walk(visit) {
      const id = await talkOn(visit);
      await visit.say("Then I take one.");
      await log(visit)
        .getByText(/· Sent$/)
        .waitFor();
      visit.mara.send({ type: "read", conversationId: id, seq: 1_000 });
      await log(visit)
        .getByText(/· Read$/)
        .last()
        .waitFor();
    },
  },
  {
    name: "message-sending",
    shows: "Own line: on its way",
    async walk(visit) {
      await slowSocket(visit, { holds: '"send_message"' });
      await visit.open();
      await visit.at(".talk").click();
      await visit.say(BELL);
    },
  },
  {
    name: "message-not-sent",
    shows: "Own line: refused, with the reason; retry or delete",
    async walk(visit) {
      await slowSocket(visit, { refuses: '"send_message"' });
      await visit.open();
      await visit.at(".talk").click();
      await writeMore(visit).fill(BELL);
      await visit.page.keyboard.press("Enter");
      await visit.at(".refused button").first().waitFor();
    },
  },
  {
    name: "quick-replies",
    shows: "Answers to press",
    async walk(visit) {
      const id = await talk(visit, "Something is wrong with my order");
      const choices = ["It is late", "Something is broken", "It is not what I ordered"];
      await visit.hear(id, "I am sorry to hear that. What is it about?", { choices });
      await visit.at(".choices .pill").nth(2).waitFor();
    },
  },
  {
    name: "article-cards",
    shows: "An agent's reply with articles; in dark",
    dark: true,
    async walk(visit) {
      const id = await talk(visit, "How do I send it back?");
      const articleIds = visit.site.articleIds.slice(0, 2);
      await visit.hear(id, "These two should help:", { articleIds });
      await visit.at("details.art summary").last().click();
    },
  },
  {
    name: "emoji",
    shows: "Emoji, fetched when they are wanted",
    async walk(visit) {
      await talkOn(visit);
      await visit.at(".smile").click();
      await visit.at(".emo .all button").nth(20).waitFor();
    },
  },
  {
    name: "menu",
    shows: "What can be done with a conversation",
    async walk(visit) {
      await talkOn(visit);
      await visit.at(".menu summary").click();
      await visit.at(".menu [role=switch]").first().waitFor();
    },
  },
  {
    name: "menu-arabic",
    shows: "The same from right to left, in dark",
    ...{ lang: "ar", dark: true },
    async walk(visit) {
      await talk(visit, "هل الجرس متوفر بخشب الجوز؟");
      await visit.at(".menu summary").click();
      await visit.at(".menu [role=switch]").first().waitFor();
    },
  },
  {
    name: "edited-and-removed",
    shows: "A line that the agent has edited, and one that was removed",
    async walk(visit) {
      const id = await talk(visit);
      const edited = await visit.hear(id, "It leaves on Fryday.");
      const removed = await visit.hear(id, "Meant for somebody else.");
      await visit.say("Thanks!");
      const path = `/conversations/${id}/messages`;
      await visit.mara.api.call("PATCH", `${path}/${edited}`, { text: "It leaves on Friday." });
      await visit.mara.api.call("DELETE", `${path}/${removed}`);
      await visit.at("em.gone").waitFor();
      await log(visit).getByText("(edited)").waitFor();
    },
  },
  {
    name: "new-messages",
    shows: "New since the visitor was away, and one press leads down to what came later",
    async walk(visit) {
      const id = await talkOn(visit);
      await visit.page.locator("foyer-chat .launcher").click();
      await visit.panel.waitFor({ state: "hidden" });
      await visit.mara.say(id, "The walnut ones are packed by hand.");
      await visit.mara.say(id, Array.from({ length: 20 }, (_, i) => `Part ${i + 1}`).join("\n"));
      await visit.page.locator("foyer-chat .badge").getByText("2").waitFor();
      await visit.page.locator("foyer-chat .launcher").click();
      await visit.at(".new").waitFor();
      await log(visit).evaluate((list) => {
        const line = list.querySelector<HTMLElement>(".new");
        list.scrollTo({ top: (line?.offsetTop ?? 0) - list.clientHeight / 2 });
      });
      await visit.mara.say(id, "Shall I set one aside?");
      await visit.at(".jump .pill").waitFor();
    },
  },
  {
    name: "long-texts",
    shows: "Long words, links and two directions in one talk",
    async walk(visit) {
      const id = await talk(visit, "اطلبت الطاولة Walnut Desk 140×70 ولم تصل بعد 😕");
      await visit.hear(
        id,
        "Here it is: https://shop.example/orders/48213/parcels/JJD000390007882341298?lang=en&from=chat#where-it-is",
      );
      await visit.say(
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
      );
      await visit.hear(
        id,
        "عذرًا على التأخير! رقم الشحنة هو **JJD0003** ويصل غدًا.\n\n- الرقم: 48213\n- `code 12`",
      );
    },
  },
  {
    name: "conversation-phone",
    shows: "A talk on a phone, in dark",
    ...{ on: "phone", dark: true },
    walk: talkOn,
  },
];

/** The socket of the next opening keeps frames that contain `holds`, or answers `refuses` like a server that is asked too much. */
async function slowSocket(
  { page }: Visit,
  { holds, refuses }: { holds?: string; refuses?: string },
): Promise<void> {
  await page.routeWebSocket(/socket\/visitor/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const text = String(frame);
      if (holds && text.includes(holds)) return;
      if (!refuses || !text.includes(refuses)) return server.send(frame);
      const { clientId } = JSON.parse(text) as { clientId: string };
      const refusal = {
        type: "error",
        kind: "rate_limited",
        message: "Too much at once.",
        clientId,
      };
      socket.send(JSON.stringify(refusal));
    });
  });
  await page.reload();
  await page.locator("foyer-chat .launcher").waitFor();
}
