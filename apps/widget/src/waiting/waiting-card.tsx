import { Component, type ComponentChildren, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { plural } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { draftOf } from "./contact-draft.ts";
import { ContactForm } from "./contact-form.tsx";
import { openingText } from "./opening-text.ts";
import { waitText, wishText } from "./presence-line.ts";
import { wishOf } from "./wish.ts";

/** A place is read out no more often than this, in milliseconds: who waits has other things to hear. */
const SAID_EVERY_MS = 20_000;

interface Props {
  chat: Chat;
  /** Something to read meanwhile, if there is anything. */
  children?: ComponentChildren;
}

interface State {
  open: boolean;
  /** What is read out. */
  said: string;
}

/** Over the composer while somebody waits: their place, how long it takes, and what to do instead. */
export class WaitingCard extends Component<Props, State> {
  override state: State = { open: draftOf(this.props.chat).isKept(), said: "" };
  private readonly box = createRef<HTMLElement>();
  private timer: number | undefined;

  override componentDidMount(): void {
    this.say();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  override componentDidUpdate(_: Props, before: State): void {
    // Back to what opened the form.
    if (before.open && !this.state.open) this.box.current?.querySelector("button")?.focus();
    if (this.summary() !== this.state.said) this.timer ??= setTimeout(this.say, SAID_EVERY_MS);
  }

  override render({ chat, children }: Props): JSX.Element {
    const texts = laterTexts(chat);
    const wish = wishOf(chat);
    const { open, said } = this.state;
    return (
      <section ref={this.box} class="wait" aria-label={texts.waiting}>
        {this.place()}
        {this.longQueue()}
        <p class="hush" role="status">
          {said}
        </p>
        {wish && !open && <p>✓ {wishText(chat, wish)}</p>}
        {open ? (
          <ContactForm chat={chat} wish={wish} done={this.shut} />
        ) : (
          <p>
            {!wish && `${texts.browse} `}
            <button type="button" class="link" onClick={this.open}>
              {wish ? texts.change : texts.instead}
            </button>
          </p>
        )}
        {!open && children}
      </section>
    );
  }

  /** The place in the queue, large; or, with nobody there, when somebody is. */
  private place(): JSX.Element {
    const { number, title, rest } = this.words();
    return (
      <div class="place">
        {number && <b class="big">{number}</b>}
        <b>{title}</b>
        {rest && <small>{rest}</small>}
      </div>
    );
  }

  /** Where more people wait than the owner wants: what to do instead. */
  private longQueue(): JSX.Element | undefined {
    const { chat } = this.props;
    const texts = laterTexts(chat);
    const queue = chat.queue.value;
    if (!queue?.way || queue.conversationId !== chat.messages.conversation.value?.id) return;
    const { longMessage: message, longArticles: articles, longTeam: team } = texts;
    return <p>{{ message, articles, team }[queue.way]}</p>;
  }

  private words(): { number?: number; title: string; rest: string } {
    const { chat } = this.props;
    const texts = laterTexts(chat);
    const queue = chat.queue.value;
    const { open, opensAt, shut } = chat.availability.value ?? {};
    if (!chat.here.value.length || shut) {
      const rest = !open && opensAt ? openingText(chat, opensAt) : texts.keptHere;
      return { title: texts.awayNow, rest };
    }
    if (queue?.conversationId !== chat.messages.conversation.value?.id || !queue)
      return { title: texts.waiting, rest: "" };
    const rest = waitText(chat, queue.seconds);
    const number = queue.position - 1;
    if (!number) return { title: texts.youNext, rest };
    return { number, title: plural(texts.ahead, number, chat.language.value.lang), rest };
  }

  private summary(): string {
    const { number, title, rest } = this.words();
    return [number, title, rest && `· ${rest}`].filter(Boolean).join(" ");
  }

  private readonly say = (): void => {
    this.timer = undefined;
    this.setState({ said: this.summary() });
  };

  private readonly open = (): void => this.setState({ open: true });

  private readonly shut = (): void => this.setState({ open: false });
}
