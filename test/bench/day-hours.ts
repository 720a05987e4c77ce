// One hour of desk work as `npm run bench -- day` does it, in the real page: bookings by the page's own calls, screens looked at, files imported, papers printed.
import type { Page } from 'playwright-core';
import { PAGE_KEY_HEADER, SEAT_HEADER } from '../../src/contract/core/wire.ts';
import { addDays, addMonths, firstDayOf, instant, createInstantAt, formatIsoInstant } from '../../src/domain/time/calendar.ts';
import { LAST, tenantCode } from './bench-base.ts';
import { timeTo, timedScreens } from './page-screens.ts';

const STUDIOS = 60;
const TENANTS = 60;
/** Nothing is booked from here on. */
const FIRST = firstDayOf(addMonths(LAST, 2));
/** Sessions of three hours from six in the morning on. */
const A_DAY = 5;
const IMPORTED = 200;
const HEAD = '月份,统一社会信用代码,平台,商品类别,直播场次,直播时长(分钟),观看人次,成交订单数,成交额(元),退款额(元),结算额(元)';

/** Calls a method as the page does, with its own key and seat; throws what is refused. */
async function call(page: Page, method: string, input: unknown): Promise<void> {
  const said = await page.evaluate(
    async ([way, body, key, seat]) => {
      const headers = {
        'content-type': 'application/json',
        [key]: localStorage.getItem(key) ?? '',
        [seat]: sessionStorage.getItem(seat) ?? '',
      };
      const answer = await fetch(`./rpc/${way}`, { method: 'POST', headers, body });
      const text = await answer.text();
      return answer.ok && !text.slice(0, 60).includes('"ok":false') ? '' : text.slice(0, 300);
    },
    [method.replace('.', '/'), JSON.stringify({ json: input }), PAGE_KEY_HEADER, SEAT_HEADER] as const,
  );
  if (said !== '') throw new Error(`${method}: ${said}`);
}

/** Books the nth slot of the weeks that are still free. */
export function bookNth(page: Page, nth: number): Promise<void> {
  const round = Math.floor(nth / STUDIOS);
  const from = createInstantAt(addDays(FIRST, Math.floor(round / A_DAY)), 360 + (round % A_DAY) * 180);
  const times = { from: formatIsoInstant(instant(from)), to: formatIsoInstant(instant(from + 150)) };
  return call(page, 'bookings.book', { studio: `S${String((nth % STUDIOS) + 1).padStart(3, '0')}`, tenant: (nth % TENANTS) + 1, ...times });
}

/** Prints the board or the list of a day. */
export function printNth(page: Page, nth: number): Promise<void> {
  const day = addDays(FIRST, nth % 4);
  return nth % 2 === 0
    ? call(page, 'paper.board', { day, floors: null, isMasked: false })
    : call(page, 'paper.list', { day, isMasked: false, order: 'time' });
}

/** Looks at the nth screen until its content stands. */
export async function lookAtNth(page: Page, nth: number): Promise<void> {
  const screens = timedScreens('2026-10');
  const screen = screens[nth % screens.length];
  if (screen !== undefined) await timeTo(page, screen);
}

/** Drops a ledger of sales, looks at its preview, and takes it. */
export async function importNth(page: Page, nth: number): Promise<void> {
  const lines = Array.from({ length: IMPORTED }, (_, row) => {
    const [tenant, goods] = [(row % TENANTS) + 1, ['粮油食品类', '饮料类', '烟酒类', '日用品类'][Math.floor(row / TENANTS)] ?? ''];
    return `2026-${String((nth % 10) + 1).padStart(2, '0')},${tenantCode(tenant)},抖音,${goods},3,120,${row},7,${100 + nth}.12,1.00,50.00`;
  });
  await timeTo(page, { hash: '/sales/import', content: '.drop' });
  // Given by the page itself: a hand that holds the field from outside would keep it, and the screen around it, for good.
  await page.evaluate(
    ([text, name]) => {
      const field = document.querySelector<HTMLInputElement>('main .drop input[type=file]');
      if (field === null) throw new Error('no field for files');
      const given = new DataTransfer();
      given.items.add(new File([text], name, { type: 'text/csv' }));
      field.files = given.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [`${HEAD}\r\n${lines.join('\r\n')}\r\n`, `销售${nth}.csv`] as const,
  );
  const button = page.getByRole('button', { name: /^导入 [1-9]/ });
  await button.waitFor({ timeout: 60_000 });
  await button.click();
  await page
    .getByText(/已导入第 \d+ 批/)
    .first()
    .waitFor({ timeout: 60_000 });
  // The page itself leads back to the month's board, where one came from there.
  await page.waitForTimeout(500);
}
