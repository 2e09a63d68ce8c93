import { TYPING_PREVIEW_MS, TYPING_TEXT_MAX } from "@foyer/protocol/limits";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

export { default as css } from "./typing-preview.css?inline";

/** Shows agents what is typed, and says so to whoever types it. */
export const typingPreview = (chat: Chat): JSX.Element => <TypingPreview chat={chat} />;

class TypingPreview extends Component<{ chat: Chat }> {
  private readonly line = createRef<HTMLElement>();
  private field: HTMLTextAreaElement | null | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    this.field = this.line.current?.closest("form")?.querySelector("textarea");
    this.field?.addEventListener("input", this.input);
    // What was typed before this was here counts as well.
    if (this.field?.value) this.input();
  }

  override componentWillUnmount(): void {
    this.field?.removeEventListener("input", this.input);
    clearTimeout(this.timer);
  }

  override render(): JSX.Element {
    return (
      <small class="seen" ref={this.line}>
        {laterTexts(this.props.chat).seenTyping}
      </small>
    );
  }

  private readonly input = (): void => {
    this.timer ??= setTimeout(this.tell, TYPING_PREVIEW_MS);
  };

  /** What was sent or emptied meanwhile has said so itself. */
  private readonly tell = (): void => {
    this.timer = undefined;
    const { chat } = this.props;
    const id = chat.messages.conversation.value?.id;
    const text = this.field?.value.slice(-TYPING_TEXT_MAX);
    if (id && text?.trim())
      chat.session.send({ type: "typing", conversationId: id, on: true, text });
  };
}
