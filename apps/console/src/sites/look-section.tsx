import type { LauncherPlace } from "@foyer/protocol";
import { t, tWith } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { LanguageInput } from "../look/language-input.tsx";
import { ContrastWords } from "./contrast-words.tsx";
import type { SectionProps } from "./section-props.ts";

/** Name, colour, place and first words of the widget. */
export function LookSection({ form, set, setOptions, problems }: SectionProps) {
  return (
    <>
      <section class="card">
        <h2>{t("Name and colour")}</h2>
        <Field
          label={t("Name")}
          hint={t("Visitors read it at the top of the chat.")}
          error={problems.get("name")}
        >
          <input
            class="input"
            dir="auto"
            required
            maxLength={60}
            aria-invalid={problems.has("name")}
            value={form.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </Field>
        <div class="row-2">
          <Field label={t("Accent colour")} hint={<ContrastWords accent={form.accent} />}>
            <input
              class="input"
              type="color"
              value={form.accent}
              onInput={(event) => set({ accent: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("Language")} hint={t("Where neither page nor visitor says another.")}>
            <LanguageInput value={form.lang} onChange={(lang) => set({ lang })} />
          </Field>
        </div>
      </section>
      <section class="card">
        <h2>{t("First words")}</h2>
        <Field
          label={t("Greeting")}
          hint={tWith(
            "Large, at the top. {{code}} becomes the visitor's first name; while nobody knows it, it is left out.",
            { code: <code>{"{name}"}</code> },
          )}
        >
          <textarea
            class="input"
            dir="auto"
            rows={2}
            maxLength={120}
            value={form.greeting}
            onInput={(event) => set({ greeting: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("Intro")} hint={t("One sentence below it.")}>
          <input
            class="input"
            dir="auto"
            maxLength={200}
            value={form.intro}
            onInput={(event) => set({ intro: event.currentTarget.value })}
          />
        </Field>
      </section>
      <LauncherCard
        launcher={form.options.launcher}
        set={(launcher) => setOptions({ launcher: { ...form.options.launcher, ...launcher } })}
      />
    </>
  );
}

interface LauncherProps {
  launcher: LauncherPlace;
  set(change: Partial<LauncherPlace>): void;
}

function LauncherCard({ launcher, set }: LauncherProps) {
  return (
    <section class="card">
      <h2>{t("The button on your page")}</h2>
      <fieldset class="choice-row">
        <legend class="label">{t("Corner")}</legend>
        {(["start", "end"] as const).map((at) => (
          <label key={at} class="choice">
            <input
              type="radio"
              name="corner"
              checked={launcher.at === at}
              onChange={() => set({ at })}
            />
            <span>{at === "end" ? t("Bottom right") : t("Bottom left")}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">{t("On pages that read from right to left the corners are mirrored.")}</p>
      <div class="row-2">
        <Distance
          label={t("Distance from the bottom")}
          value={launcher.bottom}
          onChange={(bottom) => set({ bottom })}
        />
        <Distance
          label={t("Distance from the side")}
          value={launcher.side}
          onChange={(side) => set({ side })}
        />
      </div>
    </section>
  );
}

interface DistanceProps {
  label: string;
  value: number;
  onChange(pixels: number): void;
}

/** In CSS pixels, 0 … 400; what lies outside is brought to the nearest end. */
function Distance({ label, value, onChange }: DistanceProps) {
  return (
    <Field label={label} hint={t("Pixels, 0 to 400.")}>
      <input
        class="input"
        type="number"
        inputMode="numeric"
        min={0}
        max={400}
        value={value}
        onChange={(event) => {
          const typed = Math.round(Number(event.currentTarget.value));
          const pixels = Math.min(400, Math.max(0, Number.isNaN(typed) ? 20 : typed));
          event.currentTarget.value = String(pixels);
          onChange(pixels);
        }}
      />
    </Field>
  );
}
