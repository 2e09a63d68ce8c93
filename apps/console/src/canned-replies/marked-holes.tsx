import { pieces } from "./fill.ts";

/** A text with what must still be replaced marked in it. */
export function MarkedHoles({ text }: { text: string }) {
  return (
    <>{pieces(text).map((piece) => (piece.isHole ? <mark>{piece.text}</mark> : piece.text))}</>
  );
}
