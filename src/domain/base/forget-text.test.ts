// A person goes out of texts, however the number is written; who only shares the characters stays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgettingOf, listNamesThatStay } from './forget-text.ts';

const NAME = {
  word: '柳如烟',
  pseudonym: '某人A',
  spellings: [
    ['liu', 'ru', 'yan'],
    ['ru', 'yan', 'liu'],
  ],
};
const WORDS = [NAME, { word: '13987650001', pseudonym: '号码B', spellings: null }];
const OTHERS = {
  people: ['柳如烟云', '柳如烟', '柳如烟女士', '柳如烟/周敏', '柳如烟 13987650001', '柳 如烟', '柳 如烟霞', '柳 如烟老师', '周敏'],
  tenants: ['柳如烟美妆工作室', '海纳'],
};
const staying = listNamesThatStay('柳如烟', OTHERS);
const { takeOut } = forgettingOf(WORDS, staying);
/** What takes one name out, with nobody else known. */
const taking = (word: string, spellings: readonly (readonly string[])[] = []) =>
  forgettingOf([{ word, pseudonym: '某人D', spellings }], []).takeOut;

it('somebody with a longer name and a tenant stay; a title or a second name beside it makes no other person', () => {
  expect(staying).toEqual(['柳如烟美妆工作室', '柳 如烟霞', '柳如烟云']);
});

describe('a person in a text', () => {
  it.each([
    ['柳如烟', '某人A'],
    ['柳如烟女士', '某人A女士'],
    ['找柳如烟：13987650001。', '找某人A：号码B。'],
    ['139-8765-0001', '号码B'],
    ['139 8765 0001', '号码B'],
    ['+86 13987650001', '号码B'],
    ['8613987650001', '号码B'],
    ['１３９８７６５０００１', '号码B'],
    ['{"contact":"柳如烟","phone":"13987650001"}', '{"contact":"某人A","phone":"号码B"}'],
    ['tel13987650001', 'tel号码B'],
    ['柳如 烟', '某人A'],
    ['找柳　如烟：柳·如·烟，柳\u200B如\u2060烟', '找某人A：某人A，某人A'],
    ['\uF9C9如烟和柳-如 烟老师', '某人A和某人A老师'],
    ['找liuruyan，Liu Ruyan，LIU RU-YAN，Ruyan Liu，ＬｉｕＲｕＹａｎ，Liú Rúyān', '找某人A，某人A，某人A，某人A，某人A，某人A'],
  ])('goes: %s', (text, left) => expect(takeOut(text)).toBe(left));

  it.each([
    '柳如烟云',
    '柳如烟美妆工作室的周敏',
    '139876500012',
    '913987650001',
    '',
    '柳 如烟云',
    '柳\u200B如烟美妆工作室',
    '柳，如烟',
    '柳\n如烟',
    'liuruyana',
    'xliuruyan',
    'liu_ru_yan_9',
    '{"liuruyan":1}',
  ])('is not meant by %s', (text) => expect(takeOut(text)).toBe(text));

  it('goes beside somebody with a longer name', () => expect(takeOut('柳如烟云和柳如烟')).toBe('柳如烟云和某人A'));

  it('goes by an account that stands alone, in whichever case, and not out of a longer one', () => {
    const account = forgettingOf([{ word: 'liu_901', pseudonym: '号码C', spellings: null }], []);
    expect(account.takeOut('抖音 liu_901，LIU_901，liu_9012，xliu_901，liu _901')).toBe('抖音 号码C，号码C，liu_9012，xliu_901，liu _901');
  });

  it('goes out of JSON where the name has a quote in it', () => {
    expect(taking('阿"柳"')(JSON.stringify({ contact: '阿"柳"' }))).toBe('{"contact":"某人D"}');
  });

  it('of two characters goes written apart where the name stands alone: the end of a word and the beginning of the next are none', () => {
    expect(taking('张三')('张三，张 三，张　三老师；找张\u200B三来')).toBe('某人D，某人D，某人D老师；找某人D来');
    for (const text of ['小张 三点来', '开张 三天', '张 三点']) expect(taking('张三')(text)).toBe(text);
  });

  it('of two syllables goes in Latin letters where they look like a name, not where they are a word', () => {
    const takeDate = taking('达特', [['da', 'te']]);
    expect(takeDate('Da Te, da te, DATE, Date')).toBe('某人D, 某人D, 某人D, 某人D');
    for (const text of ['date', '{"date":1}', '{"Date":1}', 'update']) expect(takeDate(text)).toBe(text);
  });

  it('with a Latin name goes in whichever case and however it is parted, not where its letters stand by chance', () => {
    expect(taking('Liu Ann')('liu ann, LIU-ANN, LiuAnn, ｌｉｕ ａｎｎ')).toBe('某人D, 某人D, 某人D, 某人D');
    for (const text of ['liu an n', 'liu annabelle', 'juliu ann']) expect(taking('Liu Ann')(text)).toBe(text);
  });
});

describe('whatever is put into a name', () => {
  const between = fc.stringMatching(/^[ \u3000\u00A0·•.\-_\u200B\u2060\u00AD]{0,3}$/u);
  const around = fc.stringMatching(/^[^\d０-９]{0,12}$/u);
  const ideograph = fc.integer({ min: 0x4e_00, max: 0x9f_a5 }).map((code) => String.fromCodePoint(code));
  const cased = (text: string, upper: readonly boolean[]): string =>
    [...text].map((one, at) => (upper[at % upper.length] === true ? one.toUpperCase() : one)).join('');

  it('takes it out, and leaves what stands around it', () => {
    fc.assert(
      fc.property(around, around, fc.array(between, { minLength: 2, maxLength: 2 }), (before, after, [one = '', other = '']) => {
        fc.pre(!/[柳如烟]/u.test(before + after));
        const edge = [`${before}。`, `。${after}`];
        expect(takeOut(`${edge[0] ?? ''}柳${one}如${other}烟${edge[1] ?? ''}`)).toBe(edge.join('某人A'));
      }),
    );
  });

  it('takes it out in Latin letters, in any case', () => {
    fc.assert(
      fc.property(
        fc.array(between, { minLength: 2, maxLength: 2 }),
        fc.array(fc.boolean(), { minLength: 1 }),
        ([one = '', other = ''], upper) => {
          fc.pre(!/[_]/.test(one + other));
          expect(takeOut(`。${cased(`liu${one}ru${other}yan`, upper)}。`)).toBe('。某人A。');
        },
      ),
    );
  });

  it('other names are left alone, with whatever is put into them', () => {
    const name = fc.array(ideograph, { minLength: 2, maxLength: 4 }).map((all) => all.join(''));
    fc.assert(
      fc.property(name, name, between, (person, other, gap) => {
        fc.pre(!other.includes(person));
        const [first = '', ...rest] = other;
        const written = [other, `${first}${gap}${rest.join('')}`];
        for (const text of written) expect(taking(person)(`找${text}。`)).toBe(`找${text}。`);
      }),
    );
  });

  it('a longer name that is known is left alone, with whatever is put into it', () => {
    fc.assert(
      fc.property(fc.array(between, { minLength: 3, maxLength: 3 }), ([one = '', two = '', three = '']) => {
        const text = `和柳${one}如${two}烟${three}云。`;
        expect(takeOut(text)).toBe(text);
      }),
    );
  });
});

it('whatever stands around them, name and number are gone', () => {
  const around = fc.stringMatching(/^[^\d０-９云美霞]{0,12}$/u);
  fc.assert(
    fc.property(around, around, fc.constantFrom('柳如烟', '13987650001', '139-8765-0001'), (before, after, word) => {
      expect(takeOut(`${before}。${word}。${after}`)).not.toContain(word);
    }),
  );
});
