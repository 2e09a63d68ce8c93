import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** Who decides what visitors are answered by. */
export function PublishingCard({ form, setOptions }: SectionProps) {
  return (
    <section class="card">
      <h2>{t("Publishing articles")}</h2>
      <Check
        label={t("Every agent may publish")}
        hint={t(
          "Else agents write and ask for a review, and admins and owners publish. What is published stays as it is until then.",
        )}
        checked={form.options.agentsPublish}
        onChange={(on) => setOptions({ agentsPublish: on })}
      />
    </section>
  );
}
