import type { Attributes, Profile } from "@foyer/protocol";

/** As the server takes them: see the protocol's profile. */
const SHAPES = {
  name: /^[\s\S]{1,80}$/,
  email: /^(?=.{1,254}$)[^\s@]+@[^\s@]+$/,
  phone: /^\+?[0-9 ()./-]{5,30}$/,
};
const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9_ .-]{0,39}$/;
const ATTRIBUTE_MAX = 500;
const ATTRIBUTES_MAX = 50;

/** Tells the page's maker. */
export function warn(text: string): void {
  // biome-ignore lint/suspicious/noConsole: there is no other way to reach them.
  console.warn(`Foyer: ${text}`);
}

/** What of `said` the server takes; undefined when nothing is left. A page may say anything. */
export function cleanProfile(said: unknown): Profile | undefined {
  if (typeof said !== "object" || said === null) return undefined;
  const profile: Profile = {};
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined || value === null) continue;
    if (name === "attributes") profile.attributes = cleanAttributes(value);
    else if (isShape(name) && typeof value === "string" && SHAPES[name].test(value.trim()))
      profile[name] = value.trim();
    else warn(`${name} of a visitor cannot be ${JSON.stringify(value)}; it is left out.`);
  }
  return Object.keys(profile).length > 0 ? profile : undefined;
}

const isShape = (name: string): name is keyof typeof SHAPES => Object.hasOwn(SHAPES, name);

function cleanAttributes(said: object): Attributes {
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined) continue;
    if (
      ATTRIBUTE_NAME.test(name) &&
      isPlain(value) &&
      Object.keys(attributes).length < ATTRIBUTES_MAX
    )
      attributes[name] = value;
    else warn(`the attribute ${name} is left out: at most 50, short, and no objects.`);
  }
  return attributes;
}

function isPlain(value: unknown): value is Attributes[string] {
  if (typeof value === "string") return value.length <= ATTRIBUTE_MAX;
  return value === null || typeof value === "boolean" || Number.isFinite(value);
}
