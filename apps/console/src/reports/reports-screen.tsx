import type { Report } from "@foyer/protocol";
import { useEffect, useMemo, useState } from "preact/hooks";
import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { duration } from "../look/time.ts";
import { mayManage } from "../session/session-state.ts";
import { numberText } from "./figure-text.ts";
import { HeatMap } from "./heat-map.tsx";
import { LineChart } from "./line-chart.tsx";
import { ReportBar } from "./report-bar.tsx";
import { ReportFiguresView } from "./report-figures.tsx";
import {
  loadReport,
  loadSaved,
  openSaved,
  report,
  reportError,
  saved,
  wanted,
} from "./report-state.ts";
import { ReportTable } from "./report-table.tsx";
import { SavedReportsCard } from "./saved-reports.tsx";
import "../look/page.css";
import "../articles/figures.css";
import "../supervision/board.css";
import "./reports.css";

/** How service was, in numbers; `params.id`: a saved report. */
export function ReportsScreen({ params }: ScreenProps) {
  useEffect(() => void loadReport(), [wanted.value]);
  useEffect(() => {
    if (params.id) void openById(params.id);
  }, [params.id]);
  const held = report.value?.report;
  return (
    <main class="detail reports">
      <header class="report-head">
        <div class="grow">
          <h1>{t("Reports")}</h1>
          <p class="quiet">
            {mayManage.value
              ? t("Conversations that were opened in these days, beside as many days before.")
              : t("Your own conversations of these days, beside as many days before.")}
          </p>
        </div>
        {mayManage.value && (
          <a class="btn" href="/console/staffing">
            {t("Plan staffing")}
          </a>
        )}
      </header>
      <ReportBar />
      {reportError.value ? (
        <Failed error={reportError.value} retry={() => void loadReport()} />
      ) : held ? (
        <Shown held={held} />
      ) : (
        <Loading />
      )}
      <SavedReportsCard />
    </main>
  );
}

async function openById(id: string): Promise<void> {
  await loadSaved().catch(() => undefined);
  const one = saved.value?.reports.find((other) => other.id === id);
  if (one) openSaved(one);
}

function Shown({ held }: { held: Report }) {
  const { total, before, behind } = held;
  return (
    <>
      {behind > 0 && (
        <p class="notice" role="status">
          {t("{{count}} conversations are still being counted: look again in a moment.", {
            count: behind,
          })}
        </p>
      )}
      {total.opened + before.opened === 0 ? (
        <Blank icon="pulse" title={t("No conversations in this time")}>
          <p>
            {t("Choose other days, or take a filter off. New ones are counted within seconds.")}
          </p>
        </Blank>
      ) : (
        <Full held={held} />
      )}
    </>
  );
}

function Full({ held }: { held: Report }) {
  const { total, before } = held;
  return (
    <>
      <ReportFiguresView total={total} before={before} />
      <Charts held={held} />
      <Heat held={held} />
      <ReportTable report={held} />
    </>
  );
}

/** What a day, week or month is called along a chart. */
function partNames({ parts, step }: Report): string[] {
  const format = new Intl.DateTimeFormat(
    locale(),
    step === "month" ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" },
  );
  return parts.map(({ from }) => format.format(from));
}

function Charts({ held }: { held: Report }) {
  // The same arrays while it is the same report: charts are drawn anew for others.
  const { names, volume, speed } = useMemo(() => {
    const of = (value: (figures: Report["total"]) => number | null) =>
      held.parts.map(({ figures }) => value(figures));
    return {
      names: partNames(held),
      volume: [
        { label: t("Conversations"), values: of(({ opened }) => opened), ink: 1 as const },
        { label: t("Answered"), values: of(({ answered }) => answered), ink: 2 as const },
        {
          label: t("Left while waiting"),
          values: of(({ abandoned }) => abandoned),
          ink: 3 as const,
        },
      ],
      speed: [
        {
          label: t("First response"),
          values: of((one) => one.firstAnswer.median),
          ink: 1 as const,
        },
        { label: t("Handling time"), values: of((one) => one.handling.median), ink: 2 as const },
      ],
    };
  }, [held, locale()]);
  const step = { day: t("by day"), week: t("by week"), month: t("by month") }[held.step];
  return (
    <div class="report-charts">
      <div class="card">
        <LineChart
          title={t("Conversations, {{step}}", { step })}
          names={names}
          series={volume}
          text={wholeText}
        />
      </div>
      <div class="card">
        <LineChart
          title={t("Median times, {{step}}", { step })}
          names={names}
          series={speed}
          text={duration}
        />
      </div>
    </div>
  );
}

const wholeText = (value: number): string => numberText(Math.round(value));

function Heat({ held }: { held: Report }) {
  const [what, setWhat] = useState<"came" | "opened">("came");
  return (
    <div class="card">
      <HeatMap title={t("When they come")} values={held.heat[what]}>
        <select
          class="input"
          aria-label={t("What is counted")}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value as "came" | "opened")}
        >
          <option value="came">{t("Came to a person")}</option>
          <option value="opened">{t("Conversations")}</option>
        </select>
      </HeatMap>
    </div>
  );
}
