import type { Staffing } from "@foyer/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Options } from "../look/options.tsx";
import { duration } from "../look/time.ts";
import { numberText, percent } from "../reports/figure-text.ts";
import { HeatMap } from "../reports/heat-map.tsx";
import { LineChart } from "../reports/line-chart.tsx";
import { mayManage, sites } from "../session/session-state.ts";
import { Figure } from "../supervision/figure.tsx";
import { planWeek, sumUp } from "./plan.ts";
import { Sliders } from "./sliders.tsx";
import { about, loadStaffing, staffing, staffingError, wish } from "./staffing-state.ts";
import "../look/page.css";
import "../articles/figures.css";
import "../supervision/board.css";
import "../reports/reports.css";

const WEEKS = [4, 8, 13, 26] as const;

/** How many agents each hour of a week takes, from what has come until now. */
export function StaffingScreen() {
  if (!mayManage.value)
    return (
      <main>
        <Blank icon="board" title={t("Planning is for owners and admins")}>
          <a class="btn" href="/console/">
            {t("To the inbox")}
          </a>
        </Blank>
      </main>
    );
  return <Plan />;
}

function Plan() {
  useEffect(() => void loadStaffing(), [about.value]);
  const held = staffing.value;
  return (
    <main class="detail reports">
      <header class="report-head">
        <BackLink href="/console/reports" />
        <div class="grow">
          <h1>{t("Staffing")}</h1>
          <p class="quiet">{t("How many agents each hour of a week takes to keep a target.")}</p>
        </div>
      </header>
      <About />
      {staffingError.value ? (
        <Failed error={staffingError.value} retry={() => void loadStaffing()} />
      ) : !held ? (
        <Loading />
      ) : held.measured.came === 0 ? (
        <Blank icon="people" title={t("Nobody has come to a person yet")}>
          <p>
            {t("After the first whole week with conversations there is something to plan from.")}
          </p>
        </Blank>
      ) : (
        <Planned held={held} />
      )}
    </main>
  );
}

function About() {
  const { siteId, weeks } = about.value;
  return (
    <div class="report-bar">
      <select
        class="input"
        aria-label={t("Planned from")}
        value={weeks}
        onChange={(event) => {
          about.value = { siteId, weeks: Number(event.currentTarget.value) };
        }}
      >
        {WEEKS.map((count) => (
          <option key={count} value={count}>
            {t("Last {{count}} weeks", { count })}
          </option>
        ))}
      </select>
      {sites.value.length > 1 && (
        <select
          class="input"
          aria-label={t("All sites")}
          value={siteId}
          onChange={(event) => {
            about.value = { siteId: event.currentTarget.value, weeks };
          }}
        >
          <option value="">{t("All sites")}</option>
          <Options of={sites.value} />
        </select>
      )}
    </div>
  );
}

function Planned({ held }: { held: Staffing }) {
  const plan = useMemo(() => planWeek(held.arrivals, wish.value), [held, wish.value]);
  const sum = sumUp(plan);
  return (
    <>
      <Sliders held={held} />
      <div class="report-figures">
        <Figure
          label={t("Agents at the busiest hour")}
          definition={t("The largest number below: so many have to be on duty then.")}
        >
          {numberText(sum.most)}
        </Figure>
        <Figure
          label={t("Agent hours a week")}
          definition={t("All hours below together, breaks and meetings among them.")}
        >
          {numberText(sum.agentHours)}
        </Figure>
        <Figure
          label={t("Answered in time")}
          definition={t("What this plan keeps over the whole week, if as many come as expected.")}
        >
          {percent(sum.within)}
        </Figure>
        <Figure
          label={t("Mean wait")}
          definition={t("Of all who come, also those who are taken at once.")}
        >
          {duration(sum.wait * 1000)}
        </Figure>
        <Figure
          label={t("Leave before")}
          definition={t(
            "Lose patience before an agent is free; nobody does when all are taken to be patient.",
          )}
        >
          {percent(sum.leave)}
        </Figure>
      </div>
      <div class="card">
        <HeatMap title={t("Agents on duty")} values={plan.map(({ agents }) => agents)} />
      </div>
      <Forecast held={held} />
    </>
  );
}

/** What is expected, and how far such forecasts were from what then came. */
function Forecast({ held }: { held: Staffing }) {
  const { names, series } = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short" });
    return {
      names: held.past.map(({ from }) => format.format(from)),
      series: [
        { label: t("Came"), values: held.past.map(({ came }) => came), ink: 1 as const },
        {
          label: t("Expected before"),
          values: held.past.map((one) => one.forecast),
          ink: 3 as const,
        },
      ],
    };
  }, [held, locale()]);
  return (
    <>
      <div class="card">
        <HeatMap
          title={t("Conversations expected")}
          values={held.arrivals}
          text={(value) =>
            value > 0 && value < 10 ? oneDigit(value) : numberText(Math.round(value))
          }
        />
        <p class="quiet">{errorText(held)}</p>
      </div>
      <div class="card">
        <LineChart
          title={t("Forecast and what came, by week")}
          names={names}
          series={series}
          text={(value) => numberText(Math.round(value))}
        />
      </div>
    </>
  );
}

const oneDigit = (value: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);

function errorText({ error }: Staffing): string {
  if (error.share === null || error.bias === null)
    return t("How good this forecast is can be said after four whole weeks.");
  return t(
    "Tested on the last {{count}} weeks, each forecast from those before it: single hours were wrong by {{share}} on the whole, whole weeks by {{bias}}.",
    { count: error.weeks, share: percent(error.share), bias: percent(Math.abs(error.bias)) },
  );
}
