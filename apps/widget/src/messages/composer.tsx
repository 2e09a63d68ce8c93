import { TEXT_MAX } from "@foyer/protocol/limits";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { icon } from "../look/icons.tsx";

/** From here on the count of what is left is shown. */
const NEAR_LIMIT = TEXT_MAX - 500;

interface Props {
  chat: Chat;
}

/** Where the visitor writes. The text stays in the field itself, and survives a reload. */
export class Composer extends Component<Props, { length: number }> {
  override state = { length: 0 };
  private readonly field = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    const field = this.field.current;
    if (!field) return;
    field.value = this.props.chat.storage.get("draft") ?? "";
    this.fit(field);
  }

  override render(): JSX.Element {
    const { chat } = this.props;
    const { length } = this.state;
    const texts = chat.texts();
    const isOver = length > TEXT_MAX;
    return (
      <form class="write" onSubmit={this.submit}>
        <textarea
          ref={this.field}
          rows={1}
          aria-label={texts.write}
          placeholder={texts.write}
          enterkeyhint="send"
          onInput={this.input}
          onKeyDown={this.key}
        />
        <button type="submit" class="round" aria-label={texts.send} disabled={!length || isOver}>
          {icon("send")}
        </button>
        {length > NEAR_LIMIT && (
          <small class={isOver ? "over" : ""} role="status">
            {length} / {TEXT_MAX}
          </small>
        )}
      </form>
    );
  }

  private readonly input = (): void => {
    const { chat } = this.props;
    const field = this.field.current;
    if (!field) return;
    chat.storage.set("draft", field.value || null);
    chat.typing.write(field.value.trim());
    this.fit(field);
  };

  private readonly key = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word; 229 is how Safari says so.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    this.submit(event);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { chat } = this.props;
    const field = this.field.current;
    const text = field?.value.trim();
    if (!field || !text || text.length > TEXT_MAX) return;
    chat.messages.say(text);
    chat.typing.sent();
    field.value = "";
    chat.storage.set("draft", null);
    this.fit(field);
    field.focus();
  };

  /** As tall as its text; the style sheet sets the bound. */
  private fit(field: HTMLTextAreaElement): void {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    this.setState({ length: field.value.trim().length });
  }
}
