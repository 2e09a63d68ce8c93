import type { MacroAct, Outcome, Priority } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { PRIORITIES as NAMES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { OUTCOMES } from "../messages/system-text.ts";
import { spanText } from "./macro-text.ts";

/** Spans that people snooze for, in minutes. */
const SPANS = [60, 3 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60];
const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];
const UNTIL_REPLY = "reply";

interface Props {
  act: MacroAct;
  onChange(act: MacroAct): void;
}

/** What one step needs to know. */
export function ActFields({ act, onChange }: Props) {
  switch (act.type) {
    case "tag":
      return <Tags tags={act.tags} onChange={(tags) => onChange({ ...act, tags })} />;
    case "priority":
      return (
        <Choice
          label={t("Priority")}
          value={act.priority}
          options={PRIORITIES.map((priority) => [priority, t(NAMES[priority])])}
          choose={(priority) => onChange({ ...act, priority: priority as Priority })}
        />
      );
    case "snooze":
      return (
        <Choice
          label={t("For how long")}
          value={act.minutes === null ? UNTIL_REPLY : String(act.minutes)}
          options={[[UNTIL_REPLY, t("until the visitor replies")], ...spans(act.minutes)]}
          choose={(value) =>
            onChange({ ...act, minutes: value === UNTIL_REPLY ? null : Number(value) })
          }
        />
      );
    case "close":
      return (
        <Choice
          label={t("Outcome")}
          value={act.outcome}
          options={Object.entries(OUTCOMES).map(([outcome, name]) => [outcome, t(name)])}
          choose={(outcome) => onChange({ ...act, outcome: outcome as Outcome })}
        />
      );
    case "transfer":
      return (
        <Choice
          label={t("Agent")}
          value={act.agentId}
          options={agents.active.value.map(({ id, name }) => [id, name])}
          choose={(agentId) => onChange({ ...act, agentId })}
        />
      );
    case "transfer_to_team":
      return (
        <Choice
          label={t("Team")}
          value={act.teamId}
          options={teams.all.value.map(({ id, name }) => [id, name])}
          choose={(teamId) => onChange({ ...act, teamId })}
        />
      );
  }
}

function spans(held: number | null): [string, string][] {
  const known = held === null || SPANS.includes(held) ? SPANS : [held, ...SPANS];
  return known.map((minutes) => [String(minutes), t("for {{span}}", { span: spanText(minutes) })]);
}

/** Tags with commas between them; what is typed stays as it is while it is typed. */
function Tags({ tags, onChange }: { tags: readonly string[]; onChange(tags: string[]): void }) {
  const [typed, setTyped] = useState(tags.join(", "));
  return (
    <input
      class="input"
      dir="auto"
      required
      aria-label={t("Tags, with commas between them")}
      placeholder={t("late, refund")}
      value={typed}
      onInput={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(
          value
            .split(/[,،、，]/)
            .map((tag) => tag.trim())
            .filter((tag) => tag !== ""),
        );
      }}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const isKnown = options.some(([id]) => id === value);
  return (
    <select
      class="input"
      required
      aria-label={label}
      value={isKnown ? value : ""}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {!isKnown && <option value="">{t("Choose…")}</option>}
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
