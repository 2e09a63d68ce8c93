import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** What visitors may send and hear. */
export function FilesSection({ form, setOptions }: SectionProps) {
  const { uploads, sound, visitorPush, typingPreview } = form.options;
  return (
    <section class="card">
      <h2>{t("In the chat")}</h2>
      <Check
        label={t("Visitors may send files")}
        hint={t("Pictures, documents and short films, up to 20 MB each. Programs are refused.")}
        checked={uploads}
        onChange={(on) => setOptions({ uploads: on })}
      />
      <Check
        label={t("A sound for new messages")}
        hint={t("Each visitor can switch it off.")}
        checked={sound}
        onChange={(on) => setOptions({ sound: on })}
      />
      <Check
        label={t("Visitors may have their browser tell them of answers")}
        hint={t("Offered on the chat’s own page, to whoever waits for a person. Needs https.")}
        checked={visitorPush}
        onChange={(on) => setOptions({ visitorPush: on })}
      />
      <Check
        label={t("Agents see what a visitor types before it is sent")}
        hint={t("The chat tells the visitor so, below the text box. Nothing of it is stored.")}
        checked={typingPreview}
        onChange={(on) => setOptions({ typingPreview: on })}
      />
    </section>
  );
}
