/** Signs in and opens the inbox; resolves with the page. */
async function openInbox(context, { origin, login }) {
  const page = await context.newPage();
  await page.goto(`${origin}/console/`);
  await page.getByLabel("Email").fill(login.emails[0]);
  await page.getByLabel("Password").fill(login.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  return page;
}

/** The console: a conversation in light and dark, canned replies, the help articles. */
export async function takeConsole(stage) {
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width: 1440, height: 900 };
    const context = await stage.browser.newContext({ viewport, colorScheme, locale: "en-GB" });
    const page = await openInbox(context, stage);
    await page.getByRole("link", { name: /Dana Köhler/ }).click();
    await page
      .getByRole("log")
      .getByText(/Can I still change/)
      .waitFor();
    if (colorScheme === "light") await page.getByRole("button", { name: "Claim C" }).click();
    const box = page.getByRole("textbox", { name: "Reply to the visitor" });
    await box.waitFor();
    await box.pressSequentially("/addr");
    await page.getByRole("option").first().waitFor();
    await stage.shot(page, `console-${colorScheme}`);
    await box.fill("");
    if (colorScheme === "light") {
      await page.goto(`${stage.origin}/console/articles`);
      await page.getByText("Where is my order?").first().waitFor();
      await stage.shot(page, "console-articles");
    }
    await context.close();
  }
}
