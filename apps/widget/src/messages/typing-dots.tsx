import type { JSX } from "preact";

/** Three dots: something is about to come. */
export function typingDots(label?: string): JSX.Element {
  return (
    <div class="m dots" role="img" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  );
}
