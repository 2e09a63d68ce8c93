export type { Attributes, Foyer, FoyerEvents, Identity, Profile } from "./foyer.ts";
export { type FoyerOptions, loadFoyer } from "./load-foyer.ts";
