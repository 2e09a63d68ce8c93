import type { ArticleHit, ToVisitor } from "@foyer/protocol";
import { SUGGESTED_FROM } from "@foyer/protocol/suggested-from";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { formatted } from "../messages/formatted.tsx";
import { judge, verdictOf } from "./judgements.ts";
import { createSearch, type SearchState } from "./search-state.ts";

export { default as css } from "./suggestions.css?inline";

/** More would push the talk out of sight. */
const SHOWN = 2;

/** Articles that may answer what stands in the message box, before it is sent. */
export const suggestions = (chat: Chat): JSX.Element => <Suggestions chat={chat} />;

class Suggestions extends Component<{ chat: Chat }> {
  private readonly place = createRef<HTMLDivElement>();
  private field: HTMLTextAreaElement | null | undefined;
  private search: SearchState | undefined;

  override componentDidMount(): void {
    const { chat } = this.props;
    this.search = createSearch(chat.session.send);
    this.field = this.place.current?.closest(".panel")?.querySelector("textarea");
    this.field?.addEventListener("input", this.input);
    chat.heard.add(this.hear);
    // What was typed before this was here counts as well.
    this.input();
  }

  override componentDidUpdate(): void {
    // A message that is sent leaves its box without a word.
    if (!this.field?.value && this.search?.query.value) this.input();
  }

  override componentWillUnmount(): void {
    const { chat } = this.props;
    chat.heard.delete(this.hear);
    this.field?.removeEventListener("input", this.input);
    this.search?.write("");
  }

  override render(): JSX.Element {
    const { chat } = this.props;
    const hits = this.field?.value.trim() ? this.fitting() : [];
    return (
      <div class="hints" ref={this.place} aria-live="polite">
        {hits.length > 0 && <small>{laterTexts(chat).answer}</small>}
        {hits.map((hit) => (
          <details
            key={hit.id}
            class="card"
            onToggle={({ currentTarget }) => {
              if (currentTarget.open) chat.formatting.get()?.tellRead(chat, hit.id);
            }}
          >
            <summary>{hit.question}</summary>
            <div class="text">{formatted(chat, hit, hit.answer)}</div>
            {didThisHelp(chat, hit.id)}
          </details>
        ))}
      </div>
    );
  }

  private readonly input = (): void => this.search?.write(this.field?.value ?? "");

  private readonly hear = (frame: ToVisitor): void => {
    if (frame.type === "articles") this.search?.onFrame(frame);
    else if (frame.type === "welcome") this.search?.ask();
  };

  /** Those that are likely enough, and not what the last answer was, or all that it had to offer. */
  private fitting(): readonly ArticleHit[] {
    const last = this.props.chat.messages.events.value.findLast(
      ({ body }) => body.type === "answered",
    )?.body;
    const told = last?.type === "answered" ? last.articles.map(({ id }) => id) : [];
    // Beside an open answer the others are closed titles: one of them may be what is asked now.
    if (last?.type === "answered" && last.confident) told.splice(1);
    const hits = (this.search?.hits.value ?? []) as readonly ArticleHit[];
    return hits
      .filter(({ id, confidence }) => confidence >= SUGGESTED_FROM && !told.includes(id))
      .slice(0, SHOWN);
  }
}

function didThisHelp(chat: Chat, id: string): JSX.Element {
  const { didHelp, glad, sorry, yes, no } = laterTexts(chat);
  const verdict = verdictOf(chat, id);
  const pill = (helped: boolean) => (
    <button
      type="button"
      class="pill"
      onClick={(event) => {
        // The button goes, and the focus must not go with it.
        event.currentTarget.closest("details")?.querySelector("summary")?.focus();
        judge(chat, id, helped);
      }}
    >
      {helped ? yes : no}
    </button>
  );
  return (
    <div class="quick">
      <span role="status">{verdict === undefined ? didHelp : verdict ? glad : sorry}</span>
      {verdict === undefined && [pill(true), pill(false)]}
    </div>
  );
}
