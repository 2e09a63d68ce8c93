import type { Report, ReportFigures } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { duration } from "../look/time.ts";
import { Figure } from "../supervision/figure.tsx";
import { QUALITY, SELF_SERVICE, type ShownFigure, SPEED, VOLUME } from "./figure-list.ts";
import { differenceOf, figureText, numberText } from "./figure-text.ts";

const SECTIONS = [
  { title: later("How much there was"), figures: VOLUME },
  { title: later("How fast it went"), figures: SPEED },
  { title: later("How good it was"), figures: QUALITY },
  { title: later("Self-service"), figures: SELF_SERVICE },
];

/** Every figure of the period, beside that of the period before it. */
export function ReportFiguresView({ total, before }: Pick<Report, "total" | "before">) {
  return (
    <>
      {SECTIONS.map(({ title, figures }) => (
        <section key={title} class="report-section">
          <h2>{t(title)}</h2>
          <div class="report-figures">
            {figures.map((figure) => (
              <One key={figure.id} figure={figure} total={total} before={before} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function One(props: { figure: ShownFigure; total: ReportFigures; before: ReportFigures }) {
  const { figure, total, before } = props;
  const { kind, label, definition } = figure;
  const now = figure.value(total);
  const then = figure.value(before);
  return (
    <Figure label={t(label)} definition={t(definition)} detail={<Beside {...props} />}>
      <span>{figureText(kind, now)}</span>
      <Change
        change={differenceOf(kind, now, then)}
        good={figure.good}
        was={figureText(kind, then)}
      />
    </Figure>
  );
}

/** Of how many; for times, what nine of ten stayed below. */
function Beside({ figure, total }: { figure: ShownFigure; total: ReportFigures }) {
  const count = figure.of?.(total) ?? 0;
  if (!figure.of || count === 0) return null;
  if (figure.id === "first" && total.firstAnswer.ninth !== null)
    return (
      <>
        {t("90 % below {{time}} · {{count}} measured", {
          time: duration(total.firstAnswer.ninth),
          count,
        })}
      </>
    );
  return <>{t("of {{number}}", { number: numberText(count) })}</>;
}

function Change(props: {
  change: ReturnType<typeof differenceOf>;
  good: ShownFigure["good"];
  was: string;
}) {
  const { change, good, was } = props;
  if (!change) return null;
  const { direction, text } = change;
  const tone = direction * good > 0 ? "ok" : direction * good < 0 ? "bad" : "";
  const arrow = direction > 0 ? "↑" : direction < 0 ? "↓" : "=";
  return (
    <span class={`report-change ${tone}`} title={t("Before: {{value}}", { value: was })}>
      <span aria-hidden="true">{arrow}</span> {direction === 0 ? t("as before") : text}
      <span class="sr-only">
        {direction > 0 ? t("more than before") : direction < 0 ? t("less than before") : ""}
      </span>
    </span>
  );
}
