/**
 * Whoever says this is another visitor now, since an agent has merged the two or they have signed in: their connection
 * is closed, and what they said is said again when they are back.
 */
export class ComeAgain extends Error {}
