import { expect, test } from "vitest";
import { enterConsole, MARA, OWNER, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

/** The number under a name in a report. */
const figure = ({ page }: Person, label: string) =>
  page
    .locator(".figure", { has: page.getByRole("button", { name: label, exact: true }) })
    .locator(".figure-value > span")
    .first();

test("an owner sees in numbers how a conversation went, keeps the report, and its agent sees their own", async () => {
  const mara = await enterConsole(story, MARA);
  const visitor = await openChat(story);
  await visitor.page.getByLabel("Find an answer").fill("the hinge is broken");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
  await mara.page.getByRole("link", { name: /the hinge is broken/ }).click();
  await mara.page.keyboard.press("c");
  const reply = mara.page.getByRole("textbox", { name: "Reply to the visitor" });
  await reply.fill("I send you a new one");
  await reply.press("Enter");
  await visitor.page.getByText("I send you a new one").waitFor();

  const owner = await enterConsole(story, { email: OWNER });
  await owner.page.getByRole("link", { name: "Reports" }).click();
  await expect.poll(() => figure(owner, "Came to a person").textContent()).toBe("1");
  await expect.poll(() => figure(owner, "Answered").textContent()).toBe("100%");
  await expect.poll(() => figure(owner, "First response").textContent()).toMatch(/^\d+:\d\d$/);

  // What a number means is said by keys.
  await owner.page.getByRole("button", { name: "Left while waiting", exact: true }).focus();
  await owner.page.keyboard.press("Enter");
  await owner.page.getByRole("tooltip", { name: /the visitor ended it/ }).waitFor();
  await owner.page.keyboard.press("Escape");

  // A chart is read point by point, and as a table.
  const chart = owner.page.getByRole("slider", { name: "Conversations, by day" });
  await chart.focus();
  await owner.page.keyboard.press("End");
  await expect.poll(() => chart.getAttribute("aria-valuetext")).toMatch(/Conversations: 1/);
  await owner.page.getByText("As a table").first().click();
  await owner.page.getByRole("columnheader", { name: "Left while waiting" }).first().waitFor();

  // The table narrows it down.
  await owner.page.getByRole("button", { name: "Mara Jensen" }).click();
  await expect
    .poll(() => owner.page.getByLabel("All agents").locator("option:checked").textContent())
    .toBe("Mara Jensen");
  const csv = await owner.page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>("a[download]");
    return (await fetch(link?.href ?? "")).text();
  });
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect(csv).toContain("Mara Jensen");

  await owner.page.getByLabel("Keep this report as").fill("Mara’s month");
  await owner.page.keyboard.press("Enter");
  await owner.page.getByRole("button", { name: "Mara’s month", exact: true }).waitFor();
  await owner.page.getByText(/reports cannot be mailed/).waitFor();

  await owner.page.getByRole("link", { name: "Plan staffing" }).click();
  await owner.page.getByText("Nobody has come to a person yet").waitFor();

  await mara.page.getByRole("link", { name: "Reports" }).click();
  await expect.poll(() => figure(mara, "Conversations").textContent()).toBe("1");
  expect(await mara.page.getByRole("link", { name: "Plan staffing" }).count()).toBe(0);
  for (const person of [owner, mara, visitor]) expect(person.problems).toEqual([]);
});
