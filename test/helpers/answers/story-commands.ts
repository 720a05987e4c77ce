// What the command line says over the told base, in words and as its document: one run after another.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { livebaseInside } from '../cli-inside.ts';

const NOW = '2026-12-02T09:30:00+08:00';

/** The words of each run, with `(out)` for a folder of its own. */
const COMMANDS: readonly string[] = [
  'today',
  'today --at 2026-11-06T17:45',
  'shift show --day 2026-11-06',
  'shift hand-over --note 明早有检查 --note 门禁换电池',
  'shift done 3',
  'shift done 99',
  'shift lend 门卡 --tenant 晨光 --holder 小陈 --due 2026-12-02T18:00 --note 二号',
  'shift lend 充电器',
  'shift back 3',
  'blackouts list',
  'blackouts list --from 2026-11-01 --to 2026-12-31',
  'blackouts list --studio B01 --from 2026-11-01 --to 2026-12-31',
  'blackouts add --studio B01 --from 2026-12-30T09:00 --to 2026-12-30T12:00 --reason 消毒 --dry-run',
  'blackouts add --studio B01 --from 2026-12-30T09:00 --to 2026-12-30T12:00 --reason 消毒',
  'blackouts add --studio B02 --from 2026-12-28T09:00 --to 2026-12-28T10:00 --repeat daily --count 3 --reason 除尘',
  'blackouts remove 99 --reason 不做了',
  'book --studio A01 --tenant 晨光 --from 2026-12-03T10:00 --to 2026-12-03T12:30 --title 年货节 --contact 陈场控 --phone 13900000001 --note 两台机位 --equipment 云台=1 --reason 老客户',
  'book --studio A01 --tenant 海浪 --from 2026-12-03T12:00 --to 2026-12-03T13:00',
  'book --studio B02 --tenant 海浪 --from 2026-12-03T15:00 --to 2026-12-03T16:00 --state option --holds-until 2026-12-02T20:00 --reason 先占',
  'book --studio A02 --tenant 晨光 --from 2026-12-07T19:00 --to 2026-12-07T21:00 --repeat weekly --on 1,3 --count 4 --free-dates-only --reason 老客户',
  'book --studio A02 --tenant 晨光 --from 2026-12-07T19:00 --to 2026-12-07T21:00 --repeat daily --until 2026-12-08',
  'book --studio A01 --tenant 海浪 --from 2026-12-03T15:00 --to 2026-12-03T16:00 --state option --holds-until 2026-12-02T20:00 --reason 先占',
  'move D000026 --from 2026-12-03T10:30 --to 2026-12-03T12:30 --reason 晚到',
  'check-in D000026 --at 2026-12-02T09:20',
  'check-in D000021 --now',
  'check-out D000021 --at 2026-11-06T18:30',
  'check-out D000020 --at 2026-11-06T16:10',
  'put-back D000020 --reason 点错',
  'cancel D000027 --reason 企业改计划 --scope following',
  'cancel D000099 --reason 企业改计划',
  'cancel D000026 --reason 设备坏了 --waive 免了',
  'bookings --from 2026-11-05 --to 2026-11-09',
  'bookings --from 2026-11-05 --to 2026-12-31 --studio A01 --tenant 晨光 --state booked completed',
  'free --from 2026-12-03T09:00 --to 2026-12-03T20:00 --minutes 120 --tenant 晨光',
  'free --from 2026-12-03T09:00 --to 2026-12-04T20:00 --minutes 60 --area 30 --kind 公共 --floor 5F --equipment 灯',
  'tenants',
  'tenants --at 2026-10-14',
  'tenants --expiring 200 --owing',
  'owed',
  'statement --tenant 晨光 --month 2026-10 --out (out)',
  'statement --tenant 晨光 --month 2026-11 --out (out)',
  'statements --month 2026-11 --out (out)',
  'batches',
  'parked',
  'form status --month 2026-10',
  'form status --month 2026-11',
  'report --month 2026-10',
  'report --month 2026-11',
  'explain ZB-2.06.month --month 2026-10',
  'explain ZB-1.07.value --month 2026-11',
  'explain ZB-9.99.value --month 2026-11',
  'self-check --month 2026-10',
  'head 文号=深统〔2026〕9号 --month 2026-11',
  'head 字号=1 --month 2026-11',
  'submit --month 2026-11 --how 邮件',
  'submit --month 2026-10 --how 平台',
  'submit --month 2026-10 --result accepted --words 通过',
  'reopen --month 2026-11 --reason 改',
  'close --month 2026-12',
  'people',
  'people add 郑小 --role 统计',
  'people add 郑大 --role 统计员',
  'people role 郑小 --role 前台',
  'people rename 郑小 郑晓',
  'people retire 郑晓',
  'people restore 郑晓',
  'people rights --role 前台 --right 看月报 --give',
  'people rights',
  'retention',
  'retention --tenants 30',
  'heads',
  'forget',
  'forget 陈场控',
  'backup-folder',
  'check',
  'undo 99',
  'nonsense',
  'book --studio A01',
  'report --month 2026-11 --pdf',
  'report --month 2026-11 --workbook 月报.xlsx',
  'report --month 2026-11 --workbook 月报.xlsx --map 图.json',
  'report --month 2026-11 --out (out) --pdf',
  'report --month 2026-13',
  'submit --month 2026-10',
  'submit --month 2026-10 --how 邮件 --words 退回',
  'check-out D000020 --at 2026-11-06T16:10 --now',
  'blackouts add --from 2026-12-30T09:00 --to 2026-12-30T12:00 --reason 消毒',
  'blackouts add --all --studio A01 --from 2026-12-30T09:00 --to 2026-12-30T12:00 --reason 消毒',
  'book --studio A01 --tenant 晨光 --from 2026-12-03T10:00 --to 2026-12-03T12:30 --free-dates-only',
  'book --studio A01 --tenant 晨光 --from 2026-12-03T10:00 --to 2026-12-03T12:30 --state option --repeat daily --count 2',
  'book --studio A01 --tenant 晨光 --from 2026-12-03T10:00 --to 2026-12-03T12:30 --equipment 云台',
  'free --from 2026-12-03T09:00 --to 2026-12-03T10:00 --minutes 90',
  'free --from 2026-12-03T09:00 --to 2026-12-03T10:00 --minutes 0',
  'people rights --role 前台 --right 看月报 --give --take',
  'people rights --role 前台 --right 看天气 --take',
  'people set 郑晓 --role 前台 --retire',
  'people set 郑晓 --retire',
  'bookings --from 2026-11-09 --to 2026-11-01',
  'explain --month 2026-11',
  'import (out)/none.xlsx',
  'map check (out)/none.xlsx (out)/none.json',
  'form make --month 2026-11 --out (out)',
  'hand-over',
  'restore (out)/none.db',
  'today --at 2026-11-06T17:45 --json',
  'shift show --day 2026-11-06 --json',
  'blackouts list --from 2026-11-01 --to 2026-12-31 --json',
  'bookings --from 2026-11-06 --to 2026-11-06 --json',
  'free --from 2026-12-03T09:00 --to 2026-12-03T20:00 --minutes 120 --floor 5F --json',
  'tenants --json',
  'owed --json',
  'batches --json',
  'form status --month 2026-11 --json',
  'report --month 2026-11 --json',
  'explain ZB-2.06.month --month 2026-10 --json',
  'self-check --month 2026-10 --json',
  'head --month 2026-11 有效期至=2027-06 --json',
  'people --json',
  'retention --json',
  'forget 陈场控 --json',
  'statement --tenant 海浪 --month 2026-10 --out (out) --json',
  'move D000004 --from 2026-11-07T11:00 --to 2026-11-07T13:00 --json',
];

const GROUPS = ['init', 'demo', 'import', 'undo', 'parked', 'form', 'report', 'explain', 'self-check', 'map', 'close', 'reopen', 'submit'];
const MORE = ['head', 'book', 'move', 'check-in', 'check-out', 'put-back', 'cancel', 'bookings', 'free', 'today', 'shift', 'blackouts'];
const LAST = ['tenants', 'statement', 'statements', 'people', 'backup', 'backup-folder', 'restore', 'check', 'hand-over', 'retention'];
/** Commands whose usage is shown. */
const HELPED: readonly string[] = [...GROUPS, ...MORE, ...LAST, 'heads', 'forget', 'update', 'serve', 'join', 'version'];
/** The same of commands in a group. */
const WITHIN: readonly string[] = [
  ...['list', 'add', 'remove'].map((name) => `blackouts ${name}`),
  ...['show', 'hand-over', 'done', 'lend', 'back'].map((name) => `shift ${name}`),
  ...['add', 'set', 'role', 'rename', 'retire', 'restore', 'rights', 'pin'].map((name) => `people ${name}`),
  'form make',
  'form status',
  'map check',
  'map propose',
  'parked take',
  '',
];

/** What differs from run to run. */
function steady(text: string, ...folders: readonly string[]): string {
  return folders
    .reduce((said, folder) => said.replaceAll(folder, '(folder)'), text)
    .replaceAll(/\b[\da-f]{64}\b/g, '(sha256)')
    .replaceAll(/\b[\dA-Z]{5}-[\dA-Z]{5}\b/g, '(code)')
    .replaceAll(/version=[\d.]+/g, 'version=(version)')
    .replaceAll(/\d+(?:\.\d+)? ?(?:毫秒|ms|MB|KB)\b/g, '(measured)');
}

async function runOne(words: readonly string[], data: string, out: string): Promise<string> {
  const ended = await livebaseInside([...words, '--data', data], NOW);
  const said = [ended.stdout, ended.stderr].map((text) => steady(text, data, out).trimEnd());
  return [`exit ${ended.code}`, ...said.filter((text) => text !== '')].join('\n');
}

/** Runs the commands over a base, in words or as documents, and shows the usage of each. */
export async function runCommands(data: string): Promise<string> {
  const pieces: string[] = [];
  for (const command of COMMANDS) {
    const out = mkdtempSync(path.join(tmpdir(), 'livebase-commands-'));
    const words = command.split(' ').map((word) => word.replace('(out)', out));
    const said = await runOne([...words, '--by', '周敏'], data, out);
    const files = readdirSync(out, { recursive: true }).map((name) => `file: ${String(name)}`);
    pieces.push([`> ${command}`, said, ...files.toSorted()].join('\n'));
  }
  for (const name of HELPED) pieces.push(`> help ${name}\n${(await livebaseInside(['help', name], NOW)).stdout.trimEnd()}`);
  for (const name of WITHIN)
    pieces.push(
      `> ${name} --help\n${(await livebaseInside([...name.split(' ').filter((word) => word !== ''), '--help'], NOW)).stdout.trimEnd()}`,
    );
  return `${pieces.join('\n\n')}\n`;
}
