import type { Feedback } from "@foyer/protocol";
import { Component, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { icon } from "../look/icons.tsx";
import { type Step, scale } from "./scale.tsx";
import { standing } from "./standing.ts";

interface Props {
  chat: Chat;
  feedback: Feedback;
}

/** What is being said now; `sent` once all of it was. */
interface Saying {
  score?: number;
  nps?: number;
  comment?: string;
  open?: boolean;
  sent?: boolean;
}

/** Asks once how it was; one press answers. For a day it can be said otherwise. */
export class RatingCard extends Component<Props, Saying> {
  override state: Saying = {};

  override render({ chat, feedback }: Props): JSX.Element | null {
    const stands = standing(chat);
    if (!stands) return null;
    const { rated, isDue, mayChange } = stands;
    const { open, score = rated?.score } = this.state;
    if (!open && !isDue) return rated && mayChange ? this.summary(rated.score) : null;
    const texts = laterTexts(chat);
    return (
      <section class="card rate" aria-live="polite">
        <div class="in-row">
          <b>{score ? texts.ratedThanks : texts.rateTitle}</b>
          {dismissButton(texts.notNow, this.dismiss)}
        </div>
        {scale({
          label: texts.rateTitle,
          class: "faces-row",
          steps: faces(feedback, texts.scores, texts.thumbs),
          value: score,
          choose: (value) => this.send({ score: value, sent: !feedback.comment && !feedback.nps }),
        })}
        {score !== undefined && this.more()}
      </section>
    );
  }

  /** What may be added to the score. */
  private more(): JSX.Element {
    const { chat, feedback } = this.props;
    const texts = laterTexts(chat);
    const rated = standing(chat)?.rated;
    const { nps = rated?.nps, comment = rated?.comment ?? "" } = this.state;
    return (
      <form
        class="more"
        onSubmit={(event) => {
          event.preventDefault();
          focusPanel(event.currentTarget);
          // What was typed last may not have been drawn yet.
          const words = event.currentTarget.querySelector("textarea")?.value ?? "";
          this.send({ comment: words, sent: true });
        }}
      >
        {feedback.nps && (
          <>
            <p>{texts.npsTitle}</p>
            {scale({
              label: `${texts.npsTitle} ${texts.npsScale}`,
              class: "nps",
              steps: Array.from({ length: 11 }, (_, value) => step(value, `${value}`, `${value}`)),
              value: nps,
              choose: (value) => this.setState({ nps: value }),
            })}
            <small>{texts.npsScale}</small>
          </>
        )}
        {feedback.comment && (
          <textarea
            rows={2}
            dir="auto"
            maxLength={10_000}
            aria-label={texts.rateComment}
            placeholder={texts.rateComment}
            value={comment}
            onInput={(event) => this.setState({ comment: event.currentTarget.value })}
          />
        )}
        {(feedback.comment || feedback.nps) && (
          <button type="submit" class="pill main">
            {chat.texts().send}
          </button>
        )}
      </form>
    );
  }

  private summary(score: number): JSX.Element {
    const { chat, feedback } = this.props;
    const texts = laterTexts(chat);
    const all = faces(feedback, texts.scores, texts.thumbs);
    const given = all.filter(({ value }) => value <= score).at(-1);
    return (
      <p class="rated" role="status">
        {texts.ratedThanks}
        <span role="img" aria-label={given?.name}>
          {given?.face}
        </span>{" "}
        ·{" "}
        <button type="button" onClick={() => this.setState({ open: true, sent: false })}>
          {texts.change}
        </button>
      </p>
    );
  }

  private send(said: Saying): void {
    const { chat } = this.props;
    const stands = standing(chat);
    if (!stands) return;
    const { id, rated } = stands;
    const { sent, ...all } = { ...this.state, ...said };
    const score = all.score ?? rated?.score;
    if (score === undefined) return;
    const nps = all.nps ?? rated?.nps;
    const comment = (all.comment ?? rated?.comment ?? "").trim();
    chat.messages.put({
      ...{ type: "rate", conversationId: id, score },
      ...(nps === undefined ? {} : { nps }),
      ...(comment ? { comment } : {}),
    });
    chat.storage.set("rated", id);
    this.setState({ ...said, score, open: !sent });
  }

  private readonly dismiss = (event: Event): void => {
    const { chat } = this.props;
    focusPanel(event.currentTarget as Element);
    chat.storage.set("rated", standing(chat)?.id ?? null);
    this.setState({ open: false });
  };
}

/** What had the focus goes, and the focus must not go with it. */
function focusPanel(from: Element): void {
  from.closest<HTMLElement>(".panel")?.focus();
}

function dismissButton(label: string, press: (event: Event) => void): JSX.Element {
  return (
    <button type="button" class="ic" aria-label={label} title={label} onClick={press}>
      {icon("close")}
    </button>
  );
}

const step = (value: number, face: string, name: string): Step => ({ value, face, name });

/** The owner's choice; thumbs are the two ends of the same scale. */
function faces({ kind }: Feedback, scores: string, thumbs: string): Step[] {
  if (kind === "thumbs") {
    const [bad = "", good = ""] = thumbs.split("|");
    return [step(1, "👎", bad), step(5, "👍", good)];
  }
  const names = scores.split("|");
  return ["😞", "😕", "😐", "🙂", "😍"].map((face, i) => step(i + 1, face, names[i] ?? ""));
}
