// What the eye finds first, measured on the page as it is drawn: colours of pixels, names that are whole, heights.
import type { Page } from 'playwright-core';

/** A colour as drawn: red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** A rectangle of the window, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Relative luminance of a colour (WCAG 2.2). */
export function computeLuminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function computeContrast(a: Colour, b: Colour): number {
  const [light, dark] = [computeLuminance(a), computeLuminance(b)].toSorted((one, two) => two - one);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Of each area of the window as a person sees it: the colour that most of its pixels have, and the mean of all. */
export async function readColours(
  page: Page,
  areas: readonly Area[],
): Promise<readonly { readonly most: Colour; readonly mean: Colour }[]> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([data, wanted]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      if (canvas === null) throw new Error('no canvas');
      canvas.drawImage(bitmap, 0, 0);
      return wanted.map(({ x, y, width, height }) => {
        const pixels = canvas.getImageData(
          Math.round(x),
          Math.round(y),
          Math.max(1, Math.round(width)),
          Math.max(1, Math.round(height)),
        ).data;
        const counts = new Map<string, number>();
        const sum: [number, number, number] = [0, 0, 0];
        for (let at = 0; at < pixels.length; at += 4) {
          const colour = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0] as const;
          counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1);
          colour.forEach((part, nth) => (sum[nth] = (sum[nth] ?? 0) + part));
        }
        const [first = ''] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
        const count = pixels.length / 4;
        const parts = first.split(',').map(Number);
        return {
          most: [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0] as const,
          mean: [sum[0] / count, sum[1] / count, sum[2] / count] as const,
        };
      });
    },
    [picture, areas] as const,
  );
}

/** A booking's name as it is drawn: whole, or cut or missing. */
interface DrawnName {
  readonly id: number;
  readonly text: string;
  readonly isWhole: boolean;
}

/** The names in the rows that are drawn now. */
function namesNow(page: Page): Promise<readonly DrawnName[]> {
  return page.evaluate(() => {
    const box = document.querySelector('.board-box')?.getBoundingClientRect();
    const heads = document.querySelector('.board-heads')?.getBoundingClientRect();
    const strips = [...document.querySelectorAll('.board-fold')].map((one) => one.getBoundingClientRect());
    const row = (one: Element): readonly Element[] => [...(one.closest('.board-row')?.querySelectorAll('.board-block') ?? [])];
    return [...document.querySelectorAll<HTMLElement>('.board-block')].map((block) => {
      const who = block.querySelector<HTMLElement>('.board-who');
      const range = document.createRange();
      if (who !== null) range.selectNodeContents(who);
      const letters = range.getBoundingClientRect();
      const text = [...(who?.childNodes ?? [])]
        .filter((one) => one.nodeType === Node.TEXT_NODE)
        .map((one) => one.textContent)
        .join('');
      const isCut = who === null || who.scrollWidth > who.clientWidth + 1 || who.scrollHeight > who.clientHeight + 2;
      // What stands beyond the block's own edge is seen only where the next block leaves room, and not under what sticks.
      const isCovered =
        letters.right > (box?.right ?? 0) + 1 ||
        letters.left < (heads?.right ?? 0) - 1 ||
        strips.some((one) => letters.left < one.right - 1 && letters.right > one.left + 1) ||
        row(block).some((other) => {
          const place = other.getBoundingClientRect();
          return other !== block && place.left > block.getBoundingClientRect().left && letters.right > place.left + 1;
        });
      return { id: Number(block.dataset['booking']), text, isWhole: text !== '' && !isCut && !isCovered };
    });
  });
}

/** The share of bookings whose short name is whole somewhere on the board, scrolled from top to bottom. */
export async function computeWholeNames(page: Page, ahead: ReadonlyMap<number, string>): Promise<number> {
  const whole = new Set<number>();
  const box = page.locator('.board-box');
  const [high, all] = await box.evaluate((one) => [one.clientHeight, one.scrollHeight] as const);
  for (let top = 0; top < all; top += high - 60) {
    await box.evaluate((one, to) => one.scrollTo({ top: to }), top);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));
    for (const { id, text, isWhole } of await namesNow(page)) if (isWhole && ahead.get(id) === text) whole.add(id);
  }
  await box.evaluate((one) => one.scrollTo({ top: 0 }));
  return whole.size / ahead.size;
}
