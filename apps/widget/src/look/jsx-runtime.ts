import { type ComponentType, h, type VNode } from "preact";

export { Fragment } from "preact";

/**
 * Stands in for preact/jsx-runtime in the build: `h` does the same, and is there anyway.
 * Children come within `props`.
 */
export function jsx(type: ComponentType | string, props: object, key?: string): VNode {
  return h(type as ComponentType, key === undefined ? props : { ...props, key });
}

export { jsx as jsxs };
