// What is said of a damaged file: which part of it, and why it can't be read, in zh-CN and en.
import type { Language } from './language.ts';

/** Why, by what the readers write down; `$1` and `$2` are what the pattern has found. The first that fits counts. */
const REASONS: readonly (readonly [what: RegExp, zh: string, en: string])[] = [
  [/^0 B$/, '文件是空的', 'the file is empty'],
  [/^zip end$/, '结尾没有了，像是没有下载完', 'its end is missing, as if it was not downloaded whole'],
  [/^OLE (\d+) B$/, '旧格式的文件不完整，只有 $1 字节', 'the file in the old format is incomplete, $1 bytes'],
  [/^(?:end|directory|disks|zip64|header|records?|chain)$/, '文件的目录和内容对不上', 'its directory does not fit its content'],
  [/^(?:deflate|method)$/, '解压不了', 'it can’t be unpacked'],
  [/^(?:size|checksum)$/, '内容和校验的记录对不上', 'its content does not fit its checksum'],
  // A quote that is not closed: its row is said instead.
  [/^quote$/, '', ''],
  [/^overlap$/, '和别的部件重叠', 'it overlaps another part'],
  [/^name$/, '名字重复或不正常', 'its name stands twice or is not sound'],
  [/^DTD$/, '含有 DTD，为安全起见不读', 'it holds a DTD and is not read'],
  [/^encoding$/, '文字的编码认不出', 'the encoding of its text is not known'],
  [/^(?:XML|xml)$/, 'XML 写得不完整或有误', 'its XML is cut off or wrong'],
  [/^missing$/, '文件里没有这个部件', 'the file does not hold this part'],
  [/^root$/, '内容不是应有的', 'it holds something else than it should'],
  [/^officeDocument$/, '没有说工作簿在哪里', 'it does not say where the workbook is'],
  [/^(?:sheets 0|no-sheets)$/, '一张工作表也没有', 'it has no sheet'],
  [/^sheets (\d+)$/, '有 $1 张工作表，太多了', 'it has $1 sheets, which are too many'],
  [/^(?:Id|relationship)$/, '部件之间的关系重复或缺少', 'relationships of parts are missing or stand twice'],
  [/^(?:string (\d+)|strings?)$/, '有单元格用的文字不在文字表里', 'a cell names a text that is not in the table of texts'],
  [/^order$/, '行或单元格的先后次序不对', 'its rows or cells stand out of order'],
  [/^(?:(.+) )?twice$/, '[$1 ]出现了两次', '[$1 ]stands twice'],
  [/^(?:mergeCell|merged)$/, '合并单元格的范围不对', 'a merged range is not sound'],
  [/^(?:row|col|address|reference|sheetData|type|value|sheet)$/, '行、列或单元格的写法不对', 'a row, column or cell is not sound'],
  [/^\S+ (\S+\.\S+)$/, '指向的 $1 不在文件里', 'it points at $1, which is not in the file'],
];

function sayReason(what: string, language: Language): string {
  const found = REASONS.find(([pattern]) => pattern.test(what));
  if (found === undefined) return what;
  const [pattern, zh, en] = found;
  const said = what.replace(pattern, language === 'zh-CN' ? zh : en);
  return said.replace(/\[ ?\]/, '').replaceAll(/[[\]]/g, '');
}

/** `xl/workbook.xml: XML @12` in words: the part, why, and at which character. */
export function formatDamage(detail: string, language: Language): string {
  const [, part = '', what = '', place] = /^(?:(.*): )?(.*?)(?: @(\d+))?$/s.exec(detail) ?? [];
  const isChinese = language === 'zh-CN';
  const at = place === undefined ? '' : isChinese ? `（第 ${place} 个字符处）` : ` (at character ${place})`;
  return `${part === '' ? '' : `${part}${isChinese ? '：' : ': '}`}${sayReason(what, language)}${at}`;
}
