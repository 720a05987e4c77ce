// livebase map propose, livebase map check: the map from figures to the cells of a bureau's blank workbook.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { replaceFile, saveFile } from '../../../backend/backend.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbook-shapes.ts';
import { readBlank, readGiven } from '../given-files.ts';
import type { GivenFile } from '../given-files.ts';
import { makeFolder } from '../out-folder.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withAnyBase } from '../session.ts';
import { findingDocument, findingLines } from '../workbook-findings.ts';
import type { Session } from '../session.ts';
import type { Run } from './command-run.ts';

/** Writes a map to the file that was named, beside others of that name; into a folder under the name of its blank. */
async function writeNamed(file: string, blank: string, text: string) {
  const named = path.resolve(file);
  // With a separator behind it only a folder is there.
  const isFolder = existsSync(named + path.sep);
  const target = isFolder ? path.join(named, `${path.parse(blank).name}.map.json`) : named;
  const made = makeFolder(path.dirname(target));
  if (made !== null) return refused(made);
  const saved = await saveFile(path.dirname(target), path.basename(target), Buffer.from(text, 'utf8'));
  return saved.ok ? { ok: true as const, file: saved.value } : refused(saved.refusal);
}

/** Puts the adopted map in the place of the one that was named; that one stays beside it under another name. */
async function renew(file: string, { bytes }: GivenFile, text: string) {
  // A link goes on leading to it.
  const target = realpathSync(file);
  const { dir, name, ext } = path.parse(target);
  const kept = await saveFile(dir, `${name}（换版前）${ext}`, bytes);
  if (!kept.ok) return refused(kept.refusal);
  const written = await replaceFile(target, Buffer.from(text, 'utf8'));
  return written.ok ? { ok: true as const, file: written.value, kept: kept.value } : refused(written.refusal);
}

function propose(session: Session, file: string): Promise<Outcome> {
  session.progress.say('正在识别表格');
  return withAnyBase(session, async (client) => {
    const given = readBlank(file);
    if (!given.ok) return refused(given.refusal);
    const answer = await client.workbooks.propose({ blank: given.value, profile: session.options.text('profile') });
    if (!answer.ok) return refused(answer.refusal);
    const { map, proposals, unsure, lists } = answer.value;
    const written = await writeNamed(session.options.given('out'), file, map);
    if (!written.ok) return written;
    const lines = proposals.map(
      ({ sheet, cell, figure, unit, confidence, reason }) =>
        `${sheet}!${cell}  ${figure}${unit === null ? '' : `（${unit}）`}  ${confidence.toFixed(2)}  ${reason}`,
    );
    const more = unsure.length === 0 ? [] : [`另有 ${unsure.length} 处拿不准，没有写进对应表`];
    return done({ map: written.file, proposals, unsure, lists }, [
      ...lines,
      ...more,
      `对应表 ${written.file}：${proposals.length} 格、${lists.length} 个名单待确认`,
    ]);
  });
}

/** The first error, as the refusal that ends the command; the document lists all. */
function firstRefusal(errors: readonly WorkbookFinding[]): RefusalData | null {
  return errors[0]?.refusal ?? null;
}

function check(session: Session, file: string, mapFile: string): Promise<Outcome> {
  const adopt = session.options.flag('adopt');
  session.progress.say('正在核对');
  return withAnyBase(session, async (client) => {
    const [blank, map] = [readBlank(file), readGiven(mapFile, path.basename(mapFile))];
    if (!blank.ok) return refused(blank.refusal);
    if (!map.ok) return refused(map.refusal);
    const answer = await client.workbooks.check({ blank: blank.value, map: map.value, adopt, profile: null });
    if (!answer.ok) return refused(answer.refusal);
    const { ok, errors, warnings, cells, lists, map: adopted } = answer.value;
    const document = { ok, errors: errors.map(findingDocument), warnings: warnings.map(findingDocument), cells, lists };
    const lines = [...findingLines(errors, '错误 '), ...findingLines(warnings, '提醒 ')];
    const first = firstRefusal(errors);
    if (first !== null) return done(document, [...lines, `对应表有 ${errors.length} 处错误`], { exitCode: 1 });
    if (adopted === null) return done(document, [...lines, `对应表可用：${cells} 格，${lists} 个名单`]);
    const written = await renew(mapFile, map.value, adopted);
    if (!written.ok) return written;
    return done(document, [...lines, `已采用新的空白表，对应表 ${written.file} 已更新，原来的留在 ${written.kept}`]);
  });
}

/** `map propose FILE --out MAP [--profile ID]` and `map check FILE MAP [--adopt]` */
export function addMaps(program: Command, run: Run): void {
  const map = program.command('map').description('主管部门空白表与指标的对应表');
  map
    .command('propose')
    .description('认出空白表里每格该填什么，写成待确认的对应表')
    .argument('<空白表>', 'xlsx 或 xlsm 文件')
    .requiredOption('--out <对应表>', '对应表写到这个文件')
    .option('--profile <方案>', '报表方案（默认用本基地的）')
    .action((file: string, _options: unknown, command: Command) => run(command, (session) => propose(session, file)));
  map
    .command('check')
    .description('核对对应表与空白表；加 --adopt 采用换了版的空白表')
    .argument('<空白表>', 'xlsx 或 xlsm 文件')
    .argument('<对应表>', 'JSON 文件')
    .option('--adopt', '空白表换版而各项位置未变时，改用新表')
    .action((file: string, mapFile: string, _options: unknown, command: Command) =>
      run(command, (session) => check(session, file, mapFile)),
    );
}
