import type { Ref } from "preact";
import { Icon } from "./icon.tsx";

interface Props {
  value: string;
  onValue(value: string): void;
  label: string;
  /** Its label, where nothing else is said. */
  placeholder?: string;
  box?: Ref<HTMLInputElement>;
}

/** A text box in which one looks for something. */
export function SearchBox({ value, onValue, label, placeholder = label, box }: Props) {
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={box ?? null}
        type="search"
        dir="auto"
        placeholder={placeholder}
        aria-label={label}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
