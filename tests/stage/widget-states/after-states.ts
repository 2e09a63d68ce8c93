import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

/** Helped, and seen off. */
async function served(visit: Visit, text = "Where is my mug?", thanks = "It leaves today!") {
  await visit.open();
  const id = await visit.talk(text);
  await visit.hear(id, thanks);
  await visit.mara.api.call("POST", `/conversations/${id}/close`, { outcome: "solved" });
  await visit.at(".rate, .under, .quick").first().waitFor();
}

async function rated(visit: Visit): Promise<void> {
  await served(visit);
  await visit.at(".rate [role=radio], .rate input").nth(3).click();
  await visit.at(".rate .more").waitFor();
}

export const AFTER_STATES: WidgetState[] = [
  {
    name: "rating",
    shows: "Closed by the agent: how was it?",
    async walk(visit) {
      await served(visit);
      await visit.at(".rate").waitFor();
    },
  },
  {
    name: "rating-thumbs",
    shows: "The owner may choose thumbs; from right to left",
    ...{ lang: "ar", options: { feedback: { kind: "thumbs", comment: false, nps: false } } },
    async walk(visit) {
      await served(visit, "أين طلبي؟", "يصل اليوم!");
      await visit.at(".rate").waitFor();
    },
  },
  {
    name: "rating-solved",
    shows: "Was it solved, beside the score, and words to add",
    options: { feedback: { kind: "faces", comment: true, nps: false, solved: true } },
    async walk(visit) {
      await served(visit);
      await visit.at(".solved-row button").nth(1).click();
      await visit.at(".rate .more").waitFor();
    },
  },
  { name: "rating-comment", shows: "A comment and a recommendation, if one likes", walk: rated },
  {
    name: "rated",
    shows: "Rated; for a day it can be changed; in dark",
    dark: true,
    async walk(visit) {
      await rated(visit);
      await visit.at(".rate textarea").fill("That was quick.");
      await visit.at(".rate .main").click();
      await visit.at(".rated").waitFor();
    },
  },
  {
    name: "start-another",
    shows: "Ended by the visitor; another can be started (Chinese)",
    ...{ lang: "zh", options: { feedback: null } },
    async walk(visit) {
      await served(visit, "我的杯子在哪里？", "今天发货！");
      await visit.panel
        .getByRole("button", { name: "开始新对话" })
        .or(visit.at(".quick .pill"))
        .first()
        .waitFor();
    },
  },
];
