// What the desk prints: pages and their boxes, the Chinese text layer, what is masked, the same bytes for the same state.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENING, eveningBase, type EveningBase } from '../../../../test/helpers/evening-base.ts';
import { valueOf } from '../../../../test/helpers/record-base.ts';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import { at } from '../../../../test/helpers/small-base.ts';
import { type Base, closeBase } from '../../core/db/open.ts';
import type { Caller } from '../../core/rpc/call.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { PAPER_WORDS } from '../../../contract/desk/paper-messages.ts';
import { printBoard } from './print-board.ts';
import { printList } from './print-list.ts';
import { printSlip } from './print-slip.ts';

const DESK = { who: '前台', host: 'window', role: 'front_desk' } as const;
const VIEWER = { ...DESK, role: 'viewer' } as const;
const PORTRAIT = [0, 0, 595.28, 841.89];
const LANDSCAPE = [0, 0, 841.89, 595.28];
const A5 = [0, 0, 419.53, 595.28];
const NUMBER = /1[3-9]\d{9}/;

let full: EveningBase;
let small: EveningBase;
beforeAll(() => {
  full = eveningBase(25);
  small = eveningBase(2);
});
afterAll(() => {
  closeBase(full.base);
  closeBase(small.base);
});

async function listOn(base: Base, caller: Caller, question: Parameters<typeof printList>[2]) {
  return valueOf(await printList(base, caller, question));
}

async function textOf(printing: Promise<{ readonly bytes: Uint8Array }>): Promise<string> {
  return readPdf((await printing).bytes)
    .map(({ text }) => text)
    .join('\n');
}

describe('the board', () => {
  it('has a page a floor on A4 landscape, a crowded floor goes on under the same head', async () => {
    const { name, bytes } = await printBoard(full.base, { day: EVENING, floors: null, isMasked: false });
    expect(name).toBe('排期板 2026-11-05.pdf');
    const pages = readPdf(bytes);
    expect(pages.map(({ box }) => box)).toEqual(Array.from({ length: 5 }, () => LANDSCAPE));
    const floors = ['2F', '2F', '3F', '3F', '未注明楼层'];
    pages.forEach(({ text }, index) => {
      expect(text).toContain('鹭江潮直播基地');
      expect(text).toContain('2026-11-05 周四');
      expect(text).toContain(floors[index]);
      expect(text).toContain('打印于 2026-11-05 09:00');
      expect(text).toContain(`第 ${index + 1} 页 共 5 页`);
    });
    // Each of the 25 studios of a floor stands on exactly one page.
    for (let nth = 1; nth <= 25; nth += 1) {
      const code = `2${String(nth).padStart(2, '0')}`;
      expect(
        pages.filter(({ text }) => text.includes(`${code}${nth}号间`) || text.includes(`${code}综合演播厅`)),
        code,
      ).toHaveLength(1);
    }
  });

  it('says hours, tenant and state of each booking, and what is closed and why', async () => {
    const text = await textOf(printBoard(small.base, { day: EVENING, floors: ['2F'], isMasked: false }));
    expect(text).toContain('订 18:00–20:00');
    expect(text).toContain('Lotus Media');
    expect(text).toContain('到 13:00–15:00');
    expect(text).toContain('停用 检修灯光');
    expect(text).toContain('暂 暂定');
    expect(text).not.toContain('302');
    // From the earliest opening to 06:00 of the next day; a booking over midnight is one box.
    expect(text).toMatch(/08.*09.*23.*00次日.*05/s);
    expect(text).not.toMatch(/07(?=08)/);
  });

  it('is for tomorrow as well, and for a day without studios says so', async () => {
    expect(await textOf(printBoard(small.base, { day: addDays(EVENING, 1), floors: null, isMasked: false }))).toContain('2026-11-06 周五');
    expect(await textOf(printBoard(small.base, { day: EVENING, floors: ['9F'], isMasked: false }))).toContain('没有启用的直播间');
  });

  it('masked names nobody in full, nor why a studio is closed', async () => {
    const { name, bytes } = await printBoard(full.base, { day: EVENING, floors: null, isMasked: true });
    const text = readPdf(bytes)
      .map((page) => page.text)
      .join('\n');
    expect(name).toBe('排期板 2026-11-05 遮名.pdf');
    expect(text).toContain('晨**媒');
    expect(text).toContain('云**司');
    for (const word of ['晨光', '海浪', 'Lotus', '云上', '检修']) expect(text).not.toContain(word);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Lotus');
  });

  it('gives the same bytes for the same state', async () => {
    const question = { day: EVENING, floors: null, isMasked: false } as const;
    const [one, other] = [await printBoard(small.base, question), await printBoard(small.base, question)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  it('begins with the day’s first booking where it is earlier than every opening; the night before its turn is the evening’s', async () => {
    const own = eveningBase(1);
    own.put('booking', {
      number: 'D900001',
      studio_id: 1,
      tenant_id: 1,
      starts_at: at('2026-11-05T03:20'),
      ends_at: at('2026-11-05T05:00'),
      state: 'completed',
      from_past: 1,
    });
    const early = { number: 'D900002', studio_id: 1, tenant_id: 1, state: 'completed', from_past: 1 };
    own.put('booking', { ...early, starts_at: at('2026-11-05T06:20'), ends_at: at('2026-11-05T07:30') });
    const text = await textOf(printBoard(own.base, { day: EVENING, floors: ['2F'], isMasked: false }));
    expect(text).toMatch(/06.*07.*08/s);
    expect(text).not.toContain('03:20');
    expect(text).toContain('完 06:20');
    const before = await textOf(printBoard(own.base, { day: addDays(EVENING, -1), floors: ['2F'], isMasked: false }));
    expect(before).toContain('完 03:20');
    closeBase(own.base);
  });
});

describe('the list', () => {
  it('holds each booking of the day once, on A4 portrait, by studio or by time', async () => {
    const question = { day: EVENING, isMasked: false } as const;
    const { bytes } = await listOn(full.base, DESK, { ...question, order: 'studio' });
    const pages = readPdf(bytes);
    // A line each: 244 took ten pages, a hundred take two.
    expect(pages).toHaveLength(5);
    expect(new Set(pages.map(({ box }) => box.join()))).toEqual(new Set([PORTRAIT.join()]));
    pages.forEach(({ text }, index) => {
      expect(text).toContain('时间直播间企业联系人状态主题 / 备注签名');
      expect(text).toContain(`第 ${index + 1} 页 共 5 页`);
    });
    const whole = pages.map(({ text }) => text).join('\n');
    // 255 bookings, of which the options that begin before 09:00 have lapsed.
    const standing = "SELECT count(*) FROM booking WHERE state <> 'option' OR min(holds_until, starts_at) > ?";
    expect(full.base.db.prepare(standing).pluck().get(at('2026-11-05T09:00'))).toBe(244);
    expect(whole).toContain('共 244 场');
    expect(whole.match(/13812345678/g)).toHaveLength(244);
    expect(whole).toContain('13:00–15:00201 1号间远山李四 13812345678已到场');
    expect(whole).toContain('23:30–次日 00:30201 1号间晨光传媒李四 13812345678已预订');
    expect(whole).toContain('23:30–24:00202 2号间深圳市海浪网络科技有限公司李四 13812345678暂定');
    expect(whole).toContain('20:00–21:00202 2号间晨光传媒李四 13812345678已预订自带灯光，联系 13900001111');
    const byTime = await textOf(listOn(small.base, DESK, { ...question, order: 'time' }));
    const times = [...byTime.matchAll(/(\d\d:\d\d)–/g)].map((match) => match[1] ?? '');
    expect(times).toEqual(times.toSorted());
  });

  it('masked hides names, numbers and what people wrote', async () => {
    const text = await textOf(listOn(full.base, DESK, { day: EVENING, isMasked: true, order: 'time' }));
    expect(text).toContain('李* 138****5678');
    expect(text).not.toMatch(NUMBER);
    for (const word of ['李四', '晨光', '双十一', '灯光']) expect(text).not.toContain(word);
  });

  it('for who may not see whom to call has no name, number or note', async () => {
    const text = await textOf(listOn(small.base, VIEWER, { day: EVENING, isMasked: false, order: 'time' }));
    expect(text).not.toContain('李四');
    expect(text).not.toContain('138');
    expect(text).not.toMatch(NUMBER);
  });
});

describe('the slip', () => {
  it('says what was agreed, what it costs and what happens otherwise, on A5', async () => {
    const printed = await printSlip(small.base, DESK, { booking: 'D000003' });
    if (!printed.ok) throw new Error(printed.refusal.code);
    expect(printed.value.name).toBe('预约确认单 D000003.pdf');
    const pages = readPdf(printed.value.bytes);
    expect(pages.map(({ box }) => box)).toEqual([A5]);
    const [{ text } = { text: '' }] = pages;
    // Two hours at 120 yuan.
    for (const word of ['D000003', 'Lotus Media & Friends Ltd.', '2F', '2026-11-05 周四 18:00–20:00', '2 小时', '240.00', '13812345678'])
      expect(text).toContain(word);
    expect(text).toContain('不足 24 小时取消，收取本场费用的 50%');
    expect(text).toContain('电话：0755-86123456');
    expect(text).toContain('地址：南山区科技园路 1 号');
    const again = await printSlip(small.base, DESK, { booking: 3 });
    expect(again.ok && Buffer.from(again.value.bytes).equals(Buffer.from(printed.value.bytes))).toBe(true);
  });

  it('to a viewer says no number and no price, and says that an option lapsed', async () => {
    const free = await printSlip(small.base, VIEWER, { booking: 'D000005' });
    if (!free.ok) throw new Error(free.refusal.code);
    const lapsed = await printSlip(small.base, DESK, { booking: 'D000001' });
    if (!lapsed.ok) throw new Error(lapsed.refusal.code);
    const [text, gone] = [free, lapsed].map(({ value }) => readPdf(value.bytes)[0]?.text ?? '');
    expect(text).not.toContain('138');
    expect(text).not.toContain(PAPER_WORDS.slip.price.total);
    const seen = await printSlip(small.base, DESK, { booking: 'D000005' });
    expect(seen.ok && readPdf(seen.value.bytes)[0]?.text).toContain(PAPER_WORDS.slip.price.total);
    expect(gone).toContain('确认单（已取消）');
  });

  it('of no booking is refused', async () => {
    expect(await printSlip(small.base, DESK, { booking: 'X' })).toEqual({
      ok: false,
      refusal: { code: 'BOOKING_UNKNOWN', data: { booking: 'X' } },
    });
  });
});
