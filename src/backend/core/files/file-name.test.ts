// Names that came with files: as every system takes them, and looking like what they are.
import { expect, it } from 'vitest';
import { sanitiseFileName } from './file-name.ts';

it.each([
  ['营业执照.pdf', '营业执照.pdf'],
  ['../../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\合同.pdf', '合同.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['合同\u202Egpj.exe', '合同gpj.exe'],
  ['合同\u200B\u2066.pdf', '合同.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['com1', '_com1'],
  ['a:b*c?.pdf', 'abc.pdf'],
  ['合同.pdf. . ', '合同.pdf'],
  ['..', '文件'],
  ['/', '文件'],
  ['', '文件'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(65)}.pdf`],
])('%j is kept as %j', (given, kept) => expect(sanitiseFileName(given)).toBe(kept));
