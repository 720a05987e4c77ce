// The audit's words in the language of the page: what a code stands for, the relation, what it found. The English stands beside the Chinese in the shipped profile.
import { relations } from '../../../resources/profiles/sz-2025/profile.json' with { type: 'json' };
import type { Language } from '../../contract/core/language.ts';
import { getLanguage } from './i18n.ts';

/** A text in Chinese, as the profile has it, and in English. */
type Pair = readonly [zh: string, en: string];

interface AuditWords {
  readonly name: Pair;
  readonly text: Pair;
  readonly details: readonly Pair[];
}

/** What is said of comparisons, whatever the relation. */
const COMPARISONS: readonly Pair[] = [
  ['{left}为 {leftText}，应不大于{right}（{rightText}）', '{left} is {leftText} and should be at most {right} ({rightText})'],
  ['{left}为 {leftText}，应不小于{right}（{rightText}）', '{left} is {leftText} and should be at least {right} ({rightText})'],
  [
    '{left}为 {leftText}，应等于{right}（{rightText}），相差 {difference}',
    '{left} is {leftText} and should equal {right} ({rightText}): {difference} apart',
  ],
  ['{left}为 {leftText}，而{right}为 {rightText}', '{left} is {leftText} while {right} is {rightText}'],
];

function pairsOf(zh: object, en: object): readonly Pair[] {
  const said = new Map(Object.entries(en));
  return Object.entries(zh).map(([key, text]): Pair => [String(text), String(said.get(key) ?? text)]);
}

/** By the relation's id. A profile of one's own that says otherwise is shown as it is. */
const AUDIT_WORDS: ReadonlyMap<string, AuditWords> = new Map(
  relations.map(({ id, name, text, english, ...more }) => [
    id,
    {
      name: [name, english.name],
      text: [text, english.text],
      details: 'details' in more && 'details' in english ? pairsOf(more.details, english.details) : [],
    },
  ]),
);

/** Words inside of what is said: sources and figures. */
const INNER: readonly Pair[] = [
  ['月报表', 'monthly form'],
  ['台账', 'ledger'],
  ['平台场次', 'platform sessions'],
  ['直播场次', 'sessions'],
  ['直播时长', 'hours'],
  ['观看人次', 'views'],
  ['成交订单数', 'orders'],
  ['成交额', 'sales'],
  ['退款额', 'refunds'],
  ['结算额', 'settled sales'],
];

/** Facts that are words of the profile and no names. */
const WORDED = new Set(['figures', 'source', 'weakerSource']);

/** States of a booking, as they stand in a list of bookings. */
const STATES: readonly Pair[] = [
  ['暂定', 'option'],
  ['已预订', 'booked'],
  ['已到场', 'checked in'],
];

function inEnglish(name: string, text: string): string {
  if (name === 'bookings') return STATES.reduce((said, [zh, en]) => said.replaceAll(zh, en), text);
  if (!WORDED.has(name)) return text;
  const known = new Map(INNER);
  return text
    .split('、')
    .map((one) => known.get(one) ?? one)
    .join(', ');
}

const PLACE = /\{(\w+)\}/g;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A template as a pattern of what it says, at the beginning of a text and up to its end or the next sentence. */
function patternOf(template: string): RegExp {
  const parts = template.split(PLACE).map((part, at) => (at % 2 === 1 ? `(?<${part}>[^；]+?)` : escaped(part)));
  return new RegExp(`^${parts.join('')}(?:；|$)`, 's');
}

/** The next sentence of a finding in English and what is left behind it; null where no template says it so. */
function nextSaid(text: string, templates: readonly Pair[]): { readonly said: string; readonly left: string } | null {
  for (const [zh, en] of templates) {
    const found = patternOf(zh).exec(text);
    if (found === null) continue;
    const facts = found.groups ?? {};
    return { said: en.replaceAll(PLACE, (_, name: string) => inEnglish(name, facts[name] ?? '')), left: text.slice(found[0].length) };
  }
  return null;
}

/** What a relation's code stands for. */
export function formatAuditName(id: string, name: string, language: Language): string {
  const words = AUDIT_WORDS.get(id);
  return language === 'en' && words?.name[0] === name ? words.name[1] : name;
}

/** The relation in words. */
export function formatAuditText(id: string, text: string, language: Language): string {
  const words = AUDIT_WORDS.get(id);
  return language === 'en' && words?.text[0] === text ? words.text[1] : text;
}

/** What a relation found, also of a month that was closed in Chinese; names and figures stay as the form has them. */
export function formatAuditFinding(id: string, message: string, language: Language): string {
  const words = AUDIT_WORDS.get(id);
  if (language !== 'en' || words === undefined) return message;
  const templates = [...words.details, ...COMPARISONS, words.text];
  const said: string[] = [];
  for (let left = message; left !== '';) {
    const next = nextSaid(left, templates);
    // What a profile of one's own says otherwise is shown as it stands.
    if (next === null) return message;
    said.push(next.said);
    left = next.left;
  }
  return said.join('; ');
}

/** Says the audit; `lang` is the language of what it says. */
export function useAuditWords() {
  const language = getLanguage();
  return {
    lang: language,
    name: (id: string, name: string): string => formatAuditName(id, name, language),
    text: (id: string, text: string): string => formatAuditText(id, text, language),
    finding: (id: string, message: string): string => formatAuditFinding(id, message, language),
  };
}
