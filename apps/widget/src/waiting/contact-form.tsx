import type { FormField } from "@foyer/protocol";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { checkAnswer } from "../form/check-answer.ts";
import { formRow } from "../form/form-row.tsx";
import type { LaterTexts } from "../languages/en-later.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { draftOf } from "./contact-draft.ts";
import type { Wish } from "./wish.ts";

/** As the wire bounds it. */
const WHEN_MAX = 200;

interface Props {
  chat: Chat;
  /** What was left before. */
  wish: Wish | undefined;
  /** Sent, or not wanted after all. */
  done(): void;
}

type Errors = { [name in keyof Wish]?: string | undefined };

/** An email or a number to call, and when that suits. */
export class ContactForm extends Component<Props, { wish: Wish; errors: Errors }> {
  override state = { wish: this.begin(), errors: {} as Errors };
  private readonly box = createRef<HTMLFormElement>();

  /** Sent with something wrong: the first of it gets the focus once it is marked. */
  private refused = false;

  override componentDidMount(): void {
    this.box.current?.querySelector("input")?.focus();
  }

  override componentDidUpdate(): void {
    if (this.refused) this.box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    this.refused = false;
  }

  override render({ chat }: Props): JSX.Element {
    const texts = laterTexts(chat);
    const { wish, errors } = this.state;
    return (
      <form ref={this.box} class="reach" aria-labelledby="reach" noValidate onSubmit={this.submit}>
        <p id="reach">{texts.reachNeeded}</p>
        {fieldsOf(texts).map((field) => {
          const { id } = field;
          const value = wish[id] ?? "";
          const onInput = (_: FormField, text: string) => this.input(id, text);
          const either = id !== "when";
          return formRow(chat, field, { value, error: errors[id], either, onInput });
        })}
        <div class="quick">
          <button type="submit" class="pill main">
            {texts.reachMe}
          </button>
          <button type="button" class="pill" onClick={this.drop}>
            {texts.notNow}
          </button>
        </div>
      </form>
    );
  }

  /** What was typed, else what was left before, else what is known of the visitor. */
  private begin(): Wish {
    const { chat, wish } = this.props;
    const draft = draftOf(chat);
    if (draft.isKept()) return draft.get();
    const { email, phone } = chat.visitor.value ?? {};
    return wish ?? { ...(email && { email }), ...(phone && { phone }) };
  }

  private input(name: keyof Wish, text: string): void {
    const wish = { ...this.state.wish, [name]: text };
    draftOf(this.props.chat).set(wish);
    // What was wrong is judged anew while it is put right.
    const wasWrong = Object.values(this.state.errors).some(Boolean);
    this.setState({ wish, errors: wasWrong ? this.check(wish) : {} });
  }

  private check(wish: Wish): Errors {
    const texts = laterTexts(this.props.chat);
    const errors: Errors = {};
    for (const { id, kind } of fieldsOf(texts))
      errors[id] = checkAnswer({ kind, required: false }, wish[id]?.trim() ?? "", texts);
    if (!wish.email?.trim() && !wish.phone?.trim()) errors.email = texts.reachNeeded;
    if ((wish.when?.trim().length ?? 0) > WHEN_MAX) errors.when = texts.tooLong;
    return errors;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { chat, done } = this.props;
    const { wish } = this.state;
    const errors = this.check(wish);
    this.refused = Object.values(errors).some(Boolean);
    this.setState({ errors });
    if (this.refused) return;
    const said = Object.entries(wish).map(([name, text]) => [name, text?.trim()]);
    const { email, phone, when } = Object.fromEntries(said.filter(([, text]) => text)) as Wish;
    chat.messages.put({
      type: "leave_contact",
      ...(email && { email }),
      ...(phone && { phone }),
      ...(when && { when }),
    });
    draftOf(chat).clear();
    done();
  };

  private readonly drop = (): void => {
    draftOf(this.props.chat).clear();
    this.props.done();
  };
}

type ContactField = FormField & { id: keyof Wish };

function fieldsOf(texts: LaterTexts): ContactField[] {
  const field = (id: keyof Wish, kind: FormField["kind"], label: string): ContactField => {
    return { id, kind, label, required: false };
  };
  return [
    field("email", "email", texts.email),
    field("phone", "phone", texts.phone),
    field("when", "text", texts.whenSuits),
  ];
}
