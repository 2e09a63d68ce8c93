import type { Desk } from "./desk.ts";
import type { ConsoleState } from "./state.ts";

/** One's own conversation, and a key. */
async function act(desk: Desk, key: string, waitFor: string): Promise<void> {
  await desk.open("Amara Okafor");
  await desk.at(".composer").waitFor();
  await desk.press(key);
  await desk.at(waitFor).first().waitFor();
}

/** A window that the panel of the visitor opens; on a phone the panel is opened first. */
async function person(desk: Desk, button: string): Promise<void> {
  await desk.open("Amara Okafor");
  if (desk.look === "phone") await desk.at(".panel-toggle").click();
  await desk.at(".visitor-acts").scrollIntoViewIfNeeded();
  await desk.button(button).click();
  await desk.at("dialog[open] .dialog-body").waitFor();
}

export const ACT_STATES: ConsoleState[] = [
  {
    name: "transfer",
    shows: "To a colleague or a team",
    looks: ["dark", "phone", "de"],
    walk: (desk) => act(desk, "t", "dialog[open] .transfer-choices"),
  },
  {
    name: "snooze",
    shows: "Until when it sleeps",
    looks: ["zh"],
    walk: (desk) => act(desk, "z", "[role=menu]"),
  },
  {
    name: "close-outcome",
    shows: "Closed with an outcome",
    looks: ["de"],
    walk: (desk) => act(desk, "e", "[role=menu]"),
  },
  {
    name: "tags",
    shows: "Tags of a conversation",
    looks: ["dark"],
    walk: (desk) => act(desk, "l", "dialog[open] .tag-choices"),
  },
  {
    name: "send-to-faq",
    shows: "Answered by articles",
    walk: (desk) => act(desk, "f", "dialog[open] .dialog-body"),
  },
  {
    name: "visitor-panel",
    shows: "The visitor: notes and tags of the person, pages, what was before",
    looks: ["phone", "rtl"],
    async walk(desk) {
      await desk.open("Amara Okafor");
      if (desk.look === "phone") await desk.at(".panel-toggle").click();
      await desk.page.getByText("Runs a café in Cork").waitFor();
    },
  },
  {
    name: "merge",
    shows: "Two profiles become one",
    walk: (desk) => person(desk, "Merge…"),
  },
  {
    name: "block",
    shows: "Blocked, until when, and why",
    looks: ["phone", "de"],
    walk: (desk) => person(desk, "Block…"),
  },
  {
    name: "palette",
    shows: "Find anything",
    looks: ["dark", "phone", "ko"],
    async walk(desk) {
      await desk.open("Amara Okafor");
      await desk.page.keyboard.press("ControlOrMeta+k");
      await desk.at(".palette input").fill("mug");
      await desk.at(".palette [role=option]").nth(3).waitFor();
    },
  },
  {
    name: "shortcut-sheet",
    shows: "All keys",
    looks: ["dark", "de"],
    async walk(desk) {
      await desk.open("Amara Okafor");
      await desk.press("?");
      await desk.at("dialog .shortcuts").waitFor();
    },
  },
];
