import type { ChatForm, FormField } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { topBar } from "../conversation/top-bar.tsx";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { checkAnswer } from "./check-answer.ts";
import { formRow } from "./form-row.tsx";
import { keptAnswers } from "./kept-answers.ts";

interface Props {
  chat: Chat;
  form: ChatForm;
}

type Errors = Record<string, string | undefined>;

/** The first words are asked for with the rest; their box is the composer's, under another name. */
const MESSAGE = "-message";

/** The site's questions and the first words, sent together. What is typed survives a reload. */
export class FormView extends Component<Props, { errors: Errors }> {
  override state: { errors: Errors } = { errors: {} };
  private readonly box = createRef<HTMLFormElement>();
  private readonly values = keptAnswers(this.props.chat);
  private wasWrong = false;

  /** To the first question that is open; on a touch screen a field would bring up the keyboard. */
  override componentDidMount(): void {
    this.takeBack();
    const boxes = [
      ...(this.box.current?.querySelectorAll<HTMLInputElement>("input, textarea") ?? []),
    ];
    const first = boxes.find(({ type, value }) => type !== "checkbox" && !value);
    if (first && matchMedia("(hover: hover)").matches) first.focus();
    else this.focusPanel();
  }

  /** To the first answer that was not right. */
  override componentDidUpdate(): void {
    this.takeBack();
    if (!this.wasWrong) return;
    this.wasWrong = false;
    this.box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  /** What was sent before it was known that the form comes first is written here again. */
  private takeBack(): void {
    const { messages, storage, attached } = this.props.chat;
    const refused = messages.pending.value.filter(({ kind }) => kind === "form_required");
    for (const { clientId, frame } of refused) {
      if (frame.type !== "send_message") continue;
      const words = [storage.get("draft"), frame.text].filter(Boolean).join("\n");
      storage.set("draft", words || null);
      if (frame.attachmentIds) attached.value = [...(attached.value ?? []), ...frame.attachmentIds];
      messages.drop(clientId);
    }
  }

  /** What had the focus goes, and the focus must not go with it. */
  private focusPanel(): void {
    this.box.current?.closest<HTMLElement>(".panel")?.focus();
  }

  /** Who goes elsewhere does not want a person any more. */
  override componentWillUnmount(): void {
    const { chat } = this.props;
    if (chat.options.value.form) chat.messages.wantsPerson.value = false;
  }

  override render({ chat, form }: Props): JSX.Element {
    const texts = laterTexts(chat);
    const { errors } = this.state;
    const row = (field: FormField, value: string) =>
      formRow(chat, field, { value, error: errors[field.id], onInput: this.input });
    return (
      <>
        {topBar(chat, <b>{fill(chat.texts().support, { site: chat.host.settings.name })}</b>)}
        <form ref={this.box} class="scroll ask" noValidate onSubmit={this.submit}>
          {form.intro && <p>{form.intro}</p>}
          {form.fields.map((field) => row(field, this.values.get(field)))}
          {this.opens() && row(this.message(), chat.storage.get("draft") ?? "")}
          <button type="submit" class="pill main">
            {texts.startChat}
          </button>
        </form>
      </>
    );
  }

  /** In self-service they have said already what it is about. */
  private opens(): boolean {
    return this.props.chat.messages.conversation.value?.state !== "self_service";
  }

  private message(): FormField {
    const label = laterTexts(this.props.chat).firstWords;
    return { id: MESSAGE, kind: "text", label, required: true };
  }

  private readonly input = (field: FormField, value: string): void => {
    const { chat } = this.props;
    if (field.id === MESSAGE) chat.storage.set("draft", value || null);
    else this.values.set(field, value);
    // What was wrong is judged anew while it is put right, and nothing before it was sent.
    if (this.state.errors[field.id])
      this.setState({ errors: { ...this.state.errors, [field.id]: this.check(field, value) } });
    else this.setState({});
  };

  private check(field: FormField, value: string): string | undefined {
    const { chat } = this.props;
    if (value.length > TEXT_MAX) return laterTexts(chat).tooLong;
    return checkAnswer(field, value.trim(), laterTexts(chat));
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { chat, form } = this.props;
    const text = chat.storage.get("draft") ?? "";
    const errors: Errors = {};
    for (const field of form.fields) errors[field.id] = this.check(field, this.values.get(field));
    if (this.opens()) errors[MESSAGE] = this.check(this.message(), text);
    this.wasWrong = Object.values(errors).some(Boolean);
    this.setState({ errors });
    if (this.wasWrong) return;
    const answers = form.fields.flatMap((field) => {
      const value = this.values.get(field).trim();
      return value ? [{ field: field.id, value }] : [];
    });
    this.focusPanel();
    if (this.opens()) {
      const ids = chat.attached.value;
      const files = ids?.[0] ? { attachmentIds: ids } : {};
      chat.messages.say(text.trim(), "person", { answers, ...files });
      chat.storage.set("draft", null);
      chat.attached.value = [];
    } else chat.messages.askPerson({ answers });
    this.values.clear();
    const { form: _, ...rest } = chat.options.value;
    chat.options.value = rest;
  };
}
