import type { Site } from "@foyer/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { enter, MARA, openChat, PASSWORD, type Person, setStage, TOMAS } from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];
/** By agent: nobody fills in the form again. */
const cookies = new Map<typeof MARA, string>();

afterEach(async () => {
  const seen = people.splice(0);
  await Promise.all(seen.map(({ context }) => context.close()));
  expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
});

const button = ({ page }: Person, name: string | RegExp) => page.getByRole("button", { name });
const log = ({ page }: Person) => page.getByRole("log");
const box = ({ page }: Person) => page.getByRole("textbox", { name: "Reply to the visitor" });
const ask = ({ page }: Person) => page.getByRole("textbox", { name: /Write a message/ });
const news = ({ page }: Person) => page.getByRole("region", { name: "News" });
/** Once the console has stored what is written. */
const kept = ({ page }: Person) =>
  page.waitForResponse((answer) => /\/drafts\//.test(answer.url()) && answer.ok());

/** An agent at a screen of their console, signed in already. */
async function atConsole(who: typeof MARA, path: string): Promise<Person> {
  const { origin } = story.server;
  const known = cookies.get(who) ?? (await signInToApi(origin, who.email, PASSWORD)).cookie;
  cookies.set(who, known);
  const person = await enter(story, { width: 1440, height: 900 });
  people.push(person);
  const [name = "", value = ""] = known.split("=");
  await person.context.addCookies([{ name, value, url: origin }]);
  await person.page.goto(`${origin}/console/${path}`);
  return person;
}

/** A visitor who has asked for a person, and Mara, who answers. */
async function talk(words: string) {
  const visitor = await openChat(story);
  people.push(visitor);
  await button(visitor, "Talk to a person").first().click();
  await say(visitor, words);
  const id = await vi.waitUntil(() => waitingWith(words), 15_000);
  const mara = await atConsole(MARA, `conversations/${id}`);
  await button(mara, /^Claim/)
    .first()
    .click();
  await box(mara).waitFor();
  return { visitor, mara, id };
}

/** The conversation in the queue whose last words these are. */
async function waitingWith(words: string): Promise<string | undefined> {
  const { items } = await story.api.call<{ items: { id: string; lastText: string }[] }>(
    "GET",
    "/conversations?state=waiting",
  );
  return items.find(({ lastText }) => lastText === words)?.id;
}

async function say(visitor: Person, words: string): Promise<void> {
  await ask(visitor).fill(words);
  await ask(visitor).press("Enter");
  await log(visitor).getByText(words).waitFor();
  await log(visitor)
    .getByText(/Sent|Read/)
    .last()
    .waitFor();
}

test("a reply stops once when the visitor or a colleague was faster, and is never lost", async () => {
  const { visitor, mara, id } = await talk("Where is my parcel?");
  await box(mara).fill("It left yesterday.");
  await say(visitor, "Never mind, it is here!");
  await log(mara).getByText("Never mind").waitFor();
  await box(mara).press("Enter");
  await news(mara).getByText("Never mind, it is here!").waitFor();
  expect(await log(visitor).getByText("It left yesterday.").count()).toBe(0);
  await box(mara).press("Enter");
  await log(visitor).getByText("It left yesterday.").waitFor();
  await news(mara).waitFor({ state: "detached" });

  await box(mara).fill("Enjoy it, and");
  const tomas = await atConsole(TOMAS, `conversations/${id}`);
  await button(tomas, "Take over").first().click();
  await box(tomas).fill("Anything else?");
  await box(tomas).press("Enter");
  await news(mara).getByText("Anything else?").waitFor();
  await mara.page.getByText("Your draft is kept").waitFor();
  await button(mara, "Take over to reply").click();
  await box(mara).press("Enter");
  await button(mara, "Send anyway").click();
  await log(visitor).getByText("Enjoy it, and").waitFor();
});

test("a draft follows its agent to another browser, with its files, and what is newer is offered", async () => {
  const { visitor, mara, id } = await talk("May I see the plan?");
  await mara.page.locator("input[type=file]").setInputFiles({
    ...{ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("The plan") },
  });
  await mara.page.getByRole("list", { name: "Files to send" }).getByText("plan.txt").waitFor();
  const first = kept(mara);
  await box(mara).fill("Here is the");
  await first;

  const other = await atConsole(MARA, "");
  await other.page.getByText("Here is the").first().waitFor();
  await other.page.goto(`${story.server.origin}/console/conversations/${id}`);
  await other.page.getByRole("list", { name: "Files to send" }).getByText("plan.txt").waitFor();
  expect(await box(other).inputValue()).toBe("Here is the");
  await box(other).fill("Here is the plan.");
  const offer = mara.page.getByRole("region", { name: "Newer draft" });
  await offer.getByText("Here is the plan.").waitFor();
  expect(await box(mara).inputValue()).toBe("Here is the");
  await button(mara, "Use the newer one").click();
  expect(await box(mara).inputValue()).toBe("Here is the plan.");

  await box(other).press("Enter");
  await log(visitor).getByText("Here is the plan.").waitFor();
  await log(visitor).getByText("plan.txt").waitFor();
  await mara.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>(".composer textarea")?.value === "",
  );
  expect(await mara.page.getByRole("list", { name: "Files to send" }).count()).toBe(0);
});

test("what a visitor types is seen where the owner wants it and the visitor is told, and nowhere else", async () => {
  const told = "The team can see what you type before you send it.";
  const quiet = await talk("Is this private?");
  await ask(quiet.visitor).pressSequentially("My secret");
  await log(quiet.mara)
    .getByText(/writing…/)
    .waitFor();
  expect(await quiet.visitor.page.getByText(told).count()).toBe(0);
  expect(await quiet.mara.page.getByText("My secret").count()).toBe(0);

  const [site] = await story.api.call<Site[]>("GET", "/sites");
  if (!site) throw new Error("The stage has no site.");
  const { name, accent, greeting, intro, lang, origins, options } = site;
  const draft = { name, accent, greeting, intro, lang, origins };
  const shown = { ...draft, options: { ...options, typingPreview: true } };
  await story.api.call("PUT", `/sites/${site.id}`, shown);
  const { visitor, mara } = await talk("And this one?");
  await visitor.page.getByText(told).waitFor();
  await ask(visitor).pressSequentially("I would like to");
  await log(mara).getByText("I would like to").waitFor();
  await ask(visitor).fill("");
  await log(mara).getByText("I would like to").waitFor({ state: "detached" });
});
