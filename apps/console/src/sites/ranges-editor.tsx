import type { HoursRange } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";

interface Props {
  /** Whose times these are, for those who hear the boxes: "Monday". */
  of: string;
  ranges: readonly HoursRange[];
  problem: string | undefined;
  onChange(ranges: HoursRange[]): void;
}

/** At most this many in one day, as the protocol has it. */
const RANGES_MAX = 10;

/** The times of one day, from and to; none is closed. */
export function RangesEditor({ of, ranges, problem, onChange }: Props) {
  const change = (at: number, part: Partial<HoursRange>) =>
    onChange(ranges.map((range, i) => (i === at ? { ...range, ...part } : range)));
  return (
    <div class="ranges">
      {ranges.length === 0 && <span class="quiet ranges-closed">{t("Closed")}</span>}
      {ranges.map((range, i) => (
        <span class="range" key={i}>
          <input
            class="input"
            type="time"
            aria-label={t("{{of}}, opens", { of })}
            aria-invalid={problem !== undefined}
            value={range.from}
            onInput={(event) => change(i, { from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            class="input"
            type="time"
            aria-label={t("{{of}}, closes", { of })}
            aria-invalid={problem !== undefined}
            // Boxes know no 24:00: the end of a day shows as 00:00.
            value={range.to === "24:00" ? "00:00" : range.to}
            onInput={(event) => change(i, { to: endOfDay(event.currentTarget.value) })}
          />
          {isNight(range) && <small class="quiet">{t("next day")}</small>}
          <button
            type="button"
            class="tool"
            aria-label={t("Remove {{from}} to {{to}}, {{of}}", {
              from: range.from,
              to: range.to,
              of,
            })}
            onClick={() => onChange(ranges.filter((_, at) => at !== i))}
          >
            <Icon name="cross" />
          </button>
        </span>
      ))}
      {ranges.length < RANGES_MAX && (
        <button
          type="button"
          class="btn plain"
          aria-label={t("Add hours, {{of}}", { of })}
          onClick={() => onChange([...ranges, nextRange(ranges.at(-1))])}
        >
          <Icon name="plus" />
          {t("Add hours")}
        </button>
      )}
      {problem && (
        <span class="error" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

const endOfDay = (time: string): string => (time === "00:00" ? "24:00" : time);

const isNight = ({ from, to }: HoursRange): boolean => to !== "" && from !== "" && to < from;

/** After the last one with a break, so that it need not be put right first. */
function nextRange(last: HoursRange | undefined): HoursRange {
  if (!last) return { from: "09:00", to: "17:00" };
  const hour = Number(last.to.slice(0, 2)) + 1;
  if (last.to <= last.from || hour > 21) return { from: "09:00", to: "12:00" };
  const two = (n: number) => String(n).padStart(2, "0");
  return { from: `${two(hour)}:00`, to: `${two(hour + 2)}:00` };
}
