// What the palette finds, on names as the backend gives them.
import { describe, expect, it } from 'vitest';
import { listEntriesOfNames, findEntries } from './palette-entries.ts';

const went: string[] = [];
const entries = listEntriesOfNames(
  {
    tenants: [
      {
        id: 7,
        short: '辰光',
        shortInitials: 'cg',
        shortPinyin: 'chenguang',
        recent: null,
        name: '辰光传媒',
        uscc: '91440300MA5GQ0XX1A',
        former: ['晨光文化', '91440300OLD0000000'],
        initials: 'cgcm',
        pinyin: 'chenguangchuanmei',
        inBase: true,
      },
      {
        id: 8,
        short: '海蓝',
        shortInitials: 'hl',
        shortPinyin: 'hailan',
        recent: 0,
        name: '海蓝优选',
        uscc: '91440300MA5HLYX22B',
        former: [],
        initials: 'hlyx',
        pinyin: 'hailanyouxuan',
        inBase: false,
      },
    ],
    studios: [{ id: 3, code: 'A-301', name: null, floor: '3F', kind: '公共', closed: false }],
    months: ['2026-09', '2026-10'],
  },
  {
    go: (path) => went.push(path),
    sayLeft: '已离驻',
    sayClosed: '已停用',
    sayReport: (m) => `${m} 月报`,
    saySales: (m) => `${m} 销售`,
    hasReport: true,
    hasSales: true,
  },
);

const titles = (text: string): readonly string[] => findEntries(entries, text).map(({ title }) => title);

describe('the palette finds', () => {
  it.each(['cgcm', 'CGCM', '辰光', 'chenguang', '晨光文化', '91440300old'])('a tenant by %s', (text) => {
    expect(titles(text)).toEqual(['辰光']);
  });
  it('says the full name and the code beside the short name', () => {
    expect(findEntries(entries, 'cg')[0]).toMatchObject({ note: '辰光传媒 · 91440300MA5GQ0XX1A', rank: 2 });
    expect(findEntries(entries, 'hl')[0]?.note).toBe('海蓝优选 · 91440300MA5HLYX22B · 已离驻');
  });
  it('sixty at most', () => {
    const many = Array.from({ length: 70 }, () => findEntries(entries, 'cg')).flat();
    expect(findEntries(many, 'cg')).toHaveLength(60);
  });
  it('a studio by its code and floor', () => expect(titles('a-301 3f')).toEqual(['A-301']));
  it('a month, the newest first', () => expect(titles('yb')).toEqual(['2026-10 月报', '2026-09 月报']));
  it('nothing for what is not there', () => expect(titles('zzz')).toEqual([]));
  it('the way there', () => {
    findEntries(entries, 'hlyx')[0]?.run();
    expect(went).toEqual(['/tenants/8']);
  });
});
