import { randomBytes } from "node:crypto";
import type { ConversationPage, Site } from "@foyer/protocol";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, enterConsole, MARA, openChat, setStage } from "./stage/story.ts";

const story = setStage();

async function setPresence(presence: boolean): Promise<void> {
  const sites = await story.api.call<Site[]>("GET", "/sites");
  const site = sites.find(({ id }) => id === story.siteId);
  if (!site) throw new Error("the site is gone");
  const { name, accent, greeting, intro, lang, origins, options } = site;
  const draft = { name, accent, greeting, intro, lang, origins };
  await story.api.call("PUT", `/sites/${site.id}`, { ...draft, options: { ...options, presence } });
}

const stored = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)));

/** A name that nobody else has, though a test is tried again. */
const newName = (first: string): string => `${first} ${randomBytes(3).toString("hex")}`;

/** Somebody who opened the chat, said who they are, and asked for a person. */
async function asks(name: string, words: string) {
  const visitor = await openChat(story);
  const { page } = visitor;
  await page.evaluate((said) => {
    (window as { Foyer?: (...args: unknown[]) => void }).Foyer?.("setAttributes", { name: said });
  }, name);
  await page.getByRole("button", { name: /Talk to a person/ }).click();
  await page.getByRole("textbox", { name: /Write/ }).fill(words);
  await page.keyboard.press("Enter");
  await page.getByText(words).last().waitFor();
  const isKnown = () => story.api.call<unknown[]>("POST", "/search/people", { text: name });
  await expect.poll(isKnown).toHaveLength(1);
  return visitor;
}

test("an agent sees who is on a page, writes first, and the chat opens on it", async () => {
  await setPresence(true);
  const agent = await enterConsole(story, MARA);
  await agent.page.getByRole("link", { name: "Live visitors" }).click();
  await agent.page.getByText("Nobody is here right now").waitFor();
  const visitor = await enter(story);
  await visitor.page.goto(`${story.ownerPage.origin}/cart/2`);
  const row = agent.page.getByRole("listitem").filter({ hasText: "Guest" });
  await row.getByText("Owner's page /cart/2").waitFor();
  await agent.page.getByText("1 here now").waitFor();
  expect(await stored(visitor.page)).toEqual([]);

  await row.getByRole("button", { name: /Write first: Guest/ }).click();
  await agent.page.getByRole("textbox", { name: "What you say" }).fill("Shall I find the size?");
  await agent.page.keyboard.press("Enter");
  const bubble = visitor.page.getByRole("button", { name: /Shall I find the size\?/ });
  await bubble.waitFor();
  expect(await stored(visitor.page)).toEqual([]);
  await bubble.click();
  const chat = visitor.page.getByRole("dialog");
  await chat.getByText("Shall I find the size?").waitFor();
  await chat.getByRole("textbox", { name: /Write/ }).fill("Yes, a medium please");
  await visitor.page.keyboard.press("Enter");
  await agent.page.getByText("Yes, a medium please").last().waitFor();
  await agent.page.getByText("On the site now").waitFor();
  expect([...visitor.problems, ...agent.problems]).toEqual([]);
  await visitor.context.close();
  await agent.context.close();
});

test("without the owner's choice no page connects before its chat is opened", async () => {
  await setPresence(false);
  const visitor = await enter(story);
  const sockets: string[] = [];
  visitor.page.on("websocket", (socket) => sockets.push(socket.url()));
  await visitor.page.goto(`${story.ownerPage.origin}/cart/3`);
  const script = await visitor.page.request.get(`${story.server.origin}/embed/${story.siteKey}.js`);
  expect(await script.text()).not.toContain("guest");
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await visitor.page.getByRole("dialog").waitFor();
  await expect.poll(() => sockets.length).toBe(1);
  await visitor.context.close();
});

test("a note and a tag stay with the person; blocked, their chat is closed, until it is taken back", async () => {
  const name = newName("Ines");
  const visitor = await asks(name, "My parcel is late");
  const agent = await enterConsole(story, MARA);
  const { page } = agent;
  await page.getByRole("link", { name: new RegExp(name) }).click();
  const panel = page.getByRole("region", { name: "Visitor", exact: true });
  await panel.getByRole("button", { name: "Add a note" }).click();
  await panel.getByRole("textbox", { name: "Note about the person" }).fill("Prefers the phone");
  await page.keyboard.press("Control+Enter");
  await panel.getByText("Prefers the phone").waitFor();
  await panel.getByRole("textbox", { name: "Add a tag to the person" }).fill("wholesale");
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Remove the tag wholesale" }).waitFor();

  await panel.getByRole("button", { name: "Block…" }).click();
  await page.getByRole("radio", { name: "For good" }).check();
  await page.getByRole("textbox", { name: "Why?" }).fill("Insults");
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await panel.getByText("Blocked by Mara Jensen.").waitFor();
  await visitor.page.getByText("Chat is closed for you at the moment.").waitFor();

  await page.goto(`${story.server.origin}/console/settings/blocked`);
  await page.getByText("Insults").waitFor();
  await page.getByRole("button", { name: `Unblock ${name}` }).click();
  await page.getByText("Nobody is blocked.").waitFor();
  await visitor.page.reload();
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await visitor.page.getByRole("button", { name: /Talk to a person/ }).click();
  await visitor.page.getByRole("textbox", { name: /Write/ }).fill("I am sorry");
  await visitor.page.keyboard.press("Enter");
  const waiting = async () => {
    const path = "/conversations?state=waiting";
    const { items } = await story.api.call<ConversationPage>("GET", path);
    return items.map(({ lastText }) => lastText);
  };
  await expect.poll(waiting).toContain("I am sorry");
  expect([...visitor.problems, ...agent.problems]).toEqual([]);
  await visitor.context.close();
  await agent.context.close();
});

test("two profiles become one: its log says so, and what the other browser says comes to it", async () => {
  const [one, other] = [newName("Robin"), newName("Rob")];
  const phone = await asks(one, "From my phone");
  const laptop = await asks(other, "From my laptop");
  const agent = await enterConsole(story, MARA);
  const { page } = agent;
  await page.getByRole("link", { name: new RegExp(one) }).click();
  const panel = page.getByRole("region", { name: "Visitor", exact: true });
  await panel.getByRole("button", { name: "Merge…" }).click();
  await page.getByRole("searchbox", { name: "Find the other profile" }).fill(other);
  await page.getByRole("button", { name: new RegExp(other) }).click();
  await page.getByText("This cannot be undone.").waitFor();
  await page.getByText("Both have a conversation open").waitFor();
  await page.getByRole("button", { name: "Merge for good" }).click();
  await page.getByText(new RegExp(`made ${one} and this visitor one`)).waitFor();
  await page.goto(`${story.server.origin}/console/`);
  await page
    .getByRole("link", { name: new RegExp(other) })
    .first()
    .click();
  await page.getByText("From my laptop").last().waitFor();
  await phone.page.getByRole("textbox", { name: /Write/ }).fill("Me again, on the phone");
  await phone.page.keyboard.press("Enter");
  await page.getByText("Me again, on the phone").last().waitFor();
  await laptop.page.getByText("Me again, on the phone").last().waitFor();
  expect([...phone.problems, ...laptop.problems, ...agent.problems]).toEqual([]);
});
