// What a lobby may read of names and numbers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone, maskPhonesIn, maskShortNames } from './masking.ts';

describe('maskName', () => {
  it.each([
    ['晨光传媒', '晨**媒'],
    ['深圳市海浪网络科技有限公司', '深**司'],
    ['李四', '李*'],
    ['王', '*'],
    ['  晨光传媒 ', '晨**媒'],
    ['Lotus Media', 'L**a'],
    ['𠮷田直播', '𠮷**播'],
    ['', ''],
    ['   ', ''],
  ])('%s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('never shows more than two characters, and hides how many there were', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'天地玄黄宇宙洪荒'), { minLength: 3, maxLength: 40 }), (characters) => {
        const masked = maskName(characters.join(''));
        expect(masked).toHaveLength(4);
        expect(masked.replaceAll('*', '')).toBe(`${characters[0]}${characters.at(-1)}`);
      }),
    );
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['0755-86123456', '075****3456'],
    ['(0755) 8612345', '075****2345'],
    ['86123456', '86****56'],
    ['12345', '****'],
    ['李四 13812345678，微信同号', '138****5678'],
    ['13812345678 转 802', '138****5678 ****'],
    ['见前台', '****'],
    ['', ''],
  ])('%s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it('never shows more than seven digits of a number, nor any letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1\d{10}$/), fc.string(), (phone, around) => {
        const masked = maskPhone(`${around.replaceAll(/\d/g, '')}，${phone}`);
        expect(masked).not.toContain(phone.slice(3, 7) + phone.slice(7));
        expect(masked).toMatch(/^[\d* ]*$/);
        expect(masked.endsWith(`${phone.slice(0, 3)}****${phone.slice(7)}`)).toBe(true);
      }),
    );
  });
});

describe('maskPhonesIn', () => {
  it.each([
    ['自带灯光，联系 13900001111，3 人', '自带灯光，联系 139****1111，3 人'],
    ['双11 预热（2 号机位）', '双11 预热（2 号机位）'],
    ['微信（１３８１２３４５６７８）', '微信（138****5678）'],
    ['电话 139-0000-1111 或 0755 8612 3456', '电话 139****1111 或 075****3456'],
    ['', ''],
  ])('%s', (text, masked) => expect(maskPhonesIn(text)).toBe(masked));

  it('leaves nobody’s number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.stringMatching(/^[^\d]{0,20}$/), (phone, around) => {
        expect(maskPhonesIn(`${around}：${phone}。${around}`)).not.toContain(phone);
      }),
    );
  });
});

describe('maskShortNames', () => {
  const masked = (...names: readonly string[]): readonly string[] => names.map((name) => maskShortNames(names).get(name) ?? '');
  it('shows the first character, and the second where another name begins alike', () => {
    expect(masked('晨光传媒', '云帆', '霜降服饰')).toEqual(['晨**', '云**', '霜**']);
    expect(masked('晨光传媒', '晨星科技', '晨光网络')).toEqual(['晨光**', '晨星**', '晨光**']);
    expect(masked('晨光传媒', '晨光传媒')).toEqual(['晨**', '晨**']);
  });

  it('never gives the name away: 盐田直播科技2* was the whole short name and a star', () => {
    expect(masked('盐田直播科技', '盐田直播科技1', '盐田直播科技2')).toEqual(['盐田**', '盐田**', '盐田**']);
    expect(masked('晨光', '晨光传媒')).toEqual(['晨**', '晨光**']);
    expect(masked('晨')).toEqual(['**']);
    const name = fc.array(fc.constantFrom(...'天地玄'), { minLength: 1, maxLength: 5 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 60 }), (names) => {
        for (const [one, shown] of maskShortNames(names)) {
          const kept = shown.replace('**', '');
          expect(shown.endsWith('**') && one.startsWith(kept)).toBe(true);
          expect(kept.length).toBeLessThanOrEqual(Math.min(2, one.length - 1));
        }
      }),
    );
  });
});
