// The list that lies in a month's papers: what is in them, and the SHA-256 of each file.
import { type Day, printMonthLong } from '../../domain/time/calendar.ts';
import type { Snapshot } from '../report/snapshot.ts';

/** A file of the papers. */
export interface PapersEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What the list tells of; `keptUntil`: the last day until which the papers are kept at least, `years` after the month. */
export interface PapersContent {
  readonly snapshot: Snapshot;
  readonly keptUntil: Day;
  readonly years: number;
  readonly entries: readonly PapersEntry[];
}

/** The list as text, UTF-8 with a mark that office programs on Windows look for. */
export function formatPapersReadme({ snapshot, keptUntil, years, entries }: PapersContent): Uint8Array {
  const { head, month, profile, revision } = snapshot;
  const lines = [
    `${head['填报单位'] ?? ''} ${profile.reportTitle} ${printMonthLong(month)} 本月资料`,
    `第 ${revision} 版，数据指纹 ${snapshot.inputsSha256}`,
    '',
    '1-收到的文件：当月数据所来自的文件、结账后收到的文件，以及从当月第一天到次月最后一天之间没有收下的文件，都是收到时的原样。',
    '2-说明与名册：审核说明、应报企业名册、签报栏、结账与报送的经过。',
    '3-上报文件：各版的工作簿和 PDF。同一版无论何时导出，内容逐字节相同。',
    '4-报送凭证：登记报送、通过、退回时附上的回执或扫描件。',
    '5-各版数据：结账时冻结的全部数字，供以后核对。',
    '6-企业报表：发给企业的表、回收清单和每份的经过、来源取舍；企业交回的文件在“1-收到的文件”里。没有的项目不列。',
    '7-主管部门的表：按主管部门的空白表填好的工作簿，连同所用的空白表和对应表。没有填过就没有这一项。',
    '',
    `这些资料至少保存到 ${keptUntil}（${years} 年）；程序不会自行删除。`,
    '',
    `以下 ${entries.length} 个文件，每行是 SHA-256、字节数、文件名：`,
    ...entries.map(({ name, size, sha256 }) => `${sha256}  ${size}  ${name}`),
    '',
  ];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf8');
}
