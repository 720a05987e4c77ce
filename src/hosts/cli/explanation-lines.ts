// What an explanation prints: the document of docs/cli.md, and an aligned list for people.
import type { Explanation } from '../../contract/report/explain-shapes.ts';
import { formatPartSource } from '../../contract/collection/sources-messages.ts';
import { formatTableLines } from './text-table.ts';

/** The document: `source` holds the facts, and `text` the words for them. */
export function createExplanationDocument({ figure, formula, value, parts }: Explanation): object {
  return {
    figure,
    formula,
    value,
    parts: parts.map(({ what, value: text, raw, group, source, choice }) => ({
      what: group === null ? what : `${group} ${what}`,
      value: { raw, text },
      source: { ...source, ...(choice === undefined ? {} : { choice }), text: formatPartSource({ source, choice }, 'zh-CN') },
    })),
  };
}

/** Lines for people. */
export function formatExplanationLines({ figure, month, formula, value, additive, parts }: Explanation): string[] {
  const rows = parts.map((part) => [
    part.group === null ? part.what : `${part.group} ${part.what}`,
    part.value,
    formatPartSource(part, 'zh-CN'),
  ]);
  const sum = additive && parts.length > 1 ? [`以上 ${parts.length} 项相加即为该数。`] : [];
  return [
    `${month} ${figure} = ${value.text}`,
    `算法：${formula}`,
    ...(rows.length === 0 ? ['没有组成它的记录。'] : formatTableLines(['来自', '数值', '出处'], rows)),
    ...sum,
  ];
}
