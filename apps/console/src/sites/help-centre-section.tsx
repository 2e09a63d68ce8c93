import { t } from "../language/say.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** Whether the articles are pages of their own, and where. */
export function HelpCentreSection({ site, form, setOptions }: SectionProps) {
  const page = `${location.origin}/help/${site.key}`;
  const { helpCentre, betterAnswers, openQuestions, openAnswers } = form.options;
  return (
    <section class="card">
      <h2>{t("Help centre")}</h2>
      <Check
        label={t("Published articles are pages of their own")}
        hint={t(
          "Anybody can read them, without the chat and without a script; search engines, too.",
        )}
        checked={helpCentre}
        onChange={(on) => setOptions({ helpCentre: on })}
      />
      {helpCentre && (
        <>
          <pre class="code">
            <code>{page}</code>
          </pre>
          <p class="quiet">
            {t("For search engines: {{address}}", { address: `${page}/sitemap.xml` })}
          </p>
          <div class="form-end">
            <CopyButton text={page} />
            <a class="btn" href={page} target="_blank" rel="noreferrer">
              {t("Open it")}
            </a>
          </div>
          <h3>{t("What readers may give")}</h3>
          <p class="quiet">
            {t("Nothing of it is shown before one of you has approved it: Articles → Suggestions.")}
          </p>
          <Check
            label={t("Better answers to articles")}
            checked={betterAnswers}
            onChange={(on) => setOptions({ betterAnswers: on })}
          />
          <Check
            label={t("Open questions")}
            checked={openQuestions}
            onChange={(on) => setOptions({ openQuestions: on })}
          />
          <Check
            label={t("Answers to the open questions of others")}
            checked={openQuestions && openAnswers}
            disabled={!openQuestions}
            onChange={(on) => setOptions({ openAnswers: on })}
          />
        </>
      )}
    </section>
  );
}
