import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { GROUPS } from "./emoji-list.ts";

/** Its style comes with the part that opens it. */
export const css = "";

/** Those picked last that are kept: two rows of a phone's width. */
const RECENT_MAX = 16;

interface Props {
  chat: Chat;
  close(): void;
}

/** Common emoji by group; the last ones picked come first. Keys move as on a grid. */
export class EmojiPicker extends Component<Props> {
  private readonly box = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.buttons()[0]?.focus();
  }

  override render({ chat }: Props): JSX.Element {
    const names = laterTexts(chat).emojiGroups.split("|");
    const recent = recentOf(chat);
    const groups = [recent, ...GROUPS].map((list, i) => ({ list, name: names[i] ?? "" }));
    const shown = groups.filter(({ list }) => list.length);
    return (
      <fieldset class="emo" aria-label={laterTexts(chat).emoji} onKeyDown={this.key}>
        <div class="tabs">
          {shown.map(({ list, name }) => (
            <button key={name} type="button" aria-label={name} onClick={() => this.show(name)}>
              {list === recent ? "🕘" : list[0]}
            </button>
          ))}
        </div>
        <div class="all" ref={this.box} dir="ltr">
          {shown.map(({ list, name }) => [
            <h3 key={name} dir="auto" data-name={name}>
              {name}
            </h3>,
            ...list.map((emoji) => (
              <button
                key={name + emoji}
                type="button"
                tabIndex={-1}
                onClick={() => this.pick(emoji)}
              >
                {emoji}
              </button>
            )),
          ])}
        </div>
      </fieldset>
    );
  }

  private buttons(): HTMLElement[] {
    return [...(this.box.current?.querySelectorAll("button") ?? [])];
  }

  private show(name: string): void {
    const box = this.box.current;
    const title = [...(box?.querySelectorAll("h3") ?? [])].find(
      ({ dataset }) => dataset.name === name,
    );
    if (box && title) box.scrollTop = title.offsetTop - box.offsetTop;
    (title?.nextElementSibling as HTMLElement | null)?.focus({ preventScroll: true });
  }

  private pick(emoji: string): void {
    const { chat, close } = this.props;
    const list = [emoji, ...recentOf(chat).filter((each) => each !== emoji)];
    chat.storage.set("emoji", list.slice(0, RECENT_MAX).join(" "));
    close();
    const field = fieldOf(chat);
    field?.focus();
    field?.setRangeText(emoji, field.selectionStart, field.selectionEnd, "end");
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      // The picker alone: the chat stays.
      event.stopPropagation();
      this.props.close();
      fieldOf(this.props.chat)?.focus();
      return;
    }
    const next = this.beside(event.key, event.target as HTMLElement);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  /** Where a key leads to from a button. */
  private beside(key: string, from: HTMLElement): HTMLElement | undefined {
    const all = this.buttons();
    const at = all.indexOf(from);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: all.length - 1 - at }[key];
    if (at < 0) return;
    if (step !== undefined) return all[at + step];
    const way = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!way) return;
    const line = all
      .slice(way > 0 ? at : 0, way > 0 ? undefined : at)
      .filter((each) => (each.offsetTop - from.offsetTop) * way > 0);
    const top = (way > 0 ? line[0] : line.at(-1))?.offsetTop;
    const near = (each: HTMLElement) => Math.abs(each.offsetLeft - from.offsetLeft);
    return line.filter((each) => each.offsetTop === top).sort((a, b) => near(a) - near(b))[0];
  }
}

const fieldOf = (chat: Chat) =>
  chat.host.root.querySelector<HTMLTextAreaElement>(".write textarea");

const recentOf = (chat: Chat): string[] =>
  (chat.storage.get("emoji") ?? "").split(" ").filter(Boolean);
