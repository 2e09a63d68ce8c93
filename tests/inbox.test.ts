import { randomUUID } from "node:crypto";
import type { Conversation, ConversationPage, View } from "@foyer/protocol";
import { connectVisitor } from "@foyer/test-kit";
import { beforeEach, expect, test } from "vitest";
import { enterConsole, MARA, OWNER, type Person, setStage, TOMAS } from "./stage/story.ts";
import { violations } from "./stage/violations.ts";

const story = setStage();

/** Each begins with an empty inbox, also when it is told again. */
beforeEach(async () => {
  const { api } = story;
  const open = "state=waiting&state=active&state=self_service&state=snoozed";
  const { items } = await api.call<ConversationPage>("GET", `/conversations?${open}`);
  const ids = items.map(({ id }) => id);
  const { agent } = await api.call<{ agent: { id: string } }>("GET", "/me");
  for (const act of [
    { type: "transfer", agentId: agent.id },
    { type: "close", outcome: "spam" },
  ]) {
    if (ids.length > 0) await api.call("POST", "/conversations/bulk", { ids, act });
  }
  for (const { id } of await api.call<View[]>("GET", "/views")) {
    await api.call("DELETE", `/views/${id}`);
  }
});

/** Somebody asks a person something. Returns the conversation's id. */
async function ask(text: string): Promise<string> {
  const visitor = await connectVisitor(story.server, story.siteKey, {
    origin: story.ownerPage.origin,
  });
  visitor.send({ type: "send_message", clientId: randomUUID(), text, to: "person" });
  return (await visitor.next("ack")).conversationId;
}

const rowOf = ({ page }: Person, text: string | RegExp) =>
  page.locator(".rows li").filter({ hasText: text });

/** Waits until the list shows these, in this order. */
async function lists({ page }: Person, ...texts: string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const rows = [...document.querySelectorAll<HTMLElement>(".rows li")];
    // Drawn rows stand where their place says, whatever their order in the document.
    rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
    return (
      rows.length === wanted.length &&
      rows.every((row, at) => row.textContent?.includes(wanted[at] ?? ""))
    );
  }, texts);
}

/** Presses keys one after the other, as somebody who is in no text box. */
async function press({ page }: Person, ...keys: string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of keys) await page.keyboard.press(key);
}

async function chooseFromMenu({ page }: Person, name: RegExp): Promise<void> {
  await page.locator(".lists-button").click();
  await page.getByRole("menuitemradio", { name }).click();
}

test("rows enter, move and leave as colleagues work; several are done at once by keys and taken back", async () => {
  const mara = await enterConsole(story, MARA);
  await mara.page.getByText("Nobody is waiting").first().waitFor();
  const lamp = await ask("My lamp is broken");
  await ask("Where is my chair");
  await ask("A question about pans");
  await lists(mara, "My lamp is broken", "Where is my chair", "A question about pans");

  // A colleague takes one: it leaves the queue here, by itself, and stands among all that are open.
  const tomas = await enterConsole(story, TOMAS);
  await rowOf(tomas, "My lamp").getByRole("link").click();
  await tomas.page.locator(".talk-header [data-shortcut=claim]").click();
  await lists(mara, "Where is my chair", "A question about pans");
  await press(mara, "g", "a");
  await mara.page.getByRole("heading", { name: "With colleagues" }).waitFor();
  await press(mara, "g", "w");
  await lists(mara, "Where is my chair", "A question about pans");

  // By keys: both chosen, assigned, given back, ranked.
  await press(mara, "j", "x", "j", "x");
  const bar = mara.page.getByRole("toolbar", { name: "With all selected" });
  await bar.getByText("2 selected").waitFor();
  expect(await violations(mara.page)).toEqual([]);
  await press(mara, "c");
  await mara.page.getByText("2 are with you now").waitFor();
  await mara.page.getByRole("tab", { name: "Mine 2" }).waitFor();
  await mara.page.getByRole("button", { name: "Undo" }).click();
  await mara.page.getByRole("tab", { name: "Waiting 2" }).waitFor();
  await rowOf(mara, "chair").getByRole("link").focus();
  await mara.page.keyboard.press("ControlOrMeta+a");
  await bar.getByText("2 selected").waitFor();
  await press(mara, "1");
  await rowOf(tomas, "Where is my chair").getByTitle("Urgent").waitFor();
  await rowOf(tomas, "question about pans").getByTitle("Urgent").waitFor();

  // What a colleague has is refused, and stays chosen; the rest is closed.
  await press(mara, "g", "a");
  await rowOf(mara, "My lamp").getByRole("checkbox").check({ force: true });
  await rowOf(mara, "question about pans").getByRole("checkbox").check({ force: true });
  await press(mara, "e");
  await mara.page.getByRole("menuitem", { name: "Solved", exact: true }).click();
  await mara.page.getByText(/1 stayed as it was/).waitFor();
  await bar.getByText("1 selected").waitFor();
  await press(mara, "g", "e");
  await rowOf(mara, "A question about pans").first().waitFor();
  const { state } = await story.api.call<Conversation>("GET", `/conversations/${lamp}`);
  expect(state).toBe("active");
  for (const person of [mara, tomas]) expect(person.problems).toEqual([]);
});

test("a view that the owner shares stands in everybody's inbox, and its rows come and go live", async () => {
  const owner = await enterConsole(story, { email: OWNER });
  const mara = await enterConsole(story, MARA);
  const id = await ask("I want a refund please");
  await owner.page.locator(".lists-button").click();
  await owner.page.getByRole("menuitem", { name: "New view…" }).click();
  const dialog = owner.page.getByRole("dialog", { name: "New view" });
  await dialog.getByLabel("Name", { exact: true }).fill("Refunds");
  await dialog.getByRole("button", { name: "Waiting", exact: true }).click();
  await dialog.getByLabel("Tags").fill("refund, money back");
  await dialog.getByLabel("Share with everybody").check();
  expect(await violations(owner.page)).toEqual([]);
  await dialog.getByRole("button", { name: "Make the view" }).click();
  await owner.page.getByText("Nothing fits this view").waitFor();

  await chooseFromMenu(mara, /Refunds/);
  await mara.page.getByText("Waiting · #refund, #money back").waitFor();
  await story.api.call("POST", `/conversations/${id}/tags`, { add: ["Refund"] });
  await lists(mara, "I want a refund please");
  await lists(owner, "I want a refund please");
  await story.api.call("POST", `/conversations/${id}/tags`, { remove: ["refund"] });
  await mara.page.getByText("Nothing fits this view").waitFor();

  // Changed and deleted: everybody hears of it.
  await owner.page.getByRole("button", { name: "Edit Refunds" }).click();
  const editing = owner.page.getByRole("dialog", { name: "Change the view" });
  await editing.getByLabel("Tags").fill("");
  await editing.getByLabel("Text").fill("REFUND");
  await editing.getByRole("button", { name: "Save" }).click();
  await lists(mara, "I want a refund please");
  await owner.page.getByRole("button", { name: "Edit Refunds" }).click();
  await editing.getByRole("button", { name: "Delete the view" }).click();
  await editing.getByRole("button", { name: "Really delete?" }).click();
  await mara.page.getByRole("tab", { name: /Waiting/, selected: true }).waitFor();
  for (const person of [owner, mara]) expect(person.problems).toEqual([]);
});
