// What is said of a figure's source, in zh-CN and en.
import { printMoment } from '../../domain/time/calendar.ts';
import type { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { assertNever } from '../../domain/values/result.ts';
import type { FigurePart, FigureSource } from '../report/explain-shapes.ts';
import { type Facts, fillTemplate, type Language } from '../core/phrase.ts';

type Words = Readonly<Record<Language, string>>;

const FILE: Words = {
  'zh-CN': '{file}[“{sheet}”][第 {row} 行]（第 {batch} 批）[，{taker} {taken} 导入][，{who} {at} 改过]',
  en: '{file}[, sheet {sheet}][, row {row}] (batch {batch})[, imported by {taker} {taken}][, changed by {who} {at}]',
};
const CORRECTED: Words = {
  'zh-CN': '导入时 {who} 把“{column}”从“{found}”改为“{text}”',
  en: '{who} corrected {column} from “{found}” to “{text}” on the way in',
};
const PERSON: Words = { 'zh-CN': '{who} {at} 录入', en: 'entered by {who} {at}' };
const SESSIONS: Words = { 'zh-CN': '平台场次：{files}', en: 'sessions: {files}' };
const SESSION_FILE: Words = { 'zh-CN': '{file}（第 {batch} 批，{rows} 行）', en: '{file} (batch {batch}, {rows} rows)' };
const FILED: Words = { 'zh-CN': '{month} 已报第 {revision} 版 {figure}', en: '{figure} of {month} as filed, revision {revision}' };
const HISTORICAL: Words = { 'zh-CN': '历史报表 {month} {figure}[，{origin}]', en: 'historical figure {figure} of {month}[, {origin}]' };
const FIGURE: Words = { 'zh-CN': '{month} 的 {figure}（本程序计算）', en: '{figure} of {month}, computed' };
const UNKNOWN: Words = { 'zh-CN': '没有记录来源', en: 'no source on record' };

const CHOSEN: Words = {
  'zh-CN': '{who} {at} 选定以{source}为准：{reason}',
  en: '{who} chose the {source} {at}: {reason}',
};
const SALES_SOURCE: Readonly<Record<(typeof SALES_SOURCES)[number], Words>> = {
  form: { 'zh-CN': '企业报表', en: 'tenant’s form' },
  ledger: { 'zh-CN': '销售台账', en: 'sales ledger' },
  session: { 'zh-CN': '平台场次', en: 'platform’s sessions' },
};

/** Where a figure's part comes from, in words. */
export function formatFigureSource(source: FigureSource, language: Language): string {
  const fill = (words: Words, facts: Facts): string => fillTemplate(words[language], facts, language);
  switch (source.kind) {
    case 'file': {
      const { file, sheet, row, batch, takenBy, changedBy } = source;
      const place = fill(FILE, {
        file,
        sheet,
        row,
        batch,
        taker: takenBy.who,
        taken: printMoment(takenBy.atMs),
        who: changedBy?.who,
        at: changedBy === null ? null : printMoment(changedBy.atMs),
      });
      const corrected = (source.corrected ?? []).map((cell) => fill(CORRECTED, { ...cell }));
      return [place, ...corrected].join(language === 'zh-CN' ? '；' : '; ');
    }
    case 'person':
      return fill(PERSON, { who: source.who, at: printMoment(source.atMs) });
    case 'sessions':
      return fill(SESSIONS, { files: source.files.map((one) => fill(SESSION_FILE, one)) });
    case 'filed':
      return fill(FILED, source);
    case 'historical': {
      const entered = source.entered === null ? '' : formatFigureSource(source.entered, language);
      const { month, figure, origin } = source;
      return [fill(HISTORICAL, { month, figure, origin }), entered].filter((one) => one !== '').join(language === 'zh-CN' ? '；' : '; ');
    }
    case 'figure':
      return fill(FIGURE, source);
    case 'unknown':
      return fill(UNKNOWN, {});
    default:
      return assertNever(source);
  }
}

/** Where a figure's part comes from, and who chose that it counts. */
export function formatPartSource({ source, choice }: Pick<FigurePart, 'source' | 'choice'>, language: Language): string {
  const said = formatFigureSource(source, language);
  if (choice === undefined) return said;
  const facts = { who: choice.who, at: printMoment(choice.atMs), source: SALES_SOURCE[choice.source][language], reason: choice.reason };
  return [said, fillTemplate(CHOSEN[language], facts, language)].join(language === 'zh-CN' ? '；' : '; ');
}
