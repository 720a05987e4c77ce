// What can be had instead of a slot that is refused: another studio, another time, a shorter slot, a swap (docs/rules/booking.md, Finding).
import { instant, type Instant } from '../time/calendar.ts';
import type { BookingState } from '../base/catalogue.ts';
import { type CandidateStudio, compareCodes, compareOwnFirst, offerAt, type SlotOffer, wordsOf } from './finder.ts';
import type { SlotEdges } from './slot-edges.ts';

/** A studio and a time in it. */
export interface Place<S extends CandidateStudio> {
  readonly studio: S;
  readonly start: Instant;
  readonly end: Instant;
}

/** What a swap needs to know. */
export interface SwapQuestion<S extends CandidateStudio> {
  /** The booking in the way and where it is. */
  readonly blocker: Place<S> & { readonly id: number; readonly state: BookingState };
  /** Where the wishing booking is now; null where it is new. */
  readonly mine: Place<S> | null;
  /** Studios that the blocker may go to. */
  readonly studios: readonly S[];
  readonly now: Instant;
  /** Whether `decideSlot` grants both once each has left its place and stands in its new one. */
  readonly areBothFree: (mine: Place<S>, theirs: Place<S>) => boolean;
}

/** A refused wish. */
export interface PlanBQuestion<S extends CandidateStudio> {
  /** Its studio; `starts` are those worth trying for its length on its board day (`listStartsToTry`). */
  readonly here: S;
  readonly start: Instant;
  readonly end: Instant;
  /** Where free time may begin and end in this studio (`listSlotEdges` over at least the wish). */
  readonly edges: SlotEdges;
  readonly others: readonly S[];
  /** The shortest piece worth offering, in minutes. */
  readonly grid: number;
  /** How many other studios and how many swaps are offered at most. */
  readonly most: number;
  /** Null where no single booking stands in the way. */
  readonly swap: SwapQuestion<S> | null;
}

/** Two bookings that exchange places. */
export interface SwapOffer<S extends CandidateStudio> {
  readonly mine: Place<S>;
  readonly theirs: Place<S> & { readonly bookingId: number };
}

/** What is offered instead; every slot of it is one that `decideSlot` grants. */
export interface PlanB<S extends CandidateStudio> {
  readonly sameTime: readonly SlotOffer<S>[];
  readonly earlier: SlotOffer<S> | null;
  readonly later: SlotOffer<S> | null;
  readonly shorter: SlotOffer<S> | null;
  readonly swaps: readonly SwapOffer<S>[];
}

/** How much larger a studio is than the wished one: what suffices comes first, nearest first; unknown areas last. */
function areaRank(here: CandidateStudio, other: CandidateStudio): readonly [number, number] {
  if (here.area === null || other.area === null) return [2, 0];
  return other.area >= here.area ? [0, other.area - here.area] : [1, here.area - other.area];
}

/** How many words of the wished studio's equipment the other's lacks. */
function equipmentLacking(here: CandidateStudio, other: CandidateStudio): number {
  const text = wordsOf(other.equipment).join(' ');
  return wordsOf(here.equipment).filter((word) => !text.includes(word)).length;
}

/** Studios that could stand in for `here`, best first: same kind, area enough and nearest to it, most of its equipment, code. */
export function rankByFit<S extends CandidateStudio>(here: CandidateStudio, others: readonly S[]): S[] {
  const ranked = others
    .filter((other) => other.id !== here.id)
    .map((other) => ({
      other,
      rank: [other.kind === here.kind ? 0 : 1, ...areaRank(here, other), equipmentLacking(here, other)],
    }));
  return ranked
    .toSorted((a, b) => {
      const differing = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return differing === -1 ? compareCodes(a.other, b.other) : (a.rank[differing] ?? 0) - (b.rank[differing] ?? 0);
    })
    .map(({ other }) => other);
}

/** The first `most` things that `make` makes of the list. */
function firstMade<T, R>(list: readonly T[], most: number, make: (one: T) => R | null): R[] {
  const made: R[] = [];
  for (const one of list) {
    if (made.length >= most) break;
    const result = make(one);
    if (result !== null) made.push(result);
  }
  return made;
}

/** The nearest free start before the wish, and the nearest after it. */
function nearestTimes<S extends CandidateStudio>(question: PlanBQuestion<S>): Pick<PlanB<S>, 'earlier' | 'later'> {
  const { here, start, end } = question;
  const tried = (starts: readonly Instant[]): SlotOffer<S> | null =>
    firstMade(starts, 1, (one) => offerAt(here, one, instant(one + end - start)))[0] ?? null;
  return {
    earlier: tried(here.starts.filter((one) => one < start).toSorted((a, b) => b - a)),
    later: tried(here.starts.filter((one) => one > start).toSorted((a, b) => a - b)),
  };
}

/** The longest free piece inside the wish that is shorter than it and at least a grid step long; the earlier of two. */
function longestPiece<S extends CandidateStudio>(question: PlanBQuestion<S>): SlotOffer<S> | null {
  const { here, start, end, edges, grid } = question;
  const starts = [start, ...edges.starts.filter((one) => start < one && one < end)];
  const ends = [end, ...edges.ends.filter((one) => start < one && one < end).toSorted((a, b) => b - a)];
  let best: SlotOffer<S> | null = null;
  let length = grid;
  for (const from of starts) {
    for (const to of ends) {
      if (to - from < length) break;
      const offer = to - from === end - start ? null : offerAt(here, from, to);
      if (offer === null) continue;
      best = offer;
      length = to - from + 1;
      break;
    }
  }
  return best;
}

function isSamePlace<S extends CandidateStudio>(a: Place<S>, b: Place<S>): boolean {
  return a.studio.id === b.studio.id && a.start === b.start && a.end === b.end;
}

/** A booking of this length in a studio from a start on. */
function placeAt<S extends CandidateStudio>(studio: S, start: Instant, length: number): Place<S> {
  return { studio, start, end: instant(start + length) };
}

/** Ways to exchange places, best first: the blocker keeps its time in my studio, takes my time there, or keeps its time in another one. */
function swapsToTry<S extends CandidateStudio>(wish: Place<S>, swap: SwapQuestion<S>): { mine: Place<S>; theirs: Place<S> }[] {
  const { blocker, mine } = swap;
  const length = blocker.end - blocker.start;
  const pairs: { mine: Place<S>; theirs: Place<S> }[] = [];
  if (mine !== null) {
    const inMyPlace = placeAt(mine.studio, mine.start, length);
    const inTheirPlace = placeAt(blocker.studio, blocker.start, mine.end - mine.start);
    pairs.push({ mine: wish, theirs: placeAt(mine.studio, blocker.start, length) });
    pairs.push({ mine: wish, theirs: inMyPlace }, { mine: inTheirPlace, theirs: inMyPlace });
  }
  for (const studio of rankByFit(blocker.studio, swap.studios)) pairs.push({ mine: wish, theirs: placeAt(studio, blocker.start, length) });
  return pairs.filter(
    (pair, index) =>
      pair.theirs.start >= swap.now &&
      !isSamePlace(pair.theirs, blocker) &&
      pairs.findIndex((one) => isSamePlace(one.mine, pair.mine) && isSamePlace(one.theirs, pair.theirs)) === index,
  );
}

/** Swaps that both sides may have. Only a booking that has not begun can be asked to give way. */
function swapOffers<S extends CandidateStudio>(question: PlanBQuestion<S>): SwapOffer<S>[] {
  const { swap, here, start, end, most } = question;
  if (swap === null || swap.blocker.start <= swap.now) return [];
  if (swap.blocker.state !== 'booked' && swap.blocker.state !== 'option') return [];
  return firstMade(swapsToTry({ studio: here, start, end }, swap), most, ({ mine, theirs }) =>
    swap.areBothFree(mine, theirs) ? { mine, theirs: { ...theirs, bookingId: swap.blocker.id } } : null,
  );
}

/**
 * What can be had instead of a refused wish: other studios at the same time (the asker's own first, then best fit), the nearest free time before and after it in
 * the same studio, the longest free piece of it, swaps with the booking in the way. At worst one verdict for each other studio, for each
 * start and for each pair of edges inside the wish, and one double verdict for each studio: a few hundred on a full board day.
 */
export function planB<S extends CandidateStudio>(question: PlanBQuestion<S>): PlanB<S> {
  const { here, start, end, others, most } = question;
  const ownFirst = rankByFit(here, others).toSorted((a, b) => compareOwnFirst({ studio: a, start }, { studio: b, start }));
  return {
    sameTime: firstMade(ownFirst, most, (studio) => offerAt(studio, start, end)),
    ...nearestTimes(question),
    shorter: longestPiece(question),
    swaps: swapOffers(question),
  };
}
