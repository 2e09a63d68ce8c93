import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** Whether agents see who is on the site, and what that means for visitors. */
export function PresenceCard({ form, setOptions }: Pick<SectionProps, "form" | "setOptions">) {
  return (
    <section class="card">
      <h2>{t("Live visitors")}</h2>
      <Check
        label={t("Agents see who is on the site, and may write to them first")}
        hint={t(
          "Every page connects to your server once it is idle, and tells its address, where the visitor came from, their languages and browser. Of who has never opened the chat nothing is stored, here or in their browser, until an agent writes to them. Say so in your privacy notice.",
        )}
        checked={form.options.presence}
        onChange={(on) => setOptions({ presence: on })}
      />
    </section>
  );
}
