import { FORM, FORM_JA } from "./sites.ts";
import type { WidgetState } from "./state.ts";
import { crowd, type Visit } from "./visit.ts";

async function askArticles({ open, at, page }: Visit, query: string): Promise<void> {
  await open();
  await at("#find").fill(query);
  await page.keyboard.press("Enter");
  await at(".m.answer").waitFor();
}

/** What is typed after an answer, in the message box. */
async function typeOn(visit: Visit, first: string, next: string): Promise<void> {
  await askArticles(visit, first);
  await visit.at(".write textarea").pressSequentially(next);
  await visit.at(".hints details").first().waitFor();
}

async function openForm({ open, at }: Visit): Promise<void> {
  await open();
  await at(".talk").click();
  await at(".row").first().waitFor();
}

async function waitInLine(
  visit: Visit,
  others: number,
  words = "Where is my order 48213?",
): Promise<void> {
  await crowd(visit, others);
  await visit.open();
  await visit.ask(words);
  await visit.at(".wait .place").waitFor();
  await visit.at(".log .sys").last().waitFor();
}

/** With something that the articles may answer. */
async function waitWithArticles(visit: Visit, words: string): Promise<void> {
  await waitInLine(visit, 2, words);
  await visit.at(".meanwhile button").first().waitFor();
}

async function openContact(visit: Visit): Promise<void> {
  await visit.at(".wait .link").click();
  await visit.at(".reach").waitFor();
}

export const ASKING_STATES: WidgetState[] = [
  {
    name: "conversation-empty",
    shows: "Before the first line to a person",
    async walk({ open, at }) {
      await open();
      await at(".talk").click();
      await at(".write textarea").waitFor();
    },
  },
  {
    name: "answer-sure",
    shows: "Self-service has an answer",
    walk: (visit) => askArticles(visit, "How long does delivery take?"),
  },
  {
    name: "answer-unsure",
    shows: "Self-service is not sure, and says so; in dark",
    dark: true,
    walk: (visit) => askArticles(visit, "can my parcel go to another country next week"),
  },
  {
    name: "answer-arabic",
    shows: "An answer from right to left",
    lang: "ar",
    walk: (visit) => askArticles(visit, "كم يستغرق التوصيل؟"),
  },
  {
    name: "suggestions",
    shows: "The next question may be answered before it is sent",
    walk: (visit) => typeOn(visit, "How long does delivery take?", "How do I return something"),
  },
  {
    name: "suggestions-open",
    shows: "A suggested article, read beside the talk; in dark",
    dark: true,
    async walk(visit) {
      await typeOn(visit, "How long does delivery take?", "How do I return something");
      await visit.at(".hints summary").first().click();
    },
  },
  {
    name: "suggestions-arabic",
    shows: "Suggestions from right to left, on a phone",
    ...{ lang: "ar", on: "phone" },
    walk: (visit) => typeOn(visit, "كم يستغرق التوصيل؟", "كيف اعيد منتجا"),
  },
  {
    name: "form",
    shows: "The owner's form before the chat",
    options: { form: FORM },
    walk: openForm,
  },
  {
    name: "form-errors",
    shows: "What is wrong is said where it is wrong; in dark",
    ...{ dark: true, options: { form: FORM } },
    async walk(visit) {
      await openForm(visit);
      await visit.at("#q-email").fill("dana");
      await visit.at("form .main").click();
      await visit.at(".over").first().waitFor();
    },
  },
  {
    name: "form-phone",
    shows: "The form on a phone, in Japanese",
    ...{ on: "phone", lang: "ja", options: { form: FORM_JA } },
    walk: openForm,
  },
  {
    name: "waiting-place",
    shows: "Two are ahead in the queue",
    walk: async (visit) => {
      await waitInLine(visit, 2);
      await visit.at(".wait .big").waitFor();
    },
  },
  {
    name: "waiting-next",
    shows: "Next in the queue, in dark",
    dark: true,
    walk: (visit) => waitInLine(visit, 0),
  },
  {
    name: "waiting-nobody",
    shows: "Nobody is there: the message is kept (Chinese)",
    ...{ team: 0, lang: "zh" },
    walk: (visit) => waitInLine(visit, 0),
  },
  {
    name: "waiting-reading",
    shows: "What may help while one waits",
    walk: (visit) => waitWithArticles(visit, "How long will the delivery take?"),
  },
  {
    name: "waiting-reading-arabic",
    shows: "The same from right to left, on a phone, in dark",
    ...{ on: "phone", lang: "ar", dark: true },
    walk: (visit) => waitWithArticles(visit, "كم يستغرق التوصيل عادة؟"),
  },
  {
    name: "contact",
    shows: "A call or an email instead of waiting",
    async walk(visit) {
      await waitInLine(visit, 1);
      await openContact(visit);
    },
  },
  {
    name: "contact-errors",
    shows: "Neither an address nor a whole number; on a phone",
    on: "phone",
    async walk(visit) {
      await waitInLine(visit, 1);
      await openContact(visit);
      await visit.at("#q-phone").fill("12");
      await visit.at(".reach .main").click();
      await visit.at(".over").first().waitFor();
    },
  },
  {
    name: "contact-left",
    shows: "How to reach the visitor is kept",
    async walk(visit) {
      await waitInLine(visit, 1);
      await openContact(visit);
      await visit.at("#q-email").fill("dana@example.com");
      await visit.at(".reach .main").click();
      await visit.at(".wait").getByText("✓").waitFor();
    },
  },
];
