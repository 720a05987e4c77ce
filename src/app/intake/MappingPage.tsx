// The columns of a sheet that is not known, named by a person once: what each is, kept under a name for the next time.
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { z } from 'zod';
import type { layoutSchema } from '../../contract/intake/intake-shapes.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { getMappedMessage } from '../ui/mapping-field-messages.ts';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { sayMap } from './map-messages.ts';
import { sayMark } from '../ui/i18n.ts';

// Which column is which field: each field at one column, each column one field.

/** Fields by column, from 0. */
type ColumnFields = ReadonlyMap<number, string>;

/** The proposal as fields by column: the first column of each header. */
export function listProposedColumns(
  headers: readonly string[],
  fields: readonly { readonly field: string; readonly header: string }[],
): ColumnFields {
  return new Map(
    fields.flatMap(({ field, header }): [number, string][] => {
      const at = headers.indexOf(header);
      return at < 0 ? [] : [[at, field]];
    }),
  );
}

/** A column given a field, or none; the column that had it before has none then. */
export function withField(columns: ColumnFields, at: number, field: string | null): ColumnFields {
  const others = [...columns].filter(([column, one]) => column !== at && one !== field);
  return new Map(field === null ? others : [...others, [at, field]]);
}

/** Only the fields that a kind has. */
export function selectFieldsOfKind(columns: ColumnFields, known: readonly string[]): ColumnFields {
  return new Map([...columns].filter(([, field]) => known.includes(field)));
}

type Layout = z.infer<typeof layoutSchema>;
type Kind = Layout['proposal']['kind'];

interface Mapping {
  readonly kind: Kind;
  readonly platform: string | null;
  readonly name: string;
  readonly columns: ColumnFields;
}

function useMapping(layout: Layout, fileName: string) {
  const notices = useNotices();
  const [, go] = useLocation();
  const { run, isBusy } = useCommand('intake.saveMapping');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isDirty, setDirty] = useState(false);
  const headers = layout.columns.map(({ header }) => header);
  const [mapping, setMapping] = useState<Mapping>({
    kind: layout.proposal.kind,
    platform: layout.proposal.platform,
    name: fileName.replace(/\.[^.]+$/, '').slice(0, 100),
    columns: listProposedColumns(headers, layout.proposal.fields),
  });
  useUnsaved(isDirty);
  const fields = layout.kinds.find(({ kind }) => kind === mapping.kind)?.fields ?? [];
  const used = selectFieldsOfKind(
    mapping.columns,
    fields.map(({ field }) => field),
  );
  const lacking = fields
    .filter(({ field, isNeeded }) => isNeeded && ![...used.values()].includes(field))
    .map(({ field }) => getMappedMessage(field));
  const missing = [
    ...lacking,
    ...(used.size === 0 && lacking.length === 0 ? [sayMap('noField')] : []),
    ...(mapping.platform === null ? [sayMap('noPlatform')] : []),
    ...(mapping.name.trim() === '' ? [sayMap('noName')] : []),
  ];
  const change = (next: Partial<Mapping>): void => {
    setMapping((now) => ({ ...now, ...next }));
    setDirty(true);
  };
  const save = async (): Promise<void> => {
    const { kind, platform, name } = mapping;
    if (missing.length > 0 || platform === null) return;
    const given = [...used].map(([at, field]) => ({ field, header: headers[at] ?? '' }));
    const answer = await run({ signature: layout.signature, name: name.trim(), kind, platform, fields: given });
    setOutcome(answer);
    if (!answer.ok) return;
    setDirty(false);
    notices.done(sayMap('saved', { name: name.trim() }));
    go('/import');
  };
  return { mapping, fields, used, missing, change, save, isBusy, outcome };
}

interface SheetProps {
  readonly layout: Layout;
  readonly fields: Layout['kinds'][number]['fields'];
  readonly used: ColumnFields;
  readonly onChange: (at: number, field: string | null) => void;
}

const NONE = '';

/** The sheet as a sheet: over each column what it is. */
export function MappedSheet({ layout, fields, used, onChange }: SheetProps) {
  const options = [
    { value: NONE, label: sayMap('none') },
    ...fields.map(({ field, isNeeded }) => ({ value: field, label: `${getMappedMessage(field)}${isNeeded ? ' *' : ''}` })),
  ];
  const rows = Array.from({ length: Math.max(0, ...layout.columns.map(({ samples }) => samples.length)) }, (_, at) => at);
  return (
    <div className="map-box" tabIndex={0} role="group" aria-label={sayMap('sheet')}>
      <table>
        <thead>
          <tr>
            {layout.columns.map(({ header }, at) => (
              <th scope="col" key={at} className={used.has(at) ? 'map-used' : ''}>
                <div className="map-header">{header || sayMap('noHeader', { column: at + 1 })}</div>
                <Select
                  className="map-choice"
                  aria-label={sayMap('columnIs', { header: header || sayMap('noHeader', { column: at + 1 }) })}
                  value={used.get(at) ?? NONE}
                  options={options}
                  disabled={header === ''}
                  popupMatchSelectWidth={false}
                  onChange={(field) => onChange(at, field === NONE ? null : field)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {layout.columns.map(({ samples }, at) => (
                <td key={at} title={samples[row] ?? ''}>
                  {(samples[row] ?? '').slice(0, 60)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MappingForm({ layout, fileName }: { readonly layout: Layout; readonly fileName: string }) {
  const { mapping, fields, used, missing, change, save, isBusy, outcome } = useMapping(layout, fileName);
  useKeys([{ keys: 'Ctrl+Enter', words: sayMap('save'), run: () => void save(), alsoInFields: true }]);
  const isGuessed = used.size > 0;
  return (
    <>
      <Section>
        <div className="intake-asks">
          <div className="field">
            <span className="field-label">{sayMap('kind')}</span>
            <Segmented<Kind>
              aria-label={sayMap('kind')}
              value={mapping.kind}
              onChange={(kind) => change({ kind })}
              options={layout.kinds.map(({ kind }) => ({ value: kind, label: sayMap(`kind_${kind}`) }))}
            />
          </div>
          <ChoiceField
            label={sayMap('platform')}
            isNeeded
            value={mapping.platform}
            options={layout.platforms.map((one) => ({ value: one, label: one }))}
            onChange={(platform) => change({ platform })}
          />
          <TextField label={sayMap('name')} isNeeded help={sayMap('nameHelp')} value={mapping.name} onChange={(name) => change({ name })} />
        </div>
      </Section>
      <Section title={sayMap('sheet')}>
        <p className="soft intake-help">
          {isGuessed ? `${sayMap('proposed', { count: used.size })}${sayMark('。')}` : ''}
          {sayMap(mapping.kind === 'sessions' ? 'accountHelp' : 'monthHelp')}
        </p>
        <MappedSheet
          layout={layout}
          fields={fields}
          used={used}
          onChange={(at, field) => change({ columns: withField(mapping.columns, at, field) })}
        />
      </Section>
      <OutcomeNote outcome={outcome} what={sayMap('save')} />
      <div className="intake-bar">
        <span role="status" className={missing.length > 0 ? 'intake-refused' : ''}>
          {missing.length > 0 ? sayMap('missing', { fields: missing.join(sayMark('、')) }) : ''}
        </span>
        <Button type="primary" disabled={missing.length > 0} loading={isBusy} onClick={() => void save()} title="Ctrl+Enter">
          {sayMap('save')}
        </Button>
      </div>
    </>
  );
}

interface PlaceProps {
  readonly staging: string;
  readonly file: number;
  readonly sheet: number;
  readonly fileName: string;
}

function MappingOf({ staging, file, sheet, fileName }: PlaceProps) {
  const asked = useApiQuery('intake.mapping', { staging, file, sheet });
  return <Show asked={asked}>{(layout) => <MappingForm key={layout.signature} layout={layout} fileName={fileName} />}</Show>;
}

/** The mapping of a staged sheet. */
export function MappingPage({ file, sheet }: { readonly file: number; readonly sheet: number }) {
  const asked = useApiQuery('intake.list', {}, { staleTime: 0 });
  const staging = asked.state === 'ready' ? asked.value.stagings.at(-1) : undefined;
  const fileName = staging?.files[file]?.file ?? '';
  return (
    <Page title={sayMap('title', { file: fileName })} lead={sayMap('lead')} actions={<Link href="/import">{sayMap('back')}</Link>}>
      <Show asked={asked}>
        {() =>
          staging?.files[file]?.sheets[sheet] === undefined ? (
            <Note tone="warn" actions={<Link href="/import">{sayMap('back')}</Link>}>
              {sayMap('gone')}
            </Note>
          ) : (
            <MappingOf staging={staging.staging} file={file} sheet={sheet} fileName={fileName} />
          )
        }
      </Show>
    </Page>
  );
}
