import type { MacroAct } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { ActFields } from "./act-fields.tsx";

/** What a new step begins as. */
const NEW: Record<MacroAct["type"], MacroAct> = {
  tag: { type: "tag", tags: [] },
  priority: { type: "priority", priority: "high" },
  snooze: { type: "snooze", minutes: 24 * 60 },
  close: { type: "close", outcome: "solved" },
  transfer: { type: "transfer", agentId: "" },
  transfer_to_team: { type: "transfer_to_team", teamId: "" },
};

const NAMES: Record<MacroAct["type"], string> = {
  ...{ tag: later("Add tags"), priority: later("Set priority") },
  ...{ snooze: later("Snooze"), close: later("Close") },
  ...{ transfer: later("Transfer to an agent"), transfer_to_team: later("Transfer to a team") },
};

const isEnd = ({ type }: MacroAct): boolean => type !== "tag" && type !== "priority";

interface Props {
  acts: readonly MacroAct[];
  onChange(acts: MacroAct[]): void;
}

/** The steps of a macro, in their order; the one that gives the conversation away stays last. */
export function ActsEditor({ acts, onChange }: Props) {
  const put = (index: number, act: MacroAct) =>
    onChange(acts.map((other, at) => (at === index ? act : other)));
  const offered = Object.values(NEW).filter(
    (act) => !acts.some((other) => other.type === act.type || (isEnd(other) && isEnd(act))),
  );
  const add = (act: MacroAct) =>
    onChange([...acts, act].sort((a, b) => Number(isEnd(a)) - Number(isEnd(b))));
  return (
    <fieldset class="acts">
      <legend class="label">{t("Then do")}</legend>
      {acts.map((act, index) => (
        <div key={act.type} class="act">
          <span>{t(NAMES[act.type])}</span>
          <ActFields act={act} onChange={(next) => put(index, next)} />
          <button
            type="button"
            class="tool"
            aria-label={t("Remove: {{step}}", { step: t(NAMES[act.type]) })}
            onClick={() => onChange(acts.filter((other) => other !== act))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      {offered.length > 0 && (
        <div class="add-act">
          {offered.map((act) => (
            <button key={act.type} type="button" class="btn" onClick={() => add(act)}>
              <Icon name="plus" />
              {t(NAMES[act.type])}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
