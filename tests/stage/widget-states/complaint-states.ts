import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

async function openForm(visit: Visit, question: string): Promise<void> {
  await visit.open();
  await visit.ask(question);
  await visit.at(".menu summary").click();
  await visit.at(".menu .card > button").nth(-2).waitFor();
  await visit.at(".menu .complain").click();
  await visit.at(".complaining textarea").first().waitFor();
}

export const COMPLAINT_STATES: WidgetState[] = [
  {
    name: "complaint",
    shows: "The form for complaints, with what is still missing",
    options: { complaints: true },
    async walk(visit) {
      await openForm(visit, "My mug came broken");
      await visit.at(".complaining .main").click();
      await visit.at(".complaining .over").first().waitFor();
    },
  },
  {
    name: "complaint-sent",
    shows: "It has a number; in dark, from right to left",
    ...{ lang: "ar", dark: true, options: { complaints: true } },
    async walk(visit) {
      await openForm(visit, "وصل الكوب مكسورًا");
      await visit.at(".complaining textarea").first().fill("وصل الكوب مكسورًا");
      await visit.at(".complaining .main").click();
      await visit.panel.getByText("C-").first().waitFor();
    },
  },
];
