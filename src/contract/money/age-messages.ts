// How the ages of what is overdue are called, in the window and on the command line.
import type { Age } from '../../domain/money/due.ts';
import type { Language } from '../core/phrase.ts';

const AGE_WORDS: Readonly<Record<Age, Readonly<Record<Language, string>>>> = {
  upTo30: { 'zh-CN': '逾期1–30天', en: '1–30 days late' },
  upTo60: { 'zh-CN': '31–60天', en: '31–60 days' },
  upTo90: { 'zh-CN': '61–90天', en: '61–90 days' },
  over90: { 'zh-CN': '90天以上', en: 'over 90 days' },
};

/** Says how old what is overdue is. */
export function formatAge(age: Age, language: Language): string {
  return AGE_WORDS[age][language];
}
