import type { Site } from "@foyer/protocol";
import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, type Story, setStage } from "./stage/story.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const story = setStage();

/** The owner lets visitors complain by a form; a parcel of last week is still complained of, for the same cause. */
async function prepare({ api, siteId }: Story): Promise<void> {
  const [site] = await api.call<[Site]>("GET", "/sites");
  const { name, accent, greeting, intro, lang, origins } = site;
  const options = { ...site.options, complaints: true };
  const draft = { name, accent, greeting, intro, lang, origins, options };
  await api.call("PUT", `/sites/${siteId}`, draft);
  const { complaint } = await api.call<{ complaint: { id: string } }>("POST", "/complaints", {
    ...{ siteId, text: "My parcel was soaked.", categoryId: "delivery", name: "Tom Haller" },
    ...{ dueAt: Date.now() - 3 * DAY_MS, clientId: "complaint-of-last-week" },
  });
  await api.call("PATCH", `/complaints/${complaint.id}`, { version: 1, cause: "Packing too thin" });
}

test("a visitor complains by their form, an agent works on it and tells them, and its cause is seen to come back", async () => {
  await prepare(story);
  const visitor = await openChat(story);
  const chat = visitor.page;
  await chat.getByLabel("Find an answer").fill("my mug came broken");
  await chat.keyboard.press("Enter");
  await chat.getByRole("button", { name: "Talk to a person" }).click();
  await chat.locator(".menu summary").click();
  await chat.getByRole("button", { name: "Make a complaint" }).click();
  await chat.getByLabel("What happened?").fill("The mug came in pieces.");
  await chat.getByLabel("What would put it right?").fill("A new one");
  await chat.getByLabel("Name").fill("Ines Roth");
  await chat.getByRole("button", { name: "Send the complaint" }).click();
  await chat.getByText("Your complaint has the number C-2").waitFor();
  await chat.getByRole("button", { name: "Close" }).last().click();
  await chat.getByText("The mug came in pieces.").first().waitFor();

  const mara = await enterConsole(story, MARA);
  const desk = mara.page;
  await desk.keyboard.press("g");
  await desk.keyboard.press("c");
  await desk.getByRole("link", { name: /C-1 Tom Haller.*days late/ }).waitFor();
  await desk.getByRole("button", { name: /^Overdue/ }).click();
  await desk.getByRole("link", { name: /C-2/ }).waitFor({ state: "detached" });
  await desk.getByRole("button", { name: /^Nobody’s/ }).click();
  await desk.getByRole("link", { name: /C-2 Ines Roth/ }).click();
  await desk.getByRole("button", { name: "I look after it" }).click();
  await desk.getByText("Given to Mara Jensen").waitFor();
  await desk.getByLabel("Category").last().selectOption("Delivery");
  await desk.getByLabel("What was done").fill("Sent a new mug in a thicker box.");
  await desk.getByRole("button", { name: "Note it" }).click();
  await desk.getByRole("listitem").getByText("Sent a new mug in a thicker box.").waitFor();

  await desk.getByLabel("Cause").fill("Packing too thin");
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.getByText("Not saved yet.").waitFor({ state: "detached" });
  await desk.getByLabel("Outcome").selectOption("Replaced");
  await desk.getByLabel("What came of it", { exact: true }).fill("A new one is on its way.");
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.getByText("Not saved yet.").waitFor({ state: "detached" });

  await desk.getByRole("button", { name: "Tell the customer" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await chat.getByText("A new one is on its way.").waitFor();
  await desk.getByText(/The customer was told/).waitFor();
  await desk.getByLabel("State").selectOption("Resolved");
  await desk.getByText("Now: Resolved").waitFor();

  await desk.getByRole("link", { name: "Repeated causes" }).click();
  const cause = desk.getByRole("row", { name: /Packing too thin/ });
  await cause.getByText("Delivery").waitFor();
  expect(await cause.getByRole("cell").first().textContent()).toContain("2");
  await cause.getByRole("button").click();
  await desk.getByRole("link", { name: /C-1 Tom Haller/ }).waitFor();
  await desk.getByRole("link", { name: /C-2 Ines Roth/ }).waitFor();
  expect(await chat.getByText(/Packing|thicker box/).count()).toBe(0);
  for (const person of [mara, visitor]) expect(person.problems).toEqual([]);
});
