// A stranger's glance: the state of each studio read from the colours beside the line of now, as the legend has them, and nothing else.
import type { Page } from 'playwright-core';
import { type Area, type Colour, readColours } from './glance-measures.ts';

/** States by the swatch of the legend that shows their colour. */
const SWATCHES = {
  booked: '.board-swatch.board-is-booked',
  in: '.board-swatch.board-is-checked_in',
  late: '.board-swatch-late',
  over: '.board-swatch-over',
} as const;
type Seen = keyof typeof SWATCHES | 'free';

/** Pixels beside the line of now that are looked at, and of each step to where a colour ends. */
const BESIDE = 5;
const STEP = 4;

/** Where rows, the line of now and the legend stand in the window. */
function findPlaces(page: Page) {
  return page.evaluate((swatches) => {
    const areaOf = (element: Element | null): Area => {
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    };
    const rows = [...document.querySelectorAll('.board-row')].map((row) => ({
      code: (row.querySelector('[role=rowheader]')?.textContent ?? '').split(' ')[0] ?? '',
      area: areaOf(row),
    }));
    const swatchAreas = Object.values(swatches).map((one) => areaOf(document.querySelector(one)));
    return { rows, now: areaOf(document.querySelector('.board-now')).x, box: areaOf(document.querySelector('.board-box')), swatchAreas };
  }, SWATCHES);
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Answers of every studio on view: who is free, in, late, over time, and which of those that are in are free next. */
export async function readBoardByColour(page: Page) {
  const { rows, now, box, swatchAreas } = await findPlaces(page);
  const inner = ({ x, y, width, height }: Area): Area => ({ x: x + 5, y: y + 2, width: width - 6, height: height - 4 });
  // Above the letters, whose ink may be that of another state.
  const beside = rows.map(({ area }) => ({ x: now - BESIDE - 1, y: area.y + 3, width: BESIDE, height: 3 }));
  // A thin line, as the cursor's, is no end of a colour.
  const steps = Math.floor((box.x + box.width - now) / STEP) - 1;
  const ahead = rows.flatMap(({ area }) =>
    Array.from({ length: steps }, (_, nth) => ({ x: now + 2 + nth * STEP, y: area.y + 4, width: STEP, height: 2 })),
  );
  const read = (await readColours(page, [...swatchAreas.map(inner), ...beside, ...ahead])).map(({ most }) => most);
  const known = Object.keys(SWATCHES).flatMap((name, nth) => {
    const colour = read[nth];
    return colour === undefined ? [] : [{ name, colour }];
  });
  const nameOf = (colour: Colour | undefined): Seen => {
    const near = known.find((one) => colour !== undefined && distance(one.colour, colour) < 12)?.name;
    return near === 'booked' || near === 'in' || near === 'late' || near === 'over' ? near : 'free';
  };
  const seen = rows.map(({ code }, row) => {
    const state = nameOf(read[swatchAreas.length + row]);
    const first = swatchAreas.length + rows.length + row * steps;
    const others = read.slice(first, first + steps).map((colour) => nameOf(colour) !== state);
    const ends = others.findIndex((isOther, nth) => isOther && others[nth + 1] === true);
    return { code, state, ends: ends === -1 ? steps : ends };
  });
  const codes = (state: Seen): readonly string[] =>
    seen
      .filter((one) => one.state === state)
      .map(({ code }) => code)
      .toSorted();
  const next = Math.min(...seen.filter(({ state }) => state === 'in').map(({ ends }) => ends));
  const freeNext = seen.filter(({ state, ends }) => state === 'in' && Math.abs(ends - next) <= 1).map(({ code }) => code);
  return { free: codes('free'), in: codes('in'), late: codes('late'), over: codes('over'), freeNext: freeNext.toSorted() };
}
