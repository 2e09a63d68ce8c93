import { judgeWait } from "../inbox/waiting-chip.tsx";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { duration } from "../look/time.ts";
import { activeCount, atWork, today, waitingNow, waitsLongestSince } from "./board-state.ts";
import { Figure } from "./figure.tsx";

/** For what is not known, such as the mean of nothing. */
const NONE = "–";

/** What is so this moment. */
export function NowFigures() {
  const since = waitsLongestSince.value;
  const wait = since === null ? null : now.value - since;
  const tone = wait === null ? undefined : judgeWait(wait);
  const free = atWork.value.filter(({ status }) => status === "available").length;
  const here = atWork.value.filter(({ status }) => status !== null).length;
  return (
    <section class="figures" aria-label={t("Now")}>
      <Figure
        label={t("Waiting")}
        definition={t("Visitors who asked for a person and whom nobody has claimed yet.")}
        tone={tone}
      >
        {waitingNow.value.length}
      </Figure>
      <Figure
        label={t("Longest wait")}
        definition={t("How long the first of them has been waiting, counting.")}
        tone={tone}
      >
        {wait === null ? NONE : duration(wait)}
      </Figure>
      <Figure
        label={t("In conversation")}
        definition={t(
          "Conversations that an agent has claimed and that are neither snoozed nor closed.",
        )}
      >
        {activeCount.value}
      </Figure>
      <Figure
        label={t("Agents available")}
        definition={t(
          "Agents with a console open who are neither busy nor away, of all whose console is open.",
        )}
        tone={free === 0 ? "warn" : undefined}
        detail={t("of {{here}} here", { here })}
      >
        {free}
      </Figure>
    </section>
  );
}

/** What has become of the day so far. */
export function TodayFigures() {
  const figures = today.value;
  const { closed = 0, solved = 0, rated = 0, answered = 0 } = figures ?? {};
  return (
    <section class="figures" aria-label={t("Today")}>
      <Figure
        label={t("Conversations today")}
        definition={t(
          "Conversations that visitors have begun since midnight, with a person or with the articles.",
        )}
      >
        {figures?.opened ?? NONE}
      </Figure>
      <Figure
        label={t("First answer")}
        definition={t(
          "The median, over conversations first answered today, of the time from entering the queue to an agent's first message.",
        )}
        detail={t("{{count}} answered", { count: answered })}
      >
        {figures?.firstAnswerMs == null ? NONE : duration(figures.firstAnswerMs)}
      </Figure>
      <Figure
        label={t("Solved")}
        definition={t("The share of the conversations closed today whose outcome is “Solved”.")}
        detail={t("{{solved}} of {{closed}} closed", { solved, closed })}
      >
        {closed === 0 ? NONE : `${Math.round((100 * solved) / closed)} %`}
      </Figure>
      <Figure
        label={t("Rating")}
        definition={t(
          "The mean score, from 1 to 5, of the conversations closed today that were rated.",
        )}
        detail={t("{{count}} rated", { count: rated })}
      >
        {figures?.ratingMean == null ? NONE : figures.ratingMean.toFixed(1)}
      </Figure>
    </section>
  );
}
