import type { ReportBy } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Check } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { Options } from "../look/options.tsx";
import { mayManage, sites } from "../session/session-state.ts";
import { dateOf, type NARROWS, type Wanted, wanted } from "./report-state.ts";
import { nameOf } from "./report-table.tsx";

const SPANS = [7, 30, 90, 365] as const;

const change = (part: Partial<Wanted>): void => {
  wanted.value = { ...wanted.value, ...part };
};

/** What the report is about: when, where and whose. */
export function ReportBar() {
  const { days, clock } = wanted.value;
  return (
    <div class="report-bar">
      <select
        class="input"
        aria-label={t("Period")}
        value={days}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      >
        {SPANS.map((count) => (
          <option key={count} value={count}>
            {t("Last {{count}} days", { count })}
          </option>
        ))}
        {!SPANS.includes(days as (typeof SPANS)[number]) && days > 0 && (
          <option value={days}>{t("Last {{count}} days", { count: days })}</option>
        )}
        <option value={0}>{t("From … to …")}</option>
      </select>
      {days === 0 && <Dates />}
      <Narrow by="siteId" all={t("All sites")} choices={sites.value} />
      {mayManage.value && (
        <>
          <Narrow by="teamId" all={t("All teams")} choices={teams.all.value} />
          <Narrow by="agentId" all={t("All agents")} choices={agents.active.value} />
        </>
      )}
      <Check
        label={t("Opening hours only")}
        checked={clock === "open"}
        onChange={(open) => change({ clock: open ? "open" : undefined })}
      />
      <Chips />
    </div>
  );
}

/** With dates of one's own, what was shown until now is where it begins. */
function choose(days: number): void {
  const now = Date.now();
  const dates = days > 0 ? {} : { from: dateOf(now - 29 * 86_400_000), to: dateOf(now) };
  change({ days, ...dates });
}

function Dates() {
  const { from, to } = wanted.value;
  return (
    <>
      <input
        class="input"
        type="date"
        aria-label={t("First day")}
        value={from}
        max={to}
        onChange={(event) =>
          event.currentTarget.value && change({ from: event.currentTarget.value })
        }
      />
      <input
        class="input"
        type="date"
        aria-label={t("Last day")}
        value={to}
        min={from}
        onChange={(event) => event.currentTarget.value && change({ to: event.currentTarget.value })}
      />
    </>
  );
}

function Narrow(props: {
  by: "siteId" | "teamId" | "agentId";
  all: string;
  choices: readonly { id: string; name: string }[];
}) {
  const { by, all, choices } = props;
  const chosen = wanted.value[by] ?? "";
  if (choices.length < 2 && chosen === "") return null;
  return (
    <select
      class="input"
      aria-label={all}
      value={chosen}
      onChange={(event) => change({ [by]: event.currentTarget.value || undefined })}
    >
      <option value="">{all}</option>
      <Options of={choices} />
    </select>
  );
}

const BY_OF: Record<(typeof NARROWS)[number], ReportBy> = {
  ...{ siteId: "site", agentId: "agent", teamId: "team", tag: "tag", lang: "lang" },
};

const LABELS = { tag: later("Tag: {{name}}"), lang: later("Language: {{name}}") };

/** What the table has narrowed it down to, to be taken off again. */
function Chips() {
  return (
    <>
      {(["tag", "lang"] as const).map((part) => {
        const value = wanted.value[part];
        if (!value) return null;
        const label = t(LABELS[part], { name: nameOf(BY_OF[part], value) });
        return (
          <button
            key={part}
            type="button"
            class="btn report-chip"
            aria-label={t("Take off: {{filter}}", { filter: label })}
            onClick={() => change({ [part]: undefined })}
          >
            {label}
            <Icon name="cross" />
          </button>
        );
      })}
    </>
  );
}
