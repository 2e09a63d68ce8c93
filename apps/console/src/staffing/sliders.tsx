import type { Staffing } from "@foyer/protocol";
import { useId } from "preact/hooks";
import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import { duration } from "../look/time.ts";
import { numberText, percent } from "../reports/figure-text.ts";
import type { Wish } from "./plan.ts";
import { wish } from "./staffing-state.ts";

const change = (part: Partial<Wish>): void => {
  wish.value = { ...wish.value, ...part };
};

/** Who is thought patient for ever in the first place is given this, in seconds. */
const PATIENCE_S = 180;

/** What would be if: the plan follows at once. */
export function Sliders({ held }: { held: Staffing }) {
  const { share, within, handling, patience, atOnce, more, away } = wish.value;
  const { handled } = held.measured;
  return (
    <div class="card">
      <h2>{t("What if …")}</h2>
      <div class="staffing-sliders">
        <Slider
          label={t("Answered in time")}
          shown={percent(share)}
          range={[50, 99, 1]}
          value={share * 100}
          set={(value) => change({ share: value / 100 })}
        />
        <Slider
          label={t("In time means within")}
          shown={duration(within * 1000)}
          range={[5, 600, 5]}
          value={within}
          set={(value) => change({ within: value })}
        />
        <Slider
          label={t("Handling time")}
          shown={duration(handling * 1000)}
          hint={
            held.handlingMs === null
              ? t("Too few conversations to measure it: set what you expect.")
              : t("Measured: {{time}} on the mean of {{count}} conversations", {
                  time: duration(held.handlingMs),
                  count: handled,
                })
          }
          range={[10, Math.max(3_600, handling), 10]}
          value={handling}
          set={(value) => change({ handling: value })}
        />
        <Slider
          label={t("Conversations at a time")}
          shown={numberText(atOnce)}
          range={[1, 8, 1]}
          value={atOnce}
          set={(value) => change({ atOnce: value })}
        />
        <Slider
          label={t("More than expected")}
          shown={percent(more)}
          range={[-50, 200, 5]}
          value={more * 100}
          set={(value) => change({ more: value / 100 })}
        />
        <Slider
          label={t("Breaks and meetings")}
          shown={percent(away)}
          range={[0, 60, 5]}
          value={away * 100}
          set={(value) => change({ away: value / 100 })}
        />
        <div class="staffing-slider">
          <Check
            label={t("Visitors lose patience")}
            hint={
              held.patienceMs === null
                ? t("Too few have left while waiting to measure it.")
                : t("Measured: {{time}} on the mean", { time: duration(held.patienceMs) })
            }
            checked={patience !== null}
            onChange={(on) =>
              change({
                patience: on ? Math.round((held.patienceMs ?? PATIENCE_S * 1000) / 1000) : null,
              })
            }
          />
          {patience !== null && (
            <Slider
              label={t("Patience")}
              shown={duration(patience * 1000)}
              range={[5, Math.max(1_800, patience), 5]}
              value={patience}
              set={(value) => change({ patience: value })}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function Slider(props: {
  label: string;
  /** The value as it is read. */
  shown: string;
  hint?: string;
  range: readonly [least: number, most: number, step: number];
  value: number;
  set(value: number): void;
}) {
  const { label, shown, hint, range, value, set } = props;
  const id = useId();
  const [min, max, step] = range;
  return (
    <div class="staffing-slider">
      <span>
        <label for={id}>{label}</label>
        <output for={id}>{shown}</output>
      </span>
      <input
        id={id}
        type="range"
        {...{ min, max, step }}
        value={Math.round(value)}
        aria-valuetext={shown}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      {hint && <small class="quiet">{hint}</small>}
    </div>
  );
}
