import { initials } from "@foyer/ui/initials.ts";
import { inkOn, readableGround } from "./contrast.ts";

interface Props {
  name: string | null;
  colour: string;
  size?: "small" | "large" | "huge";
  online?: boolean;
  /** The id of an agent's picture, where they have one. */
  picture?: string | null | undefined;
}

/** Somebody's picture, or their initials on their colour. The name stands beside it, so it is silent. */
export function Avatar({ name, colour, size, online, picture }: Props) {
  const ground = readableGround(colour);
  return (
    <span
      class={`avatar ${size ?? ""}`}
      style={{ background: ground, color: inkOn(ground) }}
      aria-hidden="true"
    >
      {picture ? <img src={`/api/v1/pictures/${picture}`} alt="" /> : name ? initials(name) : "V"}
      {online && <i class="online" />}
    </span>
  );
}

/** Grounds that carry white initials with 4.5 : 1. */
const GROUNDS = [
  "#7048e8",
  "#0b7285",
  "#c2410c",
  "#2b7a3b",
  "#c2255c",
  "#1864ab",
  "#5f3dc4",
  "#a61e4d",
  "#087f5b",
  "#8a5a00",
];
const NAMELESS = "#6a7180";

/** A visitor's colour: always the same for the same visitor, grey without a name. */
export function visitorColour(id: string, name: string | null): string {
  if (name === null) return NAMELESS;
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return GROUNDS[sum % GROUNDS.length] ?? NAMELESS;
}
