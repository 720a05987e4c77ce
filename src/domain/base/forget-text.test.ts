// A person goes out of texts, however the number is written; who only shares the characters stays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgettingOf, listNamesThatStay } from './forget-text.ts';

const WORDS = [
  { word: '柳如烟', pseudonym: '某人A' },
  { word: '13987650001', pseudonym: '号码B' },
];
const OTHERS = { people: ['柳如烟云', '柳如烟', '柳如烟女士', '柳如烟/周敏', '柳如烟 13987650001'], tenants: ['柳如烟美妆工作室', '海纳'] };
const staying = listNamesThatStay(
  WORDS.map(({ word }) => word),
  OTHERS,
);
const { takeOut, needles } = forgettingOf(WORDS, staying);

it('somebody with a longer name and a tenant stay; a title or a second name beside it makes no other person', () => {
  expect(staying).toEqual(['柳如烟美妆工作室', '柳如烟云']);
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
  ])('goes: %s', (text, left) => expect(takeOut(text)).toBe(left));

  it.each(['柳如烟云', '柳如烟美妆工作室的周敏', '139876500012', '913987650001', '柳如 烟', ''])('is not meant by %s', (text) =>
    expect(takeOut(text)).toBe(text),
  );

  it('goes beside somebody with a longer name', () => expect(takeOut('柳如烟云和柳如烟')).toBe('柳如烟云和某人A'));

  it('goes by an account that stands alone, and not out of a longer one', () => {
    const account = forgettingOf([{ word: 'liu_901', pseudonym: '号码C' }], []);
    expect(account.takeOut('抖音 liu_901，liu_9012，xliu_901')).toBe('抖音 号码C，liu_9012，xliu_901');
  });

  it('goes out of JSON where the name has a quote in it', () => {
    const quoted = forgettingOf([{ word: '阿"柳"', pseudonym: '某人D' }], []);
    expect(quoted.takeOut(JSON.stringify({ contact: '阿"柳"' }))).toBe('{"contact":"某人D"}');
    expect(quoted.needles).toEqual(['阿']);
  });
});

it('whatever stands around them, name and number are gone and the quick look would have met the text', () => {
  const around = fc.stringMatching(/^[^\d０-９云美]{0,12}$/u);
  fc.assert(
    fc.property(around, around, fc.constantFrom('柳如烟', '13987650001', '139-8765-0001'), (before, after, word) => {
      const text = `${before}。${word}。${after}`;
      const left = takeOut(text);
      expect(left).not.toContain(word);
      expect(needles.some((needle) => text.includes(needle))).toBe(true);
    }),
  );
});
