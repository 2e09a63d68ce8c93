import type { Desk } from "./desk.ts";
import type { ConsoleState } from "./state.ts";

const AMARA = "Amara Okafor";
const ROBIN = "Robin Vale";

const box = ({ at }: Desk) => at(".composer textarea");

/** Opens one's own conversation, and writes a reply. */
async function reply(desk: Desk, text: string, to = AMARA): Promise<void> {
  await desk.open(to);
  await desk.press("r");
  await box(desk).pressSequentially(text);
}

async function note(desk: Desk, text: string): Promise<void> {
  await desk.open(AMARA);
  await desk.press("n");
  await desk.at(".composer.note textarea").pressSequentially(text);
}

export const TALK_STATES: ConsoleState[] = [
  {
    name: "conversation-waiting",
    shows: "Somebody waits: claim first",
    looks: ["phone", "de"],
    async walk(desk) {
      await desk.open("Dana Köhler");
      await desk.at("[data-shortcut=claim]").first().waitFor();
    },
  },
  {
    name: "conversation",
    shows: "One's own conversation, with what is known of the visitor",
    looks: ["dark", "phone", "rtl", "de", "zh", "ko"],
    async walk(desk) {
      await desk.open(AMARA);
      await desk.at(".visitor-acts").waitFor({ state: "attached" });
    },
  },
  {
    name: "conversation-colleague",
    shows: "A colleague has it",
    walk: (desk) => desk.open("يوسف حداد"),
  },
  {
    name: "conversation-closed",
    shows: "Closed, and can be reopened",
    async walk(desk) {
      await desk.open("Declan Byrne");
      await desk.at("[data-shortcut=reopen]").waitFor();
    },
  },
  {
    name: "canned-menu",
    shows: "Canned replies while one writes",
    looks: ["dark", "phone"],
    async walk(desk) {
      await reply(desk, "/re");
      await desk.at(".canned-menu [role=option]").first().waitFor();
    },
  },
  {
    name: "note-mention",
    shows: "A note; @ offers colleagues",
    looks: ["dark", "ko"],
    async walk(desk) {
      await note(desk, "Could you look at this, @");
      await desk.at(".mention-menu [role=option]").first().waitFor();
    },
  },
  {
    name: "coach",
    shows: "The coach offers a kinder wording",
    looks: ["dark", "phone", "de"],
    async walk(desk) {
      await reply(desk, "Hi, you have to pay by card 4111 1111 1111 1111");
      await desk.at(".coach .btn").nth(1).waitFor();
    },
  },
  {
    name: "typing-preview",
    shows: "What the visitor types, where their site shows it",
    async walk(desk) {
      await desk.open(ROBIN);
      await box(desk).waitFor();
      await typed(desk);
    },
  },
  {
    name: "guard",
    shows: "Something came since the reply was begun",
    looks: ["dark", "phone", "de"],
    async walk(desk) {
      await reply(desk, "It left our workshop yesterday.", ROBIN);
      await desk.scene.robin.say("Never mind, I have found the screw!");
      await desk.page.getByText("found the screw").last().waitFor();
      await desk.page.keyboard.press("Enter");
      await desk.at(".quiet-bar").waitFor();
    },
  },
  {
    name: "draft-offer",
    shows: "Something newer was written in another browser",
    async walk(desk) {
      const { scene, at } = desk;
      const { id } = await scene.talkOf(AMARA);
      const kept = desk.page.waitForResponse(
        (answer) => /\/drafts\//.test(answer.url()) && answer.ok(),
      );
      await reply(desk, "Hello Amara, let me");
      const { draft } = (await (await kept).json()) as {
        draft: { version: string; since: number };
      };
      await scene.owner.call("PUT", `/drafts/${id}/reply`, {
        text: "Hello Amara, two new mugs are on their way.",
        ...{ attachmentIds: [], since: draft.since, base: draft.version },
        version: crypto.randomUUID(),
      });
      await at(".quiet-bar").waitFor();
    },
  },
];

/** Until it is there: the visitor says again what they have typed. */
async function typed({ scene, at }: Desk): Promise<void> {
  const { id } = await scene.talkOf(ROBIN);
  for (let i = 0; i < 20; i++) {
    scene.robin.type(id, `I wonder whether you could send me a new lid${".".repeat(i % 4)}`);
    const seen = await at(".said.preview")
      .waitFor({ timeout: 1_000 })
      .then(
        () => true,
        () => false,
      );
    if (seen) return;
  }
  throw new Error("what Robin types is not shown");
}
