// All pages of a list put together, as one page.
import { expect, it } from 'vitest';
import { readAllPages } from './pages.ts';

type Answer =
  | { readonly ok: true; readonly value: { readonly rows: readonly string[]; readonly total: number; readonly next: number | null } }
  | { readonly ok: false; readonly refusal: string };

const page = (rows: readonly string[], total: number, next: number | null): Answer => ({ ok: true, value: { rows, total, next } });

it('asks behind the last key of each page, and joins the rows', async () => {
  const asked: object[] = [];
  const pages = [page(['a', 'b'], 5, 2), page([], 6, 3), page(['c'], 7, null)];
  const list = async (input: { readonly month: string; readonly cursor?: number | null }): Promise<Answer> => {
    asked.push(input);
    return pages[asked.length - 1] ?? page([], 0, null);
  };
  const whole = await readAllPages(list, { month: '2026-10' });
  expect(asked).toEqual([null, 2, 3].map((cursor) => ({ month: '2026-10', cursor })));
  expect(whole).toEqual(page(['a', 'b', 'c'], 5, null));
});

it.each([0, 1])('is refused as its page %i', async (nth) => {
  let asked = -1;
  const list = async ({ cursor }: { readonly cursor?: number | null }): Promise<Answer> => {
    asked += 1;
    return asked === nth ? { ok: false, refusal: 'X' } : page(['a'], 1, (cursor ?? 0) + 1);
  };
  const whole = await readAllPages(list, {});
  expect(whole).toEqual({ ok: false, refusal: 'X' });
  expect(asked).toBe(nth);
});
