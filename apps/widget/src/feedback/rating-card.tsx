import type { Feedback, Solved } from "@foyer/protocol";
import { Component, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { icon } from "../look/icons.tsx";
import { mayAsk } from "./may-ask.ts";
import { type Step, scale } from "./scale.tsx";
import { type Rated, standing } from "./standing.ts";

interface Props {
  chat: Chat;
  feedback: Feedback;
}

/** What is being said now; `due`: the server has nothing against asking; `sent` once all of it was. */
interface Saying {
  due?: boolean;
  score?: number;
  solved?: Solved;
  nps?: number;
  comment?: string;
  open?: boolean;
  sent?: boolean;
}

const SOLVED: readonly Solved[] = ["yes", "partly", "no"];

/** Asks once how it was; one press answers. For a day it can be said otherwise. */
export class RatingCard extends Component<Props, Saying> {
  override state: Saying = {};

  override componentDidMount(): void {
    const { chat } = this.props;
    const stands = standing(chat);
    if (stands?.isDue) mayAsk(chat, stands.id).then((due) => this.setState({ due }));
  }

  override render({ chat, feedback }: Props): JSX.Element | null {
    const stands = standing(chat);
    if (!stands) return null;
    const { rated, isDue, mayChange } = stands;
    const { open, due } = this.state;
    if (!open && !(isDue && due)) return rated && mayChange ? this.summary(rated) : null;
    const { score, solved } = this.said(rated);
    const texts = laterTexts(chat);
    const asksScore = feedback.rating !== false;
    const title = !asksScore && feedback.solved ? texts.solvedTitle : texts.rateTitle;
    const answered = score ?? solved;
    return (
      <section class="card rate" aria-live="polite">
        <div class="in-row">
          <b>{answered ? texts.ratedThanks : title}</b>
          {dismissButton(texts.notNow, this.dismiss)}
        </div>
        {asksScore &&
          scale({
            label: texts.rateTitle,
            class: "faces-row",
            steps: faces(feedback, texts.scores, texts.thumbs),
            value: score,
            choose: (value) => this.send({ score: value }),
          })}
        {feedback.solved && (
          <>
            {(asksScore || answered) && <p class="solved-title">{texts.solvedTitle}</p>}
            {scale({
              label: texts.solvedTitle,
              class: "solved-row",
              steps: texts.solvedSteps.split("|").map((name, i) => step(i, name, name)),
              value: solved && SOLVED.indexOf(solved),
              choose: (i) => this.send({ solved: SOLVED[i] as Solved }),
            })}
          </>
        )}
        {(answered || !(asksScore || feedback.solved)) && this.more()}
      </section>
    );
  }

  /** What stands now, and what was said before it. */
  private said(rated: Rated | undefined) {
    const { score = rated?.score, solved = rated?.solved, nps = rated?.nps } = this.state;
    return { score, solved, nps, comment: this.state.comment ?? rated?.comment ?? "" };
  }

  /** What may be added. */
  private more(): JSX.Element {
    const { chat, feedback } = this.props;
    const texts = laterTexts(chat);
    const { nps, comment } = this.said(standing(chat)?.rated);
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

  private summary({ score }: Rated): JSX.Element {
    const { chat, feedback } = this.props;
    const texts = laterTexts(chat);
    const all = faces(feedback, texts.scores, texts.thumbs);
    const given = score && all.filter(({ value }) => value <= score).at(-1);
    return (
      <p class="rated" role="status">
        {texts.ratedThanks}
        {given && (
          <span role="img" aria-label={given.name}>
            {given.face}
          </span>
        )}{" "}
        ·{" "}
        <button type="button" onClick={() => this.setState({ open: true, sent: false })}>
          {texts.change}
        </button>
      </p>
    );
  }

  /** With the last answer that is asked for it is sent, and put away. */
  private send(said: Saying): void {
    const { chat, feedback } = this.props;
    const stands = standing(chat);
    if (!stands) return;
    const { sent: _, due: _due, open: _open, ...before } = this.state;
    const { score, solved, nps, comment } = {
      ...this.said(stands.rated),
      ...before,
      ...said,
    };
    const words = comment.trim();
    const isWhole = (feedback.rating === false || score) && (!feedback.solved || solved);
    const sent = said.sent || (!!isWhole && !feedback.comment && !feedback.nps);
    if (score || solved || nps !== undefined || words)
      chat.messages.put({
        ...{ type: "rate", conversationId: stands.id },
        ...(score ? { score } : {}),
        ...(solved ? { solved } : {}),
        ...(nps === undefined ? {} : { nps }),
        ...(words ? { comment: words } : {}),
      });
    chat.storage.set("rated", stands.id);
    this.setState({ ...said, open: !sent });
  }

  /** Said to the server, so that their other devices do not ask either. */
  private readonly dismiss = (event: Event): void => {
    const { chat } = this.props;
    const stands = standing(chat);
    focusPanel(event.currentTarget as Element);
    if (stands?.isDue)
      chat.messages.put({ type: "rate", conversationId: stands.id, skipped: true });
    chat.storage.set("rated", stands?.id ?? null);
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
