// Use case: a closed month's papers as one zip: files received, explanations, roster, sign-off, exports, and a list with hashes.
import type { Asked } from '../../contract/core/method.ts';
import type { filingMethods } from '../../contract/report/filing.ts';
import { type Day, type Month, printMonthLong } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { Caller } from '../core/rpc/call.ts';
import { findHiddenSheet } from '../intake/sheet-authorization.ts';
import { listSheetsInside } from '../intake/sheets-inside.ts';
import { writeZip, type ZipEntry } from '../../sheets/zip/zip-write.ts';
import { findCorrectedFrom, createFiledDoc, readSnapshot, type Snapshot } from '../report/snapshot.ts';
import { readRoster, filingOf, revisionsOf } from '../report/sql/filings.ts';
import { getTenantOfMonth } from '../collection/roster-states.ts';
import { renderPdf } from '../report/render/render-pdf.ts';
import { renderXlsx } from '../report/render/render-xlsx.ts';
import { reportFileName } from '../report/render/report-file-name.ts';
import { archiveOf, findArchivedBytes, type IntakeRow, intakesOf, receiptOf, submissionsOf } from '../report/sql/filing-papers.ts';
import { findRosterFrozen } from '../collection/sql/roster.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { computeKeptUntil, getYearsKept } from './archive.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { listCollectionEntries } from './collection-papers.ts';
import { spanOf } from '../report/filing/month-status.ts';
import { formatCsvBytes, createSafeName, formatWallTime } from './paper-entry.ts';
import { listWorkbookEntries } from './workbook-papers.ts';

// The list that lies in a month's papers: what is in them, and the SHA-256 of each file.

/** A file of the papers. */
interface PapersEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What the list tells of; `keptUntil`: the last day until which the papers are kept at least, `years` after the month. */
interface PapersContent {
  readonly snapshot: Snapshot;
  readonly keptUntil: Day;
  readonly years: number;
  readonly entries: readonly PapersEntry[];
}

/** The list as text, UTF-8 with a mark that office programs on Windows look for. */
function formatPapersReadme({ snapshot, keptUntil, years, entries }: PapersContent): Uint8Array {
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

const FOLDER = {
  received: '1-收到的文件',
  words: '2-说明与名册',
  exports: '3-上报文件',
  receipts: '4-报送凭证',
  revisions: '5-各版数据',
} as const;
const OUTCOME = { taken: '已收', refused: '未收', parked: '结账后收到' } as const;
const STATE = { handed_in: '已上报', accepted: '已通过', returned: '被退回' } as const;

const NONE_HIDDEN: ReadonlySet<number> = new Set();

/** Files that the caller may not see, as they stand in the list: by what is in them, looked at again. */
async function hiddenIntakes(base: Base, caller: Caller, rows: readonly IntakeRow[]): Promise<ReadonlySet<number>> {
  const hidden = new Set<number>();
  for (const { id, file_id, file_name: name, bytes } of rows)
    if (findHiddenSheet(caller, await listSheetsInside(base, { id: file_id, name, bytes })) !== null) hidden.add(id);
  return hidden;
}

/** The same as the method answers it. */
export function getMonthPapersFile(base: Base, caller: Caller, input: Asked<typeof filingMethods.papers>): Promise<Result<KeptFile>> {
  return createMonthPapers(base, input, caller);
}

function received(base: Base, month: Month, hidden: ReadonlySet<number>): ZipEntry[] {
  const rows = intakesOf(base.db, spanOf(month)).filter(({ id }) => !hidden.has(id));
  return rows.map((row) => ({
    name: `${FOLDER.received}/${String(row.id).padStart(5, '0')}_${OUTCOME[row.outcome]}_${createSafeName(row.file_name)}`,
    bytes: row.bytes,
  }));
}

function receivedList(base: Base, month: Month, hidden: ReadonlySet<number>): ZipEntry {
  const rows = intakesOf(base.db, spanOf(month)).map((row) => [
    String(row.id),
    formatWallTime(row.at_ms),
    row.who,
    OUTCOME[row.outcome],
    row.file_name,
    row.sha256,
    ...(hidden.size === 0 ? [] : [hidden.has(row.id) ? '没有查看权限，文件没有附上' : '']),
  ]);
  const head = ['编号', '时间', '经手人', '结果', '文件', 'SHA-256', ...(hidden.size === 0 ? [] : ['附件'])];
  return { name: `${FOLDER.received}/清单.csv`, bytes: formatCsvBytes([head, ...rows]) };
}

function explanations({ findings, explanations: words }: Snapshot): ZipEntry {
  const rows = findings.map((one) => [one.id, one.severity === 'E' ? '强制' : '核实', one.message, words.get(one.id) ?? '']);
  return { name: `${FOLDER.words}/审核说明.csv`, bytes: formatCsvBytes([['审核关系', '类别', '核实内容', '说明'], ...rows]) };
}

/** The roster as it was frozen, in the order of the report's tenants; those that the report has not stand behind, by what they are called. */
function roster(base: Base, { month, figures }: Snapshot): ZipEntry {
  const due = readRoster(base.db, month);
  const filed = figures.tenants.filter((row) => due?.has(row.tenantId) ?? true);
  const isFiled = new Set(filed.map((row) => row.tenantId));
  const facts = listTenantFacts(base.db);
  const rows = filed.map(({ cells }) => [
    cells['name']?.text ?? '',
    cells['uscc']?.text ?? '',
    cells['paid']?.raw === null ? '未报送' : '已报送',
  ]);
  const others = [...(due ?? [])]
    .filter((id) => !isFiled.has(id))
    .map((id) => getTenantOfMonth(facts, id, month))
    .map(({ name, uscc }) => [name, uscc, '不在本月企业表']);
  const frozenMs = findRosterFrozen(base.db, month);
  const frozen = frozenMs === null ? [] : [['名册冻结时间', formatWallTime(frozenMs), '']];
  return {
    name: `${FOLDER.words}/应报名册.csv`,
    bytes: formatCsvBytes([['企业', '统一社会信用代码', '报送'], ...rows, ...others, ...frozen]),
  };
}

function signOff({ head, profile }: Snapshot): ZipEntry {
  const fields = [...profile.stackFields, ...profile.headFields, ...profile.footFields];
  const rows = [...new Set(fields)].map((field) => [field, head[field] ?? '']);
  return { name: `${FOLDER.words}/签报栏.csv`, bytes: formatCsvBytes([['项目', '内容'], ...rows]) };
}

/** Closing, handing in, answers, reopening: in the order they came. */
function course(base: Base, month: Month): ZipEntry {
  const filed = revisionsOf(base.db, month).flatMap((one) => [
    { at: one.closedMs, row: [`第${one.revision}版`, '结账', one.closedBy, one.snapshot] },
    ...(one.reopened === null
      ? []
      : [{ at: one.reopened.atMs, row: [`第${one.revision}版`, '重开', one.reopened.who, one.reopened.reason] }]),
  ]);
  const said = submissionsOf(base.db, month).map((one) => ({
    at: one.atMs,
    row: [
      `第${one.revision}版`,
      STATE[one.state],
      one.who,
      [one.how, one.words, one.scan?.name ?? null].filter((part) => part !== null).join('；'),
    ],
  }));
  const rows = [...filed, ...said].toSorted((a, b) => a.at - b.at).map(({ at, row }) => [formatWallTime(at), ...row]);
  return { name: `${FOLDER.words}/经过.csv`, bytes: formatCsvBytes([['时间', '版次', '事项', '经手人', '内容'], ...rows]) };
}

function receipts(base: Base, month: Month): ZipEntry[] {
  return submissionsOf(base.db, month).flatMap((one) => {
    const scan = receiptOf(base.db, one.id);
    return scan === null
      ? []
      : [
          {
            name: `${FOLDER.receipts}/${String(one.id).padStart(4, '0')}_${STATE[one.state]}_${createSafeName(scan.name)}`,
            bytes: scan.bytes,
          },
        ];
  });
}

/** What was exported for a revision; a kind that nobody has exported yet is drawn, with the bytes that an export would give. */
async function exported(base: Base, month: Month, revision: number, snapshot: Snapshot): Promise<ZipEntry[]> {
  const kept = archiveOf(base.db, month).filter((one) => one.revision === revision);
  const kinds = ['xlsx', 'pdf'] as const;
  const files = await Promise.all(
    kinds.map(async (extension) => {
      const known = kept.find((one) => one.kind === extension);
      const file = known === undefined ? null : findArchivedBytes(base.db, known);
      if (file !== null) return { name: file.name, bytes: file.bytes };
      const { head, profile } = snapshot;
      const doc = createFiledDoc(snapshot, findCorrectedFrom(base.db, snapshot));
      const bytes = extension === 'xlsx' ? renderXlsx(doc) : await renderPdf(doc);
      return { name: reportFileName({ head, month, profile, draft: false, extension }), bytes };
    }),
  );
  return files.map(({ name, bytes }) => ({ name: `${FOLDER.exports}/第${revision}版/${createSafeName(name)}`, bytes }));
}

/**
 * The papers of a closed month. Equal bases give equal bytes; drafts of exports are left out, and so are received files that the caller
 * may not see (named in the list); without a caller all are in. Refuses MONTH_NOT_CLOSED.
 */
export async function createMonthPapers(
  base: Base,
  { month }: Asked<typeof filingMethods.papers>,
  caller: Caller | null = null,
): Promise<Result<KeptFile>> {
  const revisions = revisionsOf(base.db, month);
  const newest = revisions.at(-1);
  if (newest === undefined || newest.reopened !== null) return refuse('MONTH_NOT_CLOSED', { month });
  const snapshots = revisions.flatMap(({ revision }) => {
    const filing = filingOf(base.db, month, revision);
    return filing === null ? [] : [{ revision, text: filing.text, snapshot: readSnapshot(filing.text) }];
  });
  const files = (await Promise.all(snapshots.map((one) => exported(base, month, one.revision, one.snapshot)))).flat();
  const current = snapshots.at(-1)?.snapshot;
  if (current === undefined) return refuse('MONTH_NOT_CLOSED', { month });
  const hidden = caller === null ? NONE_HIDDEN : await hiddenIntakes(base, caller, intakesOf(base.db, spanOf(month)));
  const rest = readTx(base, () => [
    receivedList(base, month, hidden),
    ...received(base, month, hidden),
    explanations(current),
    roster(base, current),
    signOff(current),
    course(base, month),
    ...listCollectionEntries(base, month),
    ...listWorkbookEntries(base, month),
  ]);
  const raw = snapshots.map(({ revision, text }) => ({
    name: `${FOLDER.revisions}/第${revision}版.json`,
    bytes: Buffer.from(text, 'utf8'),
  }));
  const entries = [...rest, ...files, ...receipts(base, month), ...raw];
  const readme = formatPapersReadme({
    snapshot: current,
    keptUntil: computeKeptUntil(base, month),
    years: getYearsKept(base),
    entries: entries.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: hashSha256(bytes) })),
  });
  const bytes = writeZip([{ name: 'README.txt', bytes: readme }, ...entries]);
  const name = reportFileName({ head: current.head, month, profile: current.profile, draft: false, extension: 'pdf' }).replace(
    /\.pdf$/,
    '_本月资料.zip',
  );
  return ok({ name, bytes, sha256: hashSha256(bytes) });
}
