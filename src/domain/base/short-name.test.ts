// Short names of the desk: what is cut off, and that no two are alike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHORT_NAME_LENGTH, proposeShortName, computeShortNameKey } from './short-name.ts';

const none: ReadonlySet<string> = new Set();

describe('a short name is proposed', () => {
  it.each([
    ['厦门晨光传媒有限公司', '晨光传媒'],
    ['厦门市思明区小美直播有限公司', '小美直播'],
    ['福建省厦门市云裳集文化传媒股份有限公司', '云裳集文化传媒'],
    ['晨光（厦门）传媒有限责任公司', '晨光传媒'],
    ['云上良品（深圳）电子商务股份有限公司', '云上良品电子商务'],
    ['深圳市海浪网络科技有限公司', '海浪网络科技'],
    ['厦门市新社区科技有限公司', '新社区科技'],
    ['深圳市晨光传媒（12）有限公司', '晨光传媒12'],
    ['厦门小岛日记品牌管理有限公司', '小岛日记品牌管理'],
    ['厦门鼓浪声虚拟主播科技有限公司', '鼓浪声虚拟主播'],
    ['厦门启航直播培训学校有限公司', '启航直播培训学校'],
    ['厦门山水之间民宿文化品牌管理有限公司', '山水之间民宿'],
    ['杭州市滨江区山月工作室（个体工商户）', '山月工作室'],
    ['厦门晨光传媒有限公司湖里分公司', '晨光传媒湖里'],
    ['中山市明日香料有限公司', '明日香料'],
    ['内蒙古自治区呼和浩特市草原牧歌电商有限公司', '草原牧歌电商'],
    ['广西壮族自治区南宁市邕江食品有限公司', '邕江食品'],
    ['新疆维吾尔自治区天山果业有限公司', '天山果业'],
    ['上海浦东新区天幕影视有限公司', '天幕影视'],
    ['苏州工业园区晚风科技有限公司', '晚风科技'],
    ['Lotus Media Co., Ltd.', 'Lotus'],
    ['超市通网络科技有限公司', '超市通网络科技'],
  ])('%s: %s', (name, short) => expect(proposeShortName(name, none)).toBe(short));

  it.each(['co', 'Ltd.', 'LLC', ', Inc.', 'Corp.', 'Corporation', 'Limited', 'Company'])('of an English name without %s', (form) => {
    expect(proposeShortName(`Orchid ${form}`, none)).toBe('Orchid');
  });

  it.each(
    '股份有限公司 集团有限公司 集团有限责任公司 股份公司 合伙企业 个人独资企业 个体工商户 总公司 公司 （集团） （控股） （中国） （有限合伙） （普通合伙） （特殊普通合伙） （个人独资）'.split(
      ' ',
    ),
  )('of a Chinese name without %s', (form) => {
    expect(proposeShortName(`厦门青禾影像${form}`, none)).toBe('青禾影像');
  });

  it('keeps the region where nothing else names anybody', () => {
    expect(proposeShortName('厦门传媒有限公司', none)).toBe('厦门传媒');
    expect(proposeShortName('上海有限公司', none)).toBe('上海');
  });

  it('tells two of one name apart by their region, then by a number', () => {
    const taken = new Set(['晨光传媒'].map(computeShortNameKey));
    expect(proposeShortName('泉州市晨光传媒有限公司', taken)).toBe('泉州晨光传媒');
    taken.add('泉州晨光传媒');
    expect(proposeShortName('泉州市晨光传媒有限公司', taken)).toBe('晨光传媒2');
  });

  it('of a long name whose first eight characters another has, takes the first four and the last four', () => {
    const taken = new Set(['天地玄黄宇宙洪荒'].map(computeShortNameKey));
    expect(proposeShortName('天地玄黄宇宙洪荒日月盈昃有限公司', taken)).toBe('天地玄黄日月盈昃');
  });

  it('holds letters of either width and case for the same', () => {
    expect(proposeShortName('厦门Ａbc有限公司', new Set([computeShortNameKey('ABC')]))).not.toBe('Abc');
  });

  it('has one to eight characters, and is another one for each tenant, whatever they are called', () => {
    const part = fc.constantFrom(
      '厦门',
      '市',
      '思明区',
      '晨',
      '光',
      '传媒',
      '科技',
      '（厦门）',
      '（2）',
      '有限公司',
      '分公司',
      '区',
      ' ',
      'a',
      '𠮷',
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 40 }), (names) => {
        const taken = new Set<string>();
        for (const name of names.map((parts) => parts.join(''))) {
          const short = proposeShortName(name, taken);
          expect([...short].length).toBeLessThanOrEqual(SHORT_NAME_LENGTH);
          expect(short.trim()).toBe(short);
          expect(short).not.toBe('');
          expect(taken.has(computeShortNameKey(short))).toBe(false);
          taken.add(computeShortNameKey(short));
        }
      }),
    );
  });
});
