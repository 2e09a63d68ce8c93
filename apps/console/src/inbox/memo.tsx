import { Component, type ComponentType } from "preact";

/** Draws anew only for other properties, compared one by one, or for signals that the component reads itself. */
export function memo<Props extends object>(Inner: ComponentType<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const names = Object.keys(next) as (keyof Props)[];
      return names.some((name) => name !== "children" && next[name] !== this.props[name]);
    }

    override render() {
      return <Inner {...(this.props as Props)} />;
    }
  };
}
