// Finding a free studio for a need: "2 hours tonight, at least 30 m², green screen" (docs/rules/booking.md, Finding).
import { instant, type Instant } from '../time/calendar.ts';
import type { StudioKind } from '../base/catalogue.ts';
import type { Fen, SquareDm } from '../values/quantity.ts';

/** What somebody looks for. */
export interface SlotNeed {
  /** The booking lies inside `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  /** The start that would suit best, tried even off the grid, or what of the window is nearest to it; null: as early as can be. */
  readonly wanted: Instant | null;
  readonly minutes: number;
  /** Anyone who binds the verdicts reads these two: the tenant, and counted equipment as `[equipmentId, count]`. */
  readonly tenantId: number;
  readonly equipment: readonly (readonly [number, number])[];
  readonly minimumArea: SquareDm | null;
  readonly kind: StudioKind | null;
  readonly floor: string | null;
  /** Words that the studio's code, kind, floor or equipment must all hold, apart by blanks or commas; case and width do not matter. */
  readonly words: string | null;
}

/** A studio that may be offered. */
export interface CandidateStudio {
  readonly id: number;
  readonly code: string;
  readonly kind: StudioKind;
  readonly area: SquareDm | null;
  readonly floor: string | null;
  /** Its equipment as written. */
  readonly equipment: string | null;
  /** Starts worth trying, see `listStartsToTry`. */
  readonly starts: readonly Instant[];
  /** Whether the asker's lease of that day names it for the asker alone: then it comes before all others. Left out: it never does. */
  readonly isOwnAt?: (start: Instant) => boolean;
  /** Whether `decideSlot` grants the wish in this studio at these times. */
  readonly isFree: (start: Instant, end: Instant) => boolean;
  /** What the slot would cost; null where no price is known. */
  readonly priceAt: (start: Instant, end: Instant) => Fen | null;
}

/** A studio at a time. */
interface SlotPlace {
  readonly studio: CandidateStudio;
  readonly start: Instant;
}

/** A slot that `decideSlot` grants. */
export interface SlotOffer<S extends CandidateStudio> {
  readonly studio: S;
  readonly start: Instant;
  readonly end: Instant;
  readonly price: Fen | null;
}

/** A text as it is compared: width and case do not matter. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words of a text: whatever stands between blanks and commas, folded, each once. */
export function wordsOf(text: string | null): string[] {
  return [...new Set(folded(text ?? '').split(/[\s,、;/]+/))].filter((word) => word !== '');
}

/** Whether the studio is what is looked for, whatever the time. An unknown area suffices only where none is asked. */
export function doesStudioSuit(studio: CandidateStudio, need: SlotNeed): boolean {
  if (need.minimumArea !== null && (studio.area === null || studio.area < need.minimumArea)) return false;
  if (need.kind !== null && studio.kind !== need.kind) return false;
  if (need.floor !== null && studio.floor !== need.floor) return false;
  const text = folded(`${studio.code} ${studio.kind} ${studio.floor ?? ''} ${studio.equipment ?? ''}`);
  return wordsOf(need.words).every((word) => text.includes(word));
}

/** The offer of this slot, or null where `decideSlot` refuses it. */
export function offerAt<S extends CandidateStudio>(studio: S, start: Instant, end: Instant): SlotOffer<S> | null {
  return studio.isFree(start, end) ? { studio, start, end, price: studio.priceAt(start, end) } : null;
}

/** Compares what may be missing: smaller first, missing ones last. */
function bySize(a: number | null, b: number | null): number {
  return (a ?? Infinity) === (b ?? Infinity) ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

/** Compares codes by their characters, the same on every machine. */
export function compareCodes(a: CandidateStudio, b: CandidateStudio): number {
  if (a.code === b.code) return a.id - b.id;
  return a.code < b.code ? -1 : 1;
}

/** Compares places: one's own studio first. */
export function compareOwnFirst(a: SlotPlace, b: SlotPlace): number {
  const rank = ({ studio, start }: SlotPlace): number => (studio.isOwnAt?.(start) === true ? 0 : 1);
  return rank(a) - rank(b);
}

/** Compares starts: nearest to the wanted one, then the earlier. */
function byNearness(wanted: Instant): (a: Instant, b: Instant) => number {
  return (a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b;
}

/** The `most` free slots of one studio that lie nearest to the wanted start. */
function nearestFree<S extends CandidateStudio>(studio: S, need: SlotNeed, most: number): SlotOffer<S>[] {
  const last = need.to - need.minutes;
  const asWanted = need.wanted === null ? [] : [instant(Math.max(need.from, Math.min(need.wanted, last)))];
  const starts = new Set([...studio.starts, ...asWanted]);
  const offers: SlotOffer<S>[] = [];
  for (const start of [...starts].toSorted(byNearness(need.wanted ?? need.from))) {
    if (offers.length >= most) break;
    const end = instant(start + need.minutes);
    const offer = start < need.from || start > last ? null : offerAt(studio, start, end);
    if (offer !== null) offers.push(offer);
  }
  return offers;
}

/**
 * Free slots for a need, best first: the asker's own studio, then the start nearest to the wanted one (the earlier of two), then the smallest area that suffices, then the
 * cheapest, then by code; unknown areas and prices last. At most `mostPerStudio` of each studio, those nearest to the wanted start.
 * A studio's starts are tried from the nearest on until enough are found: at worst one question for every start of every studio that
 * suits (50 studios on a board day with a grid of 5 minutes: 18,000), in the common case one for each studio. One price for each offer.
 */
export function findSlots<S extends CandidateStudio>(need: SlotNeed, studios: readonly S[], mostPerStudio = 1): SlotOffer<S>[] {
  const nearer = byNearness(need.wanted ?? need.from);
  return studios
    .filter((studio) => doesStudioSuit(studio, need))
    .flatMap((studio) => nearestFree(studio, need, mostPerStudio))
    .toSorted(
      (a, b) =>
        compareOwnFirst(a, b) ||
        nearer(a.start, b.start) ||
        bySize(a.studio.area, b.studio.area) ||
        bySize(a.price, b.price) ||
        compareCodes(a.studio, b.studio),
    );
}
