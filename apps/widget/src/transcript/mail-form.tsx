import { newClientId } from "@foyer/connection";
import { Component, createRef, type JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** As the server takes addresses. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

type State = "asking" | "sending" | "sent" | "wrong" | "enough" | "failed";

/** Has the conversation sent to an address. */
export class MailForm extends Component<{ chat: Chat }, { is: State }> {
  override state = { is: "asking" as State };
  private readonly field = createRef<HTMLInputElement>();
  private clientId = "";

  override componentDidMount(): void {
    const { heard, visitor } = this.props.chat;
    const field = this.field.current;
    if (field) field.value = visitor.value?.email ?? "";
    field?.focus();
    heard.add(this.hear);
  }

  override componentWillUnmount(): void {
    this.props.chat.heard.delete(this.hear);
  }

  override render(): JSX.Element {
    const { is } = this.state;
    const texts = laterTexts(this.props.chat);
    const wrong = is === "wrong";
    const said = { wrong: texts.noEmail, enough: texts.tooFast, failed: texts.fileFailed }[
      is as "wrong"
    ];
    return (
      <form class="mailing" noValidate onSubmit={this.submit}>
        <span class="in">
          <input
            ref={this.field}
            type="email"
            autocomplete="email"
            placeholder="name@example.com"
            aria-label={texts.mailTranscript}
            aria-invalid={wrong}
            dir="ltr"
          />
        </span>
        <small role="status" class={said ? "over" : ""}>
          {is === "sent" ? `✓ ${texts.mailed}` : said}
        </small>
        <button type="submit" class="pill" disabled={is === "sending" || is === "sent"}>
          {this.props.chat.texts().send}
        </button>
      </form>
    );
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { messages, session, language } = this.props.chat;
    const email = this.field.current?.value.trim() ?? "";
    const conversationId = messages.conversation.value?.id;
    if (!EMAIL.test(email)) {
      this.setState({ is: "wrong" });
      this.field.current?.focus();
      return;
    }
    this.clientId = newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));
    const { lang } = language.value;
    const what = { type: "mail_transcript" as const, clientId: this.clientId, email, lang };
    const out = conversationId && session.send({ ...what, conversationId });
    this.setState({ is: out ? "sending" : "failed" });
  };

  private readonly hear: Chat["heard"] extends Set<infer Hear> ? Hear : never = (frame) => {
    if (!("clientId" in frame) || frame.clientId !== this.clientId) return;
    if (frame.type === "ack") this.setState({ is: "sent" });
    if (frame.type === "error")
      this.setState({ is: frame.kind === "rate_limited" ? "enough" : "failed" });
  };
}
