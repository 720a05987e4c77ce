// Where a part of a figure comes from, in words (zh-CN).
import type { FigureSource } from '../report/explain-shapes.ts';
import { assertNever } from '../../domain/values/result.ts';

type Entered = Extract<FigureSource, { readonly kind: 'file' | 'person' }>;

function enteredWords(source: Entered): string {
  if (source.kind === 'person') return `${source.who} 录入`;
  const place = `第 ${source.batch} 批 · ${source.file} · ${source.sheet}${source.row === null ? '' : ` 第 ${source.row} 行`}`;
  return source.changedBy === null ? place : `${place}，后由 ${source.changedBy.who} 修改`;
}

/** One line for people: the file, sheet and row, who typed it, the filing, or the figure to explain next. */
export function formatSource(source: FigureSource): string {
  switch (source.kind) {
    case 'file':
    case 'person':
      return enteredWords(source);
    case 'sessions':
      return source.files.map((one) => `第 ${one.batch} 批 · ${one.file}（${one.rows} 行）`).join('；');
    case 'filed':
      return `${source.month} 已报送（第 ${source.revision} 版）${source.figure}`;
    case 'historical': {
      const words = [
        `历史报表 ${source.month} ${source.figure}`,
        source.origin,
        source.entered === null ? '' : enteredWords(source.entered),
      ];
      return words.filter((one) => one !== '').join(' · ');
    }
    case 'figure':
      return `${source.month} ${source.figure}（按数据计算）`;
    case 'unknown':
      return '来源不明';
    default:
      return assertNever(source);
  }
}
