import type { Report, ReportBy, ReportFigures } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { QUALITY, type ShownFigure, SPEED, VOLUME } from "./figure-list.ts";
import { figureText } from "./figure-text.ts";
import { csvAddress, wanted } from "./report-state.ts";

export const BYS: readonly { by: ReportBy; label: string }[] = [
  { by: "agent", label: later("By agent") },
  { by: "team", label: later("By team") },
  { by: "site", label: later("By site") },
  { by: "tag", label: later("By tag") },
  { by: "lang", label: later("By language") },
];

const COLUMNS: readonly ShownFigure[] = [
  ...VOLUME.filter(({ id }) => ["opened", "answered", "abandoned"].includes(id)),
  ...SPEED.filter(({ id }) => ["first", "handling"].includes(id)),
  ...QUALITY.filter(({ id }) => ["solved", "contact-first", "reopened", "csat"].includes(id)),
];

/** What a report's narrowing by a row of the table is called in the query. */
const NARROW = {
  agent: "agentId",
  team: "teamId",
  site: "siteId",
  tag: "tag",
  lang: "lang",
} as const;

/** The figures of each agent, team, site, tag or language; a name narrows the whole report down to it. */
export function ReportTable({ report }: { report: Report }) {
  const { by } = wanted.value;
  const title = t(BYS.find((one) => one.by === by)?.label ?? "By agent");
  return (
    <div class="card">
      <div class="title report-table-title">
        <h2 id="report-table">{title}</h2>
        <select
          class="input"
          aria-label={t("Table")}
          value={by}
          onChange={(event) => {
            wanted.value = { ...wanted.value, by: event.currentTarget.value as ReportBy };
          }}
        >
          {BYS.map((one) => (
            <option key={one.by} value={one.by}>
              {t(one.label)}
            </option>
          ))}
        </select>
        <a class="btn plain" href={csvAddress()} download>
          <Icon name="note" />
          {t("Conversations as CSV")}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section class="figures-scroll" aria-labelledby="report-table" tabIndex={0}>
        <table class="figures-table report-table">
          <thead>
            <tr>
              <th scope="col">{t("Name")}</th>
              {COLUMNS.map(({ id, label, definition }) => (
                <th key={id} scope="col" title={t(definition)}>
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.groups.map(({ key, figures }) => (
              <Row key={key} by={by} name={key} figures={figures} most={report.total.opened} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row(props: { by: ReportBy; name: string; figures: ReportFigures; most: number }) {
  const { by, name, figures, most } = props;
  const shown = nameOf(by, name);
  return (
    <tr>
      <th scope="row">
        {name === "" ? (
          <span class="quiet">{shown}</span>
        ) : (
          <button
            type="button"
            class="btn link"
            dir="auto"
            onClick={() => {
              wanted.value = { ...wanted.value, [NARROW[by]]: name };
            }}
          >
            {shown}
          </button>
        )}
        <progress aria-hidden="true" max={Math.max(1, most)} value={figures.opened} />
      </th>
      {COLUMNS.map(({ id, kind, value }) => (
        <td key={id}>{figureText(kind, value(figures))}</td>
      ))}
    </tr>
  );
}

/** What a row is about, as it is called now. */
export function nameOf(by: ReportBy, key: string): string {
  if (key === "") return by === "agent" ? t("Nobody") : by === "lang" ? t("Unknown") : t("None");
  if (by === "agent") return agents.card(key)?.name ?? t("Somebody who is gone");
  if (by === "team") return teams.get(key)?.name ?? t("A team that is gone");
  if (by === "site")
    return sites.value.find(({ id }) => id === key)?.name ?? t("A site that is gone");
  return by === "lang" ? languageName(key) : key;
}
