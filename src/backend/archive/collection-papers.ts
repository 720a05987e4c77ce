// What collecting a month leaves in its papers: the forms that were made, the replies with their course, and which source was chosen where.
import type { Month } from '../../domain/time/calendar.ts';
import type { Base } from '../core/db/open.ts';
import type { ZipEntry } from '../../sheets/zip/zip-write.ts';
import { getTenantOfMonth } from '../collection/roster-states.ts';
import { choicesOf } from '../report/sql/choices.ts';
import { readBytesOfForm, listFormsOfMonth } from '../intake/sql/forms.ts';
import { everyReplyOf, repliesOf, replyFile, type ReplyState, type ReplyStep, stateOf, stepsOf } from '../collection/sql/reply-course.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { formatCsvBytes, createSafeName, formatWallTime } from './paper-entry.ts';

const FOLDER = '6-企业报表';
const STATE: Readonly<Record<ReplyState, string>> = { received: '已收', queried: '已退回核对', answered: '已答复', accepted: '已确认' };
const SOURCE = { form: '企业报表', ledger: '销售台账', session: '平台场次' } as const;

type NameOf = (tenant: number) => { readonly name: string; readonly uscc: string };

function namesOf(base: Base, month: Month): NameOf {
  const facts = listTenantFacts(base.db);
  return (tenant) => getTenantOfMonth(facts, tenant, month);
}

function formEntries(base: Base, month: Month, nameOf: NameOf): ZipEntry[] {
  const forms = listFormsOfMonth(base.db, month);
  if (forms.length === 0) return [];
  const rows = forms.map((one) => {
    const { name, uscc } = nameOf(one.tenant_id);
    return [one.number, name, uscc, String(one.version), formatWallTime(one.made_ms), one.who, one.name, one.sha256];
  });
  const head = ['表单编号', '企业', '统一社会信用代码', '版本', '生成时间', '经手人', '文件', 'SHA-256'];
  return [
    { name: `${FOLDER}/发出的表.csv`, bytes: formatCsvBytes([head, ...rows]) },
    ...forms.map((one) => ({
      name: `${FOLDER}/发出的表/${one.number}_${createSafeName(one.name)}`,
      bytes: readBytesOfForm(base.db, one.id),
    })),
  ];
}

/** Also replies whose import was taken back: they came, and were given up. */
function replyEntry(base: Base, month: Month, nameOf: NameOf): ZipEntry[] {
  const replies = everyReplyOf(base.db, month);
  if (replies.length === 0) return [];
  const steps = stepsOf(base.db, month);
  const counting = repliesOf(base.db, month);
  const newest = new Set([...Map.groupBy(counting, (one) => one.tenantId).values()].flatMap((all) => all.at(-1)?.id ?? []));
  const isCounting = new Set(counting.map((one) => one.id));
  const rows = replies.map((one) => {
    const { name, uscc } = nameOf(one.tenantId);
    const use = newest.has(one.id) ? '采用' : isCounting.has(one.id) ? '已被后一份取代' : '导入已撤销';
    const sha256 = replyFile(base.db, one.id)?.sha256 ?? '';
    const state = STATE[stateOf(steps.get(one.id))];
    return [String(one.id), name, uscc, one.file, formatWallTime(one.atMs), one.who, state, use, String(one.batchId), sha256];
  });
  const head = ['编号', '企业', '统一社会信用代码', '文件', '收到时间', '经手人', '状态', '采用', '导入批次', 'SHA-256'];
  return [{ name: `${FOLDER}/回收清单.csv`, bytes: formatCsvBytes([head, ...rows]) }];
}

function askedWords({ cells }: ReplyStep): string {
  return cells.map((one) => `${one.cell} ${one.label}：${one.question}`).join('；');
}

function courseEntry(base: Base, month: Month, nameOf: NameOf): ZipEntry[] {
  const steps = stepsOf(base.db, month);
  const rows = everyReplyOf(base.db, month).flatMap((reply) => (steps.get(reply.id) ?? []).map((step) => ({ reply, step })));
  if (rows.length === 0) return [];
  const lines = rows
    .toSorted((a, b) => a.step.id - b.step.id)
    .map(({ reply, step }) => [
      String(reply.id),
      nameOf(reply.tenantId).name,
      formatWallTime(step.atMs),
      step.who,
      STATE[step.state],
      askedWords(step),
      step.words ?? '',
      step.relation ?? '',
    ]);
  const head = ['回收编号', '企业', '时间', '经手人', '事项', '问到的格', '内容', '审核关系'];
  return [{ name: `${FOLDER}/回收经过.csv`, bytes: formatCsvBytes([head, ...lines]) }];
}

function choiceEntry(base: Base, month: Month, nameOf: NameOf): ZipEntry[] {
  const choices = choicesOf(base.db, month);
  if (choices.length === 0) return [];
  const rows = choices.map((one) => {
    const { name, uscc } = nameOf(one.tenantId);
    return [name, uscc, one.platform, one.goodsClass, SOURCE[one.source], one.reason, one.who, formatWallTime(one.atMs)];
  });
  const head = ['企业', '统一社会信用代码', '平台', '商品类别', '采用的来源', '理由', '经手人', '时间'];
  return [{ name: `${FOLDER}/来源取舍.csv`, bytes: formatCsvBytes([head, ...rows]) }];
}

/** Forms, replies, their course, choices. The replies' own files lie with those received. Runs inside a read transaction. */
export function listCollectionEntries(base: Base, month: Month): ZipEntry[] {
  const nameOf = namesOf(base, month);
  return [
    ...formEntries(base, month, nameOf),
    ...replyEntry(base, month, nameOf),
    ...courseEntry(base, month, nameOf),
    ...choiceEntry(base, month, nameOf),
  ];
}
