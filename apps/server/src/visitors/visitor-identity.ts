/** What acts need to know of the visitor who acts. */
export interface VisitorIdentity {
  id: string;
  siteId: string;
  name: string | null;
  /** Path of the page they are on. */
  pagePath: string;
  /** The first part of the language that their browser says first; none when it has said none. */
  lang?: string;
}
