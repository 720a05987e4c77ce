// livebase map propose, livebase map check: the map from figures to the cells of a bureau's blank workbook.
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Proposed } from '../../../contract/bureau/workbooks.ts';
import { replaceFile, saveFile } from '../../../backend/backend.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import { readBlank, readGiven } from '../given-files.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withAnyBase } from '../session.ts';
import { createFindingDocument, formatFindingLines } from '../workbook-findings.ts';
import { type CliCommand, defineArgument, defineOption, requireOption } from '../command.ts';

/** Writes a map to the file that was named, beside others of that name; into a folder under the name of its blank. */
async function writeNamed(file: string, blank: string, text: string): Promise<Result<string>> {
  const named = path.resolve(file);
  // With a separator behind it only a folder is there.
  const isFolder = existsSync(named + path.sep);
  const target = isFolder ? path.join(named, `${path.parse(blank).name}.map.json`) : named;
  const made = makeFolder(path.dirname(target));
  if (!made.ok) return made;
  return saveFile(path.dirname(target), path.basename(target), Buffer.from(text, 'utf8'));
}

/** Puts the adopted map in the place of the one that was named; that one stays beside it under another name. */
async function renew(file: string, { bytes }: NamedFile, text: string): Promise<Result<{ readonly file: string; readonly kept: string }>> {
  // A link goes on leading to it.
  const target = realpathSync(file);
  const { dir, name, ext } = path.parse(target);
  const kept = await saveFile(dir, `${name}（换版前）${ext}`, bytes);
  if (!kept.ok) return kept;
  const written = await replaceFile(target, Buffer.from(text, 'utf8'));
  return written.ok ? ok({ file: written.value, kept: kept.value }) : written;
}

function propose(session: Session): Promise<Outcome> {
  const [file = ''] = session.given;
  return withAnyBase(session, async (client) => {
    const given = readBlank(file);
    if (!given.ok) return given;
    const answer = await client.workbooks.propose({ blank: given.value, profile: session.options.text('profile') });
    if (!answer.ok) return answer;
    const { map, proposals, unsure, lists } = answer.value;
    const written = await writeNamed(session.options.given('out'), file, map);
    if (!written.ok) return written;
    const lines = proposals.map(
      ({ sheet, cell, figure, unit, confidence, reason }) =>
        `${sheet}!${cell}  ${figure}${unit === null ? '' : `（${unit}）`}  ${confidence.toFixed(2)}  ${reason}`,
    );
    const listLines = lists.map(({ sheet, confidence, reason }) => `${sheet}  名单  ${confidence.toFixed(2)}  ${reason}`);
    return createOutcome({ map: written.value, proposals, unsure, lists }, [
      ...lines,
      ...listLines,
      ...unsureLines(unsure),
      `对应表 ${written.value}：${proposals.length} 格、${lists.length} 个名单待确认`,
    ]);
  });
}

/** The cells with equal candidates, each once with all of them. */
function unsureLines(unsure: Proposed['unsure']): readonly string[] {
  if (unsure.length === 0) return [];
  const cells = [...Map.groupBy(unsure, ({ sheet, cell }) => `${sheet}!${cell}`)];
  const candidates = cells.map(([place, ways]) => `${place}  可能是 ${ways.map(({ figure }) => figure).join(' 或 ')}`);
  return [`另有 ${cells.length} 格拿不准，没有写进对应表：`, ...candidates];
}

function check(session: Session): Promise<Outcome> {
  const [file = '', mapFile = ''] = session.given;
  const adopt = session.options.flag('adopt');
  return withAnyBase(session, async (client) => {
    const [blank, map] = [readBlank(file), readGiven(mapFile)];
    if (!blank.ok) return blank;
    if (!map.ok) return map;
    const answer = await client.workbooks.check({ blank: blank.value, map: map.value, adopt, profile: null });
    if (!answer.ok) return answer;
    const { map: adopted, ...found } = answer.value;
    const { errors, warnings, cells, lists } = found;
    const document = { ...found, errors: errors.map(createFindingDocument), warnings: warnings.map(createFindingDocument) };
    const lines = [...formatFindingLines(errors, '错误 '), ...formatFindingLines(warnings, '提醒 ')];
    if (errors.length > 0) return createOutcome(document, [...lines, `对应表有 ${errors.length} 处错误`], { exitCode: 1 });
    if (adopted === null) return createOutcome(document, [...lines, `对应表可用：${cells} 格，${lists} 个名单`]);
    const written = await renew(mapFile, map.value, adopted);
    if (!written.ok) return written;
    return createOutcome(document, [...lines, `已采用新的空白表，对应表 ${written.value.file} 已更新，原来的留在 ${written.value.kept}`]);
  });
}

const BLANK = defineArgument('<空白表>', 'xlsx 或 xlsm 文件');

/** `map propose`, `map check` */
export const mapCommands: readonly CliCommand[] = [
  {
    name: 'map',
    words: '主管部门空白表与指标的对应表',
    commands: [
      {
        name: 'propose',
        words: '认出空白表里每格该填什么，写成待确认的对应表',
        takes: [BLANK],
        options: [requireOption('--out <对应表>', '对应表写到这个文件'), defineOption('--profile <方案>', '报表方案（默认用本基地的）')],
        says: '正在识别表格',
        work: propose,
      },
      {
        name: 'check',
        words: '核对对应表与空白表；加 --adopt 采用换了版的空白表',
        takes: [BLANK, defineArgument('<对应表>', 'JSON 文件')],
        options: [defineOption('--adopt', '空白表换版而各项位置未变时，改用新表')],
        says: '正在核对',
        work: check,
      },
    ],
  },
];
