import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { enterConsole, MARA, type Person, setStage } from "./stage/story.ts";

const story = setStage();
const folder = await mkdtemp(join(tmpdir(), "foyer-import-"));
const people: Person[] = [];
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Each test begins with the stage's own articles, in no folders. */
beforeEach(async () => {
  const at = `/sites/${story.siteId}`;
  const all = await story.api.call<{ id: string; question: string }[]>("GET", `${at}/articles`);
  for (const { id, question } of all) {
    if (/gift|oak|wax/.test(question)) await story.api.call("DELETE", `/articles/${id}`);
  }
  const folders = await story.api.call<{ id: string }[]>("GET", `${at}/article-folders`);
  for (const { id } of folders) await story.api.call("DELETE", `/article-folders/${id}`);
});

const GOOD = `question;answer;folder;state
Do you sell gift cards?;Yes, from 10 € on.;Shop;published
Do you wrap gifts?;We do, for free.;Shop;published
`;
const BAD = GOOD.replace("We do, for free.", "");

async function enter(path: string): Promise<Person> {
  const person = await enterConsole(story, MARA);
  people.push(person);
  await person.page.goto(`${story.server.origin}/console/articles${path}`);
  return person;
}

const part = ({ page }: Person, name: string) => page.getByRole("region", { name, exact: true });
const questions = (person: Person, name: string) =>
  part(person, name).getByRole("listitem").locator("strong").allInnerTexts();

test("a CSV that is wrong says where, put right it is imported, and the order goes by the keys", async () => {
  const mara = await enter("/import");
  const { page } = mara;
  const choose = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, `\uFEFF${text}`);
    await page.getByLabel("Choose files").setInputFiles(file);
  };
  await choose("wrong.csv", BAD);
  await page.getByText("There is no answer: write one").waitFor();
  await page.getByText("Line 3").waitFor();
  const store = page.getByRole("button", { name: "Import 1 article", exact: true });
  expect(await store.isDisabled()).toBe(true);
  await choose("right.csv", GOOD);
  await page.getByRole("button", { name: "Import 2 articles" }).waitFor();
  await page.getByText("New folders: Shop").waitFor();
  await page.getByLabel("They come in as").selectOption("as_written");
  await page.getByRole("button", { name: "Import 2 articles" }).click();
  await page.getByText("Imported: 2 articles.").waitFor();
  await expect
    .poll(() => questions(mara, "Shop"))
    .toEqual(["Do you sell gift cards?", "Do you wrap gifts?"]);

  await part(mara, "Shop")
    .getByRole("button", { name: /^Move Do you wrap/ })
    .focus();
  await page.keyboard.press("ArrowUp");
  await expect
    .poll(() => questions(mara, "Shop"))
    .toEqual(["Do you wrap gifts?", "Do you sell gift cards?"]);
  const { folderId = "" } =
    (
      await story.api.call<{ question: string; folderId: string }[]>(
        "GET",
        `/sites/${story.siteId}/articles`,
      )
    ).find(({ question }) => question.includes("wrap")) ?? {};
  expect(folderId).not.toBe("");
});

test("a folder of Markdown and pages is imported, and articles are dragged and moved together", async () => {
  const help = join(folder, "help");
  await mkdir(join(help, "Care"), { recursive: true });
  await writeFile(
    join(help, "Care/oak.md"),
    "# How do I care for oak?\n\nWith **oil**, twice a year.",
  );
  await writeFile(
    join(help, "wax.html"),
    "<title>Wax | Hazel</title><nav>Home</nav><main><h1>Which wax is best?</h1><p>Bees know: the wax without any solvent in it, always.</p></main>",
  );
  const mara = await enter("/import");
  const { page } = mara;
  await page.getByLabel("Choose a folder").setInputFiles(help);
  await page.getByText("New folders: Care").waitFor();
  await page.getByRole("button", { name: "Import 2 articles" }).click();
  await page.getByText("Imported: 2 articles.").waitFor();
  await expect.poll(() => questions(mara, "Care")).toEqual(["How do I care for oak?"]);
  expect(await questions(mara, "In no folder")).toContain("Which wax is best?");

  // By the pointer: from no folder onto the folder's head.
  const grip = page.getByRole("button", { name: /^Move Which wax/ });
  await grip.scrollIntoViewIfNeeded();
  const head = part(mara, "Care").getByRole("button", { name: /^Care/ });
  await grip.hover();
  await page.mouse.down();
  const box = await head.boundingBox();
  if (!box) throw new Error("the folder's head is not drawn");
  await page.mouse.move(box.x + 40, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(() => questions(mara, "Care"))
    .toEqual(["Which wax is best?", "How do I care for oak?"]);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "New folder…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Delivery");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Select articles to move" }).click();
  for (const name of ["How long does delivery take?", "How do I return something?"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  await page.getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Delivery" }).click();
  await expect.poll(async () => (await questions(mara, "Delivery")).length).toBe(2);
});

test("a question that is tried says why it is found, and becomes a phrasing by one click", async () => {
  const mara = await enter("/try");
  const { page } = mara;
  const asked = "Could I get my cash back after buying";
  await page.getByLabel("A visitor's question").fill(`${asked} zzyzx`);
  await page.getByText("In no question, phrasing or tag:").waitFor();
  await page.getByText("zzyzx", { exact: true }).waitFor();
  await page.getByLabel("A visitor's question").fill("I want my money back please");
  const card = page.getByRole("article").filter({ hasText: "How do I return something?" });
  await card.getByText("I want my money back", { exact: true }).waitFor();
  await card.getByRole("button", { name: "Add as a phrasing" }).click();
  await page.getByText("Added to its phrasings.").waitFor();
  await page.getByText("Sure: the first one is given as the answer.").waitFor();
  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(people.map(({ context }) => context.close()));
});
