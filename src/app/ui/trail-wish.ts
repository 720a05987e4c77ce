// What of the history is looked for: in one place, so that what is asked for ahead is what the page then asks.

/** What is looked for; null: everything. */
export interface TrailWish {
  readonly from: string | null;
  readonly to: string | null;
  readonly who: string | null;
  readonly entity: string | null;
  readonly search: string | null;
}

/** What the page comes up with. */
export const WHOLE_TRAIL: TrailWish = { from: null, to: null, who: null, entity: null, search: null };
