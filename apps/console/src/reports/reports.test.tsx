import type { ReportFigures } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { QUALITY, SELF_SERVICE, SPEED, VOLUME } from "./figure-list.ts";
import { differenceOf, figureText } from "./figure-text.ts";
import { HeatMap } from "./heat-map.tsx";
import { LineChart } from "./line-chart.tsx";
import { ReportFiguresView } from "./report-figures.tsx";
import { queryOf } from "./report-state.ts";

let page: HTMLElement;
beforeEach(() => {
  page = document.createElement("main");
  document.body.append(page);
});
afterEach(() => {
  render(null, page);
  page.remove();
});

const NONE = { count: 0, median: null, ninth: null, mean: null };
const figures = (part: Partial<ReportFigures> = {}): ReportFigures => ({
  ...{ opened: 0, selfService: 0, came: 0, answered: 0, abandoned: 0, neverAnswered: 0 },
  ...{ unanswered: 0, contactLeft: 0, closed: 0, solved: 0, firstContact: 0, targeted: 0 },
  ...{ kept: 0, everClosed: 0, reopened: 0, rated: 0, satisfied: 0, npsAsked: 0 },
  ...{ promoters: 0, detractors: 0, begunInSelfService: 0, passedOn: 0, helped: 0 },
  ...{ notHelped: 0, firstAnswer: NONE, waiting: NONE, handling: NONE, solving: NONE },
  ...part,
});

test("each figure has its definition beside it, and a dash where there is nothing to measure", async () => {
  await act(() => render(<ReportFiguresView total={figures()} before={figures()} />, page));
  const all = [...VOLUME, ...SPEED, ...QUALITY, ...SELF_SERVICE];
  expect(page.querySelectorAll(".figure")).toHaveLength(all.length);
  for (const { label, definition } of all) {
    const button = [...page.querySelectorAll("button")].find((one) => one.textContent === label);
    const id = button?.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toBe(definition);
  }
  expect(page.textContent).not.toContain("NaN");
});

test("more is good or bad as the figure has it, and words say so beside the colour", async () => {
  const before = figures({ came: 10, answered: 5, abandoned: 1 });
  const total = figures({ came: 10, answered: 9, abandoned: 4 });
  await act(() => render(<ReportFiguresView total={total} before={before} />, page));
  const toneOf = (label: string) =>
    [...page.querySelectorAll(".figure")]
      .find((one) => one.querySelector("button")?.textContent === label)
      ?.querySelector(".report-change");
  expect(toneOf("Answered")?.className).toContain("ok");
  expect(toneOf("Left while waiting")?.className).toContain("bad");
  expect(toneOf("Left while waiting")?.textContent).toContain("30 points");
  expect(toneOf("Left while waiting")?.textContent).toContain("more than before");
});

test("shares differ in points, the rest in percent, and nothing from nothing", () => {
  expect(differenceOf("share", 0.4, 0.5)).toEqual({ text: "10 points", direction: -1 });
  expect(differenceOf("count", 150, 100)).toEqual({ text: "50%", direction: 1 });
  expect(differenceOf("count", 3, 0)).toBeNull();
  expect(differenceOf("span", null, 5)).toBeNull();
  expect(figureText("score", -0.12)).toBe("-12");
  expect(figureText("count", 1234)).toBe("1,234");
});

test("a chart is a table, too, and arrow keys read it point by point", async () => {
  const series = [{ label: "Came", values: [3, null], ink: 1 as const }];
  const chart = (
    <LineChart title="By day" names={["1 Nov", "2 Nov"]} series={series} text={String} />
  );
  await act(() => render(chart, page));
  expect([...page.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual(["3", "–"]);
  const slider = page.querySelector<HTMLElement>("[role=slider]");
  const press = (key: string) =>
    act(() => void slider?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
  await press("Home");
  expect(slider?.getAttribute("aria-valuetext")).toBe("1 Nov · Came: 3");
  await press("ArrowRight");
  expect(page.querySelector(".chart-line")?.textContent).toBe("2 Nov · Came: –");
});

test("a heat map has a cell for each hour of the week, darker for more", async () => {
  const values = Array<number>(168).fill(0);
  values[9] = 10;
  values[33] = 2;
  await act(() => render(<HeatMap title="When" values={values} />, page));
  const rows = [...page.querySelectorAll("tbody tr")];
  expect(rows).toHaveLength(7);
  expect(rows[0]?.querySelectorAll("td")[9]?.className).toBe("shade-5");
  expect(rows[1]?.querySelectorAll("td")[9]?.className).toBe("shade-1");
  expect(rows[0]?.querySelectorAll("td")[8]?.className).toBe("shade-0");
});

test("last days end today, and only what is chosen is asked for", () => {
  const now = new Date(2026, 10, 22, 23, 30).getTime();
  const query = queryOf({ days: 7, from: "", to: "", by: "agent", tag: undefined }, now);
  expect(query).toMatchObject({ from: "2026-11-16", to: "2026-11-22", by: "agent" });
  expect(Object.keys(query)).not.toContain("tag");
  const own = queryOf({ days: 0, from: "2026-01-01", to: "2026-02-01", by: "tag" }, now);
  expect(own).toMatchObject({ from: "2026-01-01", to: "2026-02-01", by: "tag" });
});
