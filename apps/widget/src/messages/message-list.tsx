import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { fill } from "../languages/fill.ts";
import { rows } from "./rows.tsx";
import { typingDots } from "./typing-dots.tsx";

/** This near the end, in pixels, the view stays at the end when something comes. */
const NEAR_END = 80;

/** This near the beginning, in pixels, the page before is asked for. */
const NEAR_START = 120;

interface Props {
  chat: Chat;
}

/** What was said, newest at the end, where it stays unless the visitor scrolls up. */
export class MessageList extends Component<Props> {
  private readonly box = createRef<HTMLDivElement>();
  private observer: ResizeObserver | undefined;
  private atEnd = true;
  private first: number | undefined;
  private pendingCount = 0;
  private height = 0;

  override componentDidMount(): void {
    this.first = this.firstSeq();
    this.toEnd();
    // A keyboard that comes, or a text box that grows, must not hide the end.
    this.observer = new ResizeObserver(() => this.atEnd && this.toEnd());
    if (this.box.current) this.observer.observe(this.box.current);
    document.addEventListener("visibilitychange", this.scrolled);
  }

  override componentWillUnmount(): void {
    this.observer?.disconnect();
    document.removeEventListener("visibilitychange", this.scrolled);
  }

  override componentDidUpdate(): void {
    const box = this.box.current;
    if (!box) return;
    const { pending } = this.props.chat.messages;
    const first = this.firstSeq();
    const saidMore = pending.value.length > this.pendingCount;
    // An earlier page came in front: what was on the screen stays where it was.
    if (first !== this.first && this.first !== undefined && !this.atEnd)
      box.scrollTop += box.scrollHeight - this.height;
    else if (this.atEnd || saidMore) this.toEnd();
    this.first = first;
    this.pendingCount = pending.value.length;
    this.height = box.scrollHeight;
  }

  override render({ chat }: Props): JSX.Element {
    const texts = chat.texts();
    const by = chat.typing.by.value;
    const site = chat.host.settings.name;
    const name = by?.kind === "agent" ? by.name : site;
    return (
      <div
        ref={this.box}
        class="scroll log"
        role="log"
        // What was said before this page, or the screen, was there is no news.
        aria-live={this.first === this.firstSeq() || this.pendingCount ? "polite" : "off"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to
        tabIndex={0}
        aria-label={fill(texts.chatWith, { site })}
        onScroll={this.scrolled}
      >
        {chat.messages.loadingEarlier.value && chat.more.get()?.loadingEarlier(chat)}
        {rows(chat)}
        {by && typingDots(fill(texts.typing, { name }))}
      </div>
    );
  }

  private readonly scrolled = (): void => {
    const box = this.box.current;
    if (!box) return;
    this.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (this.atEnd) {
      this.see();
      this.props.chat.messages.letGo();
    } else if (box.scrollTop < NEAR_START) this.props.chat.messages.earlier();
  };

  private toEnd(): void {
    const box = this.box.current;
    if (!box) return;
    const last = box.lastElementChild?.previousElementSibling as HTMLElement | null;
    // A long answer is read from its beginning.
    box.scrollTop = last?.matches(".answer") ? last.offsetTop - box.offsetTop : box.scrollHeight;
    this.atEnd = true;
    this.see();
  }

  private see(): void {
    const { shown, unread } = this.props.chat;
    if (shown.value && document.visibilityState === "visible") unread.see();
  }

  private firstSeq(): number | undefined {
    return this.props.chat.messages.events.value[0]?.seq;
  }
}
