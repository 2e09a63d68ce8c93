import type { ComponentChildren, JSX } from "preact";

interface Props {
  text: ComponentChildren;
  isMine: boolean;
  /** The files that came with it. */
  files?: ComponentChildren;
  /** What stands under it in small. */
  children?: ComponentChildren;
}

/** One message. */
export function Bubble({ text, isMine, files, children }: Props): JSX.Element {
  const me = isMine ? " me" : "";
  return (
    <>
      <div class={`m${me}`} dir="auto">
        {text}
      </div>
      {files}
      {children && <div class={`t${me}`}>{children}</div>}
    </>
  );
}
