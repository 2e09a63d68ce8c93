import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "../sites/section-props.ts";

/** Whether visitors of a site find a form for complaints in the chat. */
export function ComplaintsCard({ form, setOptions }: Pick<SectionProps, "form" | "setOptions">) {
  return (
    <section class="card">
      <h2>{t("Complaints")}</h2>
      <Check
        label={t("The chat’s menu has a form for complaints")}
        hint={t(
          "What visitors write there comes into the register and into their conversation. They are told its number at once, and by mail where they leave an address.",
        )}
        checked={form.options.complaints}
        onChange={(on) => setOptions({ complaints: on })}
      />
    </section>
  );
}
