/** One suggested entry. */
export interface Match {
  readonly id: string;
  /** Probability, 0 to 1, that this entry answers the question. */
  readonly confidence: number;
  /** The entry's phrasing that is closest to the question. */
  readonly matched: string;
}

export interface SearchOptions {
  /** How many matches at most; 3 when left out. */
  readonly limit?: number | undefined;
  /** Only entries of this language, and entries without one. */
  readonly lang?: string | undefined;
  /** Not this entry: what else would answer it? */
  readonly except?: string | undefined;
}
