interface Props {
  text: string;
  marks?: readonly (readonly [number, number])[] | undefined;
}

/** A text with what was found in it marked. */
export function MarkedText({ text, marks = [] }: Props) {
  const parts = marks.flatMap(([from, to], at) => [
    text.slice(marks[at - 1]?.[1] ?? 0, from),
    <mark key={from}>{text.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
