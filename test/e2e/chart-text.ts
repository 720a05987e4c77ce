// What a drawn chart says: the texts that were painted, and the option that the drawing was given.
import type { Page } from 'playwright-core';

/** Texts by the canvas they were painted on, in the page. */
const PAINTED = '__paintedTexts';

/** Notes from the next load on which texts are painted on which canvas. */
export async function notePaintedTexts(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const painted = new WeakMap<HTMLCanvasElement, Set<string>>();
    Object.assign(globalThis, { [name]: painted });
    const paint = Reflect.get(CanvasRenderingContext2D.prototype, 'fillText');
    Object.assign(CanvasRenderingContext2D.prototype, {
      fillText(this: CanvasRenderingContext2D, ...given: readonly unknown[]) {
        const texts = painted.get(this.canvas) ?? new Set();
        painted.set(this.canvas, texts.add(String(given[0])));
        return Reflect.apply(paint, this, given);
      },
    });
  }, PAINTED);
}

/** Each chart on the screen: its label, its painted texts, its option (which the page's own library holds as a property of the component). */
export function chartLines(page: Page): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const painted: unknown = Reflect.get(globalThis, name);
    const textsOf = (canvas: HTMLCanvasElement | null): readonly string[] => {
      const texts: unknown = painted instanceof WeakMap && canvas !== null ? painted.get(canvas) : null;
      return texts instanceof Set ? [...texts].map(String) : [];
    };
    const read = (held: unknown, key: string): unknown => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined);
    const optionOf = (box: Element): unknown => {
      const key = Object.keys(box).find((one) => one.startsWith('__reactFiber$'));
      let fiber = key === undefined ? undefined : read(box, key);
      while (typeof fiber === 'object' && fiber !== null) {
        const option = read(read(fiber, 'memoizedProps'), 'option');
        if (typeof option === 'function')
          return Reflect.apply(option, null, [
            { ink: 'ink', soft: 'soft', line: 'line', accent: 'accent', danger: 'danger', series: ['first', 'second', 'third'] },
          ]);
        fiber = read(fiber, 'return');
      }
      return null;
    };
    const lines: string[] = [];
    for (const box of document.querySelectorAll('.chart-box')) {
      lines.push(`chart ${box.getAttribute('aria-label') ?? ''}`, `  painted: ${textsOf(box.querySelector('canvas')).join(' | ')}`);
      for (const [key, value] of Object.entries(optionOf(box) ?? {})) {
        if (['grid', 'legend', 'tooltip'].includes(key)) continue;
        const told = (name: string, held: unknown): unknown =>
          /^(?:axis|split|name[TG]|bar|symbol|label|text|item|lineStyle)/.test(name) ? undefined : held;
        for (const part of Array.isArray(value) ? value : [value]) lines.push(`  ${key}: ${JSON.stringify(part, told) ?? ''}`);
      }
    }
    return lines;
  }, PAINTED);
}
