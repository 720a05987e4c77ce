// What the archive says of the month's papers and of how long they are kept.
import { defineMessages } from '../ui/i18n.ts';

export const sayArchive = defineMessages('report-archive', {
  papersTitle: ['本月资料（一个 zip 文件）', 'The month’s papers, in one zip file'],
  papersHelp: [
    '收到的每个文件（没收下的、迟到的也在）、审核说明、应报名册和签报经过、各版上报文件、报送凭证、冻结的数字、发给企业的表和每份回收的经过、填好的主管部门的表连同空白表和对应表；里面的说明列出每个文件和它的 SHA-256。结账之后可以下载。',
    'Every file that came (also those refused or late), explanations, roster and sign-off, the filed reports, receipts, the frozen figures, the forms sent and the course of each reply, the bureau’s workbooks as filled with their blank and map; a list inside names each file with its SHA-256. It can be made once the month is closed.',
  ],
  keptYears: [
    '每月的材料至少保存 {{years}} 年，程序不会自己删除。',
    'The papers of a month are kept at least {{years}} years; the program deletes nothing by itself.',
  ],
  keptYearsSet: ['改保存年限', 'Change that'],
  tableKind: ['临时表', 'Table on short notice'],
});
