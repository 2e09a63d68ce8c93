import type { FormField } from "@foyer/protocol";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { checkAnswer } from "../form/check-answer.ts";
import { formRow } from "../form/form-row.tsx";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { icon } from "../look/icons.tsx";

/** As the wire bounds them. */
const TEXT_MAX = 4_000;
const NAME_MAX = 80;

const NAMES = ["text", "want", "name", "email", "phone"] as const;
type Name = (typeof NAMES)[number];
type Words = { [name in Name]?: string };

interface State {
  words: Words;
  errors: Words;
  /** Its number, once it has one; "sending" until then. */
  is: "asking" | "sending" | "many" | "failed" | number;
}

/** What happened, what would put it right, and how to be reached. */
export class ComplaintForm extends Component<{ chat: Chat; close(): void }, State> {
  override state: State = { words: this.begin(), errors: {}, is: "asking" };
  private readonly box = createRef<HTMLFormElement>();
  private clientId = "";
  /** Sent with something wrong: the first of it gets the focus once it is marked. */
  private refused = false;

  override componentDidMount(): void {
    this.box.current?.querySelector<HTMLElement>("textarea")?.focus();
    this.props.chat.heard.add(this.hear);
  }

  override componentWillUnmount(): void {
    this.props.chat.heard.delete(this.hear);
  }

  override componentDidUpdate(): void {
    if (this.refused) this.box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    this.refused = false;
  }

  override render({ chat, close }: { chat: Chat; close(): void }): JSX.Element {
    const texts = laterTexts(chat);
    const { words, errors, is } = this.state;
    return (
      <form ref={this.box} class="ask" noValidate onSubmit={this.submit}>
        <header>
          <b>{texts.complain}</b>
          <button type="button" class="ic" aria-label={texts.fileClose} onClick={close}>
            {icon("close")}
          </button>
        </header>
        <p role="status">{this.said()}</p>
        {typeof is === "number" ? (
          <button type="button" class="pill main" onClick={close}>
            {texts.fileClose}
          </button>
        ) : (
          <>
            {this.fields().map((field) =>
              formRow(chat, field, {
                value: words[field.id as Name] ?? "",
                error: errors[field.id as Name],
                onInput: ({ id }, text) => this.input(id as Name, text),
              }),
            )}
            <button type="submit" class="pill main" disabled={is === "sending"}>
              {texts.complainSend}
            </button>
          </>
        )}
      </form>
    );
  }

  private said(): string {
    const texts = laterTexts(this.props.chat);
    const { is } = this.state;
    if (typeof is === "number") return fill(texts.complainDone, { number: `C-${is}` });
    if (is === "many") return texts.complainMany;
    if (is === "failed") return texts.failed;
    return is === "sending" ? this.props.chat.texts().sending : texts.complainHint;
  }

  private fields(): FormField[] {
    const texts = laterTexts(this.props.chat);
    const field = (id: Name, kind: FormField["kind"], label: string): FormField => ({
      ...{ id, kind, label, required: id === "text" },
    });
    return [
      field("text", "text", texts.complainWhat),
      field("want", "text", texts.complainWant),
      field("name", "name", texts.complainName),
      field("email", "email", texts.email),
      field("phone", "phone", texts.phone),
    ];
  }

  /** What was typed before, else what is known of the visitor. */
  private begin(): Words {
    const { storage, visitor } = this.props.chat;
    try {
      const kept = storage.get("complaint");
      if (kept) return JSON.parse(kept) as Words;
    } catch {
      // What is kept is no draft: the form begins anew.
    }
    const { name, email, phone } = visitor.value ?? {};
    return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
  }

  private input(name: Name, text: string): void {
    const words = { ...this.state.words, [name]: text };
    this.props.chat.storage.set("complaint", JSON.stringify(words));
    const wasWrong = Object.values(this.state.errors).some(Boolean);
    this.setState({ words, errors: wasWrong ? this.check(words) : {} });
  }

  private check(words: Words): Words {
    const texts = laterTexts(this.props.chat);
    const errors: Words = {};
    for (const field of this.fields()) {
      const name = field.id as Name;
      const value = words[name]?.trim() ?? "";
      const wrong = checkAnswer(field, value, texts);
      const isLong = value.length > (name === "name" ? NAME_MAX : TEXT_MAX);
      if (wrong || isLong) errors[name] = wrong ?? texts.tooLong;
    }
    return errors;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { messages, language } = this.props.chat;
    const errors = this.check(this.state.words);
    this.refused = Object.values(errors).some(Boolean);
    this.setState({ errors });
    if (this.refused || this.state.is === "sending") return;
    const said = NAMES.map((name) => [name, this.state.words[name]?.trim()] as const);
    const words = Object.fromEntries(said.filter(([, text]) => text)) as Words & { text: string };
    messages.put({ type: "complain", ...words, lang: language.value.lang });
    // It is in the outbox: whatever becomes of this page, it arrives.
    this.clientId = messages.pending.value.at(-1)?.clientId ?? "";
    this.setState({ is: "sending" });
  };

  private readonly hear: Chat["heard"] extends Set<infer Hear> ? Hear : never = (frame) => {
    if (!("clientId" in frame) || frame.clientId !== this.clientId) return;
    if (frame.type === "ack") {
      this.props.chat.storage.set("complaint", null);
      this.setState({ is: frame.complaint ?? 0 });
    } else if (frame.type === "error")
      this.setState({ is: frame.kind === "rate_limited" ? "many" : "failed" });
  };
}
