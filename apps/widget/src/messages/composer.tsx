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
    const { chat } = this.props;
    field.value = chat.storage.get("draft") ?? "";
    this.fit(field);
    const panel = field.closest<HTMLElement>(".panel");
    if (!panel) return;
    // What takes files, pasted or dropped anywhere, is here by then.
    panel.ondragenter = panel.onpaste = (event: Partial<ClipboardEvent & DragEvent>) => {
      const files = [...(event.clipboardData?.files ?? [])];
      chat.filing.value = files[0] ? files : chat.filing.value || 1;
    };
  }

  override render(): JSX.Element {
    const { chat } = this.props;
    const { length } = this.state;
    const texts = chat.texts();
    const isOver = length > TEXT_MAX;
    const ids = chat.attached.value;
    return (
      <form class="write" onSubmit={this.submit}>
        {chat.filing.value && chat.tray.get()?.tray(chat)}
        {chat.options.value.uploads && (
          <button
            type="button"
            class="ic"
            aria-label={texts.attach}
            onPointerEnter={chat.tray.load}
            onClick={() => {
              chat.filing.value = [];
            }}
          >
            {icon("attach")}
          </button>
        )}
        <textarea
          ref={this.field}
          rows={1}
          aria-label={texts.write}
          placeholder={texts.write}
          enterkeyhint="send"
          onInput={this.input}
          onKeyDown={this.key}
        />
        {chat.more.get()?.tools(chat)}
        <button
          type="submit"
          class="round"
          aria-label={texts.send}
          disabled={isOver || !ids || !(length || ids[0])}
        >
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
    const text = field?.value.trim() ?? "";
    const ids = chat.attached.value;
    if (!field || !ids || !(text || ids[0]) || text.length > TEXT_MAX) return;
    chat.messages.say(text, undefined, ids[0] ? { attachmentIds: ids } : undefined);
    chat.attached.value = [];
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
