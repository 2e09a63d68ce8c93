import { useId } from "preact/hooks";

/** Longest own wording (OWN_TEXT_MAX of the protocol, whose file would bring a validator along). */
const WORDING_MAX = 300;

interface Props {
  /** The way its language is written: an empty box cannot tell by itself. */
  dir: "ltr" | "rtl";
  /** As it is built in. */
  text: string;
  /** "" when it stays as built in. */
  wording: string;
  problem: string | undefined;
  onChange(wording: string): void;
}

/** One text of the widget, with room for another wording. */
export function WordingField({ dir, text, wording, problem, onChange }: Props) {
  const id = useId();
  return (
    <li class="wording">
      <label for={id} dir={dir}>
        {text}
      </label>
      <input
        id={id}
        class="input"
        dir={dir}
        maxLength={WORDING_MAX}
        placeholder={text}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        value={wording}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {problem && (
        <span id={`${id}-problem`} class="error" lang="en" role="alert">
          {problem}
        </span>
      )}
    </li>
  );
}
