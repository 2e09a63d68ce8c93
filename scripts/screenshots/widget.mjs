const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** A visitor on the shop's page with the chat open; resolves with the page. */
async function openChat({ browser, origin }, options, path = "/", locale = "en") {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.locator("foyer-chat .launcher").waitFor();
  await page.evaluate((tag) => window.Foyer.setLocale(tag), locale);
  await page.locator("foyer-chat .launcher").click();
  await page.getByRole("dialog").waitFor();
  await page.locator(".faq, [role=dialog] button").first().waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

async function ask(page, question) {
  await page.getByLabel("Find an answer").fill(question);
  await page.keyboard.press("Enter");
  await page.getByRole("log").waitFor();
}

/** The widget: on the shop's page, in an answer, with a person, on a phone, right to left. */
export async function takeWidget(stage) {
  const agent = await stage.browser.newContext({ viewport: DESK });
  const desk = await agent.newPage();
  await desk.goto(`${stage.origin}/console/`);
  await desk.getByLabel("Email").fill(stage.login.emails[0]);
  await desk.getByLabel("Password").fill(stage.login.password);
  await desk.keyboard.press("Enter");
  await desk.getByRole("heading", { name: "Inbox" }).waitFor();

  const page = await openChat(stage, { viewport: DESK });
  await stage.shot(page, "demo-shop");
  await stage.shot(page.locator("foyer-chat [role=dialog]"), "widget-home");
  await ask(page, "How long does delivery take?");
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.getByText(/Somebody will be with you/).waitFor();
  await desk
    .getByRole("link", { name: /How long does delivery take/ })
    .first()
    .click();
  await desk.getByRole("button", { name: "Claim C" }).click();
  const box = desk.getByRole("textbox", { name: "Reply to the visitor" });
  await box.fill("Hello! To most of Europe it is two to four days. Where should it go?");
  await desk.keyboard.press("Enter");
  await page.getByText(/Where should it go/).waitFor();
  await page.getByRole("textbox", { name: /Write a message/ }).fill("To Oslo, please");
  await page.keyboard.press("Enter");
  await page
    .getByText(/^Sent|^Read/)
    .last()
    .waitFor();
  await stage.shot(page.locator("foyer-chat [role=dialog]"), "widget-conversation");

  const phone = { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  await stage.shot(await openChat(stage, phone, "/orders/48213"), "widget-phone");
  const dark = { viewport: DESK, locale: "ar-EG", colorScheme: "dark" };
  const arabic = await openChat(stage, dark, "/", "ar");
  await stage.shot(arabic.locator("foyer-chat [role=dialog]"), "widget-arabic-dark");
}
