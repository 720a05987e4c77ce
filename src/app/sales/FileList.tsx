// The files on their way in: what each was recognised as, what would become of its rows, what is in the way.
import { Button } from 'antd';
import { Link } from 'wouter';
import { sayRefusal } from '../../contract/words.ts';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Tag } from '../kit/Page.tsx';
import { sayCount } from '../kit/values.tsx';
import { importWords } from './import-words.ts';
import { kindKey, kindWords } from './sheet-kinds.ts';
import { sheetKey } from './staged-sheets.ts';
import type { SheetLine } from './staged-sheets.ts';

const TONES = {
  ready: 'good',
  refused: 'danger',
  parked: 'warn',
  taken_before: 'plain',
  left_out: 'plain',
  unreadable: 'danger',
  twin: 'plain',
  unknown: 'warn',
} as const;

function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

interface FileListProps {
  readonly lines: readonly SheetLine[];
  readonly shown: SheetLine | null;
  /** Rows with trouble by sheet, where corrections have changed it. */
  readonly refusedNow: Readonly<Record<string, number>>;
  readonly onShow: (line: SheetLine) => void;
  readonly onLeaveOut: (file: number, isOut: boolean) => void;
}

function Counts({ line, refusedNow }: Pick<FileListProps, 'refusedNow'> & { readonly line: SheetLine }) {
  const { looked } = line;
  const refused = looked === null ? null : (refusedNow[sheetKey(line)] ?? looked.refusedRows);
  return (
    <>
      <td className="number">{sayCount(line.rows)}</td>
      <td className="number">{looked === null ? '' : sayCount(looked.added)}</td>
      <td className="number">{looked === null ? '' : sayCount(looked.changed)}</td>
      <td className="number">{looked === null ? '' : sayCount(looked.same)}</td>
      <td className={refused !== null && refused > 0 ? 'number intake-refused' : 'number'}>{refused === null ? '' : sayCount(refused)}</td>
    </>
  );
}

/** What becomes of the file, with the corrections since the last look at all: one without trouble left can be taken. */
function fateNow(line: SheetLine, refusedNow: FileListProps['refusedNow']): SheetLine['fate'] {
  const isRight = refusedNow[sheetKey(line)] === 0 && line.looked?.refused.every(({ row }) => row > 0) === true;
  return line.fate === 'refused' && isRight ? 'ready' : line.fate;
}

function FileRow({ line, shown, refusedNow, onShow, onLeaveOut }: FileListProps & { readonly line: SheetLine }) {
  const say = useWords(importWords);
  const sayKind = useWords(kindWords);
  const language = useLanguage();
  const isShown = shown !== null && shown.file === line.file && shown.sheet === line.sheet;
  const isOut = line.fate === 'left_out';
  const fate = fateNow(line, refusedNow);
  return (
    <tr className={isShown ? 'intake-shown' : ''}>
      <th scope="row">
        {line.sheet === null ? (
          <span>{line.fileName}</span>
        ) : (
          <button type="button" className="intake-name" aria-pressed={isShown} onClick={() => onShow(line)}>
            {line.fileName}
            {line.sheetName === '' || line.sheetName === line.fileName ? '' : ` · ${line.sheetName}`}
          </button>
        )}
        <span className="soft intake-size">{sizeText(line.size)}</span>
        {line.refusal === null ? null : <div className="intake-refusal">{sayRefusal(line.refusal, language)}</div>}
      </th>
      <td>{line.sheet === null ? '' : sayKind(kindKey(line.kind))}</td>
      <td>
        {fate === null ? null : <Tag tone={TONES[fate]}>{say(`fate_${fate}`)}</Tag>}
        {line.sheet !== null && (line.isUnknown || line.staged?.as === 'mapped') ? (
          <Link href={`/import/map/${line.file}/${line.sheet}`}>{say(line.isUnknown ? 'chooseColumns' : 'changeColumns')}</Link>
        ) : null}
      </td>
      <Counts line={line} refusedNow={refusedNow} />
      <td>
        <Button
          size="small"
          type="text"
          aria-label={`${say(isOut ? 'takeBackShort' : 'leaveOutShort')}: ${line.fileName}`}
          title={say(isOut ? 'takeBack' : 'leaveOut')}
          onClick={() => onLeaveOut(line.file, !isOut)}
        >
          {say(isOut ? 'takeBackShort' : 'leaveOutShort')}
        </Button>
      </td>
    </tr>
  );
}

/** The list of files. */
export function FileList(props: FileListProps) {
  const say = useWords(importWords);
  return (
    <div className="intake-files" tabIndex={0} role="region" aria-label={say('files')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('file')}</th>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col" className="number">
              {say('rows')}
            </th>
            <th scope="col" className="number">
              {say('added')}
            </th>
            <th scope="col" className="number">
              {say('changed')}
            </th>
            <th scope="col" className="number">
              {say('same')}
            </th>
            <th scope="col" className="number">
              {say('refused')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{say('leaveOut')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <FileRow key={`${line.file}-${line.sheet ?? 'none'}`} line={line} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
