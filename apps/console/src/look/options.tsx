interface Props {
  of: readonly { id: string; name: string }[];
}

/** What a select offers: one option each, by name. */
export function Options({ of }: Props) {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
