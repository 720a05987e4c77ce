// What is said of a damaged file: the part, and why, in words of both languages.
import { expect, it } from 'vitest';
import { formatDamage } from './damage-messages.ts';

it.each([
  [
    'xl/workbook.xml: XML @12',
    'xl/workbook.xml：XML 写得不完整或有误（第 12 个字符处）',
    'xl/workbook.xml: its XML is cut off or wrong (at character 12)',
  ],
  ['zip end', '结尾没有了，像是没有下载完', 'its end is missing, as if it was not downloaded whole'],
  [
    'xl/media/image1.png: checksum',
    'xl/media/image1.png：内容和校验的记录对不上',
    'xl/media/image1.png: its content does not fit its checksum',
  ],
  ['xl/workbook.xml: 表一 twice', 'xl/workbook.xml：表一 出现了两次', 'xl/workbook.xml: 表一 stands twice'],
  ['xl/styles.xml: twice', 'xl/styles.xml：出现了两次', 'xl/styles.xml: stands twice'],
  [
    'xl/_rels/workbook.xml.rels: rId3 xl/styles.xml',
    'xl/_rels/workbook.xml.rels：指向的 xl/styles.xml 不在文件里',
    'xl/_rels/workbook.xml.rels: it points at xl/styles.xml, which is not in the file',
  ],
  [
    'xl/worksheets/sheet1.xml: string 7',
    'xl/worksheets/sheet1.xml：有单元格用的文字不在文字表里',
    'xl/worksheets/sheet1.xml: a cell names a text that is not in the table of texts',
  ],
  ['OLE 512 B', '旧格式的文件不完整，只有 512 字节', 'the file in the old format is incomplete, 512 bytes'],
  ['quote', '', ''],
])('%s', (detail, zh, en) => {
  expect([formatDamage(detail, 'zh-CN'), formatDamage(detail, 'en')]).toEqual([zh, en]);
});
