// Lists that come in pages: how many rows a page has at most, and asking for all of them, in the window and on the command line.

/** How many rows a page has at most. */
export const MOST_OF_PAGE = 500;

/** A page of a list: its rows, and the key of the last of them where others follow. */
interface Page {
  readonly next: unknown;
}
type Answer = { readonly ok: true; readonly value: Page } | { readonly ok: false };

function joinPages(pages: readonly Page[], first: Page): Page {
  const joined = Object.entries(first).map(([field, value]: readonly [string, unknown]): readonly [string, unknown] =>
    Array.isArray(value) ? [field, pages.flatMap((page): unknown => Reflect.get(page, field))] : [field, value],
  );
  return Object.assign(Object.fromEntries<unknown>(joined), { next: null });
}

/** What a list is asked with, whichever page of it. */
export type ListInput<I> = Omit<I, 'cursor' | 'limit'>;

/**
 * Asks for page after page of a list and answers it as one page that no other follows; what stands beside the rows is that of the first.
 * Refuses as the page that refuses.
 */
export function readAllPages<I extends { readonly cursor?: unknown }, A extends { readonly ok: boolean }>(
  list: (input: I) => Promise<A>,
  input: ListInput<I>,
): Promise<A>;
export async function readAllPages(list: (input: object) => Promise<Answer>, input: object): Promise<Answer> {
  const first = await list({ ...input, cursor: null });
  if (!first.ok) return first;
  const pages = [first.value];
  for (let { next } = first.value; next !== null;) {
    const page = await list({ ...input, cursor: next });
    if (!page.ok) return page;
    pages.push(page.value);
    ({ next } = page.value);
  }
  return { ok: true, value: joinPages(pages, first.value) };
}
