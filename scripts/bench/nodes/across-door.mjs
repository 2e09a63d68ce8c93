/** Visitors come in by the first node, agents by the last: every message has to go across. */
export const acrossDoor = (doors) => ({ ...doors.at(-1), openVisitor: doors[0].openVisitor });

/** As `acrossDoor`, for nodes of Foyer: what was lost on the way comes with the whole newest page. */
export const acrossFoyerDoor = (doors) => ({ ...acrossDoor(doors), repeats: true });
