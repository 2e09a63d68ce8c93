import { afterEach, beforeAll, expect, test } from "vitest";
import { enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

interface Row {
  id: string;
  state: string;
  lastText: string;
  followUpAt: number | null;
  followUpWhy: string | null;
}

const people: Person[] = [];
const open = async (chat: Promise<Person>): Promise<Person> => {
  const person = await chat;
  people.push(person);
  return person;
};
const button = ({ page }: Person, name: string | RegExp) => page.getByRole("button", { name });

async function rowOf(text: string): Promise<Row> {
  const { items } = await story.api.call<{ items: Row[] }>("GET", "/conversations");
  const row = items.find(({ lastText }) => lastText === text);
  if (!row) throw new Error(`nobody says ${text}`);
  return row;
}

async function ask({ page }: Person, words: string): Promise<void> {
  const box = page.getByRole("textbox", { name: /Write a message/ });
  await box.fill(words);
  await box.press("Enter");
}

/** Mara takes it in her console, and closes it as solved. Its id. */
async function served(mara: Person, words: string): Promise<string> {
  await mara.page.getByRole("link", { name: new RegExp(words.replace("?", "\\?")) }).click();
  await button(mara, /^Claim/)
    .first()
    .click();
  await button(mara, /^Claim/)
    .first()
    .waitFor({ state: "hidden" });
  const { id } = await rowOf(words);
  await mara.page.keyboard.press("Escape");
  await mara.page.evaluate(
    (path) =>
      fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ outcome: "solved" }),
      }),
    `/api/v1/conversations/${id}/close`,
  );
  return id;
}

beforeAll(async () => {
  const sites = await story.api.call<Record<string, unknown>[]>("GET", "/sites");
  const { id, key: _key, snippet: _snippet, createdAt: _at, ...draft } = sites[0] ?? {};
  const feedback = { kind: "faces", comment: true, nps: false, solved: true };
  const options = { ...(draft.options as object), feedback };
  await story.api.call("PUT", `/sites/${id}`, { ...draft, options });
});
afterEach(async () => {
  for (const { context, problems } of people.splice(0)) {
    expect(problems).toEqual([]);
    await context.close();
  }
});

test("a low rating becomes a follow-up, which is due, is told once over a restart, and is done; nobody is asked twice", async () => {
  const mara = await open(enterConsole(story, MARA));
  const visitor = await open(openChat(story));
  await button(visitor, "Talk to a person").first().click();
  await ask(visitor, "Where is my mug?");
  const id = await served(mara, "Where is my mug?");

  await visitor.page.getByText("Was your question solved?").waitFor();
  await visitor.page.getByRole("radio", { name: "No", exact: true }).click();
  await visitor.page.getByLabel("Anything to add?").fill("It never came.");
  await button(visitor, "Send").first().click();

  // Two keys from anywhere.
  await mara.page.keyboard.press("g");
  await mara.page.keyboard.press("f");
  const row = mara.page.locator(".follow-row");
  await row.getByText("It never came.").waitFor();
  await row.getByText("Not solved, they say").waitFor();

  // A note, and soon instead of tomorrow.
  const soon = Date.now() + 4_000;
  await mara.page.evaluate(
    ([path, at]) =>
      fetch(String(path), {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ at, note: "Send another mug" }),
      }),
    [`/api/v1/conversations/${id}/follow-up`, soon] as const,
  );
  await row.getByText("Send another mug").waitFor();
  await story.server.kill();
  await story.server.start();
  await mara.page.getByRole("heading", { name: /Overdue/ }).waitFor();
  await mara.page.getByRole("link", { name: /Follow-ups, 1 waiting/ }).waitFor();
  await row.getByRole("link").click();
  await mara.page.getByText(/The time for the follow-up has come · called: Mara Jensen/).waitFor();
  expect(await mara.page.getByText(/The time for the follow-up has come/).count()).toBe(1);

  await mara.page.keyboard.press("g");
  await mara.page.keyboard.press("f");
  await row.waitFor();
  await mara.page.keyboard.press("e");
  await row.waitFor({ state: "hidden" });
  expect(await rowOf("Where is my mug?")).toMatchObject({ followUpAt: null, state: "closed" });

  // They come back within the week: it is not asked again, of neither conversation.
  await button(visitor, "Start a new conversation").click();
  await mara.page.goto(`${story.server.origin}/console/`);
  await ask(visitor, "Do you have plates as well?");
  await button(visitor, "Talk to a person").first().click();
  await served(mara, "Do you have plates as well?");
  await visitor.page.getByText("Mara closed the conversation").last().waitFor();
  await button(visitor, "Start a new conversation").waitFor();
  expect(await visitor.page.getByText("Was your question solved?").count()).toBe(0);
});
