/** A database that cannot be used; `message` says why and what to do. */
export class DatabaseUnusable extends Error {}
