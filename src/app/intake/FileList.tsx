// The files on their way in: what each was recognised as, what would become of its rows, what is in the way.
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatBytes, formatCount, formatMonth, formatYuan } from '../ui/values.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Tag } from '../ui/Page.tsx';
import { sayImport } from './import-messages.ts';
import { sayKind } from './sheet-kinds.ts';
import { getSheetKey, isNeed, needOf, type Reason, reasonsOf, type SheetLine } from './staged-sheets.ts';
import { sayRefusal, sayTrouble } from '../ui/window-words.ts';

const TONES = {
  ready: 'good',
  refused: 'danger',
  parked: 'warn',
  taken_before: 'plain',
  left_out: 'plain',
  unreadable: 'danger',
  twin: 'plain',
  unknown: 'warn',
  not_allowed: 'warn',
} as const;

/** Notes that a person should see without asking: what the program has decided by itself. */
const SAID_AT_ONCE: readonly string[] = ['FILE_ACCOUNT_BY_NAME', 'BASE_FACTS_JOINED'];

/** Troubles of a form that are written out in the list. */
const FORM_TROUBLES = 3;

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
  const refused = looked === null ? null : (refusedNow[getSheetKey(line)] ?? looked.refusedRows);
  return (
    <>
      <td className="number">{formatCount(line.rows)}</td>
      <td className="number">{looked === null ? '' : formatCount(looked.added)}</td>
      <td className="number">{looked === null ? '' : formatCount(looked.changed)}</td>
      <td className="number">{looked === null ? '' : formatCount(looked.same)}</td>
      <td className={refused !== null && refused > 0 ? 'number intake-refused' : 'number'}>
        {refused === null ? '' : formatCount(refused)}
      </td>
    </>
  );
}

/** What becomes of the file, with the corrections since the last look at all: one without trouble left can be taken. */
function fateNow(line: SheetLine, refusedNow: FileListProps['refusedNow']): SheetLine['fate'] {
  const left = refusedNow[getSheetKey(line)] ?? line.looked?.refusedRows;
  const isRight = left === 0 && line.looked?.refused.every(({ row }) => row > 0) === true;
  return line.fate === 'refused' && isRight ? 'ready' : line.fate;
}

/** Whose form a file is, of which month, and in words what is wrong with it: there may be sixty of them. */
function FormOfTenant({ line }: { readonly line: SheetLine }) {
  const form = line.looked?.form ?? null;
  if (line.looked === null || form === null) return null;
  const { refused, notes } = line.looked;
  const words = notes.map((note) => sayRefusal(note)).join(' ');
  const asked = refused.filter(({ code }) => !isNeed(code));
  return (
    <div className="intake-form">
      <span>
        {form.name === '' ? sayImport('formNobody') : form.name} · {form.month === '' ? sayImport('formNoMonth') : formatMonth(form.month)}
        {line.fate === 'ready' ? ` · ${sayImport('formPaid', { amount: formatYuan(form.paid) })}` : ''}
      </span>
      {asked.slice(0, FORM_TROUBLES).map((trouble, nth) => (
        <div className="intake-refusal" key={nth}>
          {sayTrouble(trouble, { file: '', sheet: '' }).message}
        </div>
      ))}
      {asked.length > FORM_TROUBLES ? (
        <div className="intake-refusal">{sayImport('formMore', { count: asked.length - FORM_TROUBLES })}</div>
      ) : null}
      {notes.length === 0 ? null : (
        <div className="soft intake-notes" title={words}>
          {words}
        </div>
      )}
    </div>
  );
}

/** So many reasons of a sheet are written out in the list. */
const SHOWN_REASONS = 3;

function ReasonLine({ reason: { first, rows }, isCut }: { readonly reason: Reason; readonly isCut: boolean }) {
  const need = needOf(first.code);
  const words = need === null ? sayTrouble({ ...first, row: 0 }, { file: '', sheet: '' }).message : sayImport(`need_${need}`);
  const place =
    first.row === 0
      ? ''
      : rows === 1
        ? sayImport('reasonRow', { row: first.row })
        : sayImport(isCut ? 'reasonRowsAtLeast' : 'reasonRows', { count: formatCount(rows), row: first.row });
  return (
    <div className="intake-refusal">
      {place}
      {words}
    </div>
  );
}

/** Why rows of a sheet are refused, and what is said of it besides; a form says that with its tenant. */
function Said({ line, refusedNow }: Pick<FileListProps, 'refusedNow'> & { readonly line: SheetLine }) {
  if (line.looked === null || line.looked.form !== null || line.fate === 'left_out') return null;
  const left = refusedNow[getSheetKey(line)] ?? line.looked.refusedRows;
  const reasons = left === 0 ? [] : reasonsOf(line.looked.refused);
  // Of a sheet with thousands of refused rows the first few hundred are told apart by reason.
  const isCut = new Set(line.looked.refused.map(({ row }) => row)).size < line.looked.refusedRows;
  const named = line.looked.notes.filter(({ code }) => SAID_AT_ONCE.includes(code));
  return (
    <>
      {reasons.slice(0, SHOWN_REASONS).map((reason) => (
        <ReasonLine key={reason.first.code} reason={reason} isCut={isCut} />
      ))}
      {reasons.length > SHOWN_REASONS ? (
        <div className="intake-refusal">{sayImport('formMore', { count: reasons.length - SHOWN_REASONS })}</div>
      ) : null}
      {named.map((note, nth) => (
        <div className="soft" key={nth}>
          {sayRefusal(note)}
        </div>
      ))}
    </>
  );
}

function FileRow({ line, shown, refusedNow, onShow, onLeaveOut }: FileListProps & { readonly line: SheetLine }) {
  const isShown = shown !== null && shown.file === line.file && shown.sheet === line.sheet;
  const mayMap = usePermissions().call('intake.mapping', 'intake.saveMapping');
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
        <span className="soft intake-size">{formatBytes(line.size)}</span>
        {line.refusal === null ? null : <div className="intake-refusal">{sayRefusal(line.refusal)}</div>}
        <FormOfTenant line={line} />
        <Said line={line} refusedNow={refusedNow} />
      </th>
      <td>{line.sheet === null ? '' : sayKind(line.kind)}</td>
      <td>
        {fate === null ? null : <Tag tone={TONES[fate]}>{sayImport(`fate_${fate}`)}</Tag>}
        {mayMap && line.sheet !== null && (line.isUnknown || line.staged?.as === 'mapped') ? (
          <Link href={`/import/map/${line.file}/${line.sheet}`}>{sayImport(line.isUnknown ? 'chooseColumns' : 'changeColumns')}</Link>
        ) : null}
      </td>
      <Counts line={line} refusedNow={refusedNow} />
      <td>
        <Button
          size="small"
          type="text"
          aria-label={`${sayImport(isOut ? 'takeBackShort' : 'leaveOutShort')}: ${line.fileName}`}
          title={sayImport(isOut ? 'takeBack' : 'leaveOut')}
          onClick={() => onLeaveOut(line.file, !isOut)}
        >
          {sayImport(isOut ? 'takeBackShort' : 'leaveOutShort')}
        </Button>
      </td>
    </tr>
  );
}

/** From so many on one wants to see those with trouble alone. */
const MANY = 12;

/** Whether something is in the way of a file, or it is not known. */
function hasTrouble(line: SheetLine, refusedNow: FileListProps['refusedNow']): boolean {
  const fate = fateNow(line, refusedNow);
  return fate === 'refused' || fate === 'unreadable' || fate === 'unknown' || fate === 'not_allowed' || fate === 'parked';
}

function FileHead() {
  const numbers = ['rows', 'added', 'changed', 'same', 'refused'] as const;
  return (
    <thead>
      <tr>
        <th scope="col">{sayImport('file')}</th>
        <th scope="col">{sayImport('kind')}</th>
        <th scope="col">{sayImport('state')}</th>
        {numbers.map((key) => (
          <th scope="col" className="number" key={key}>
            {sayImport(key)}
          </th>
        ))}
        <th scope="col">
          <span className="visually-hidden">{sayImport('leaveOut')}</span>
        </th>
      </tr>
    </thead>
  );
}

/** The list of files; of many, those with trouble can be seen alone. */
export function FileList(props: FileListProps) {
  const { lines, refusedNow } = props;
  const [isTrouble, setTrouble] = useState(false);
  const wrong = lines.filter((line) => hasTrouble(line, refusedNow));
  const isMany = lines.length > MANY;
  const seen = isMany && isTrouble ? wrong : lines;
  return (
    <>
      {isMany ? (
        <Segmented
          className="intake-only"
          aria-label={sayImport('files')}
          value={isTrouble}
          onChange={setTrouble}
          options={[
            { value: false, label: sayImport('allFiles', { count: lines.length }) },
            { value: true, label: sayImport('wrongFiles', { count: wrong.length }) },
          ]}
        />
      ) : null}
      <div
        className={isMany ? 'intake-files intake-files-many' : 'intake-files'}
        tabIndex={0}
        role="region"
        aria-label={sayImport('files')}
      >
        <table>
          <FileHead />
          <tbody>
            {seen.map((line) => (
              <FileRow key={`${line.file}-${line.sheet ?? 'none'}`} line={line} {...props} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
