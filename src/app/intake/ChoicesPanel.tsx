// What a person has to say, or may choose, before the files are taken.
// Base facts that are there and that a file says otherwise: side by side, each chosen by itself.
import { Checkbox, Input, Radio, Button } from 'antd';
import { useMemo } from 'react';
import type { TenantName } from '../../contract/records/records.ts';
import { useNames, ChoiceField, TenantField } from '../ui/fields/choice-fields.tsx';
import { DayField, MonthField } from '../ui/fields/date-fields.tsx';
import { Section } from '../ui/Page.tsx';
import { trimOrNull } from '../ui/values.tsx';
import { sayImport } from './import-messages.ts';
import { type FileNeeds, listFileNeeds, listTenantsOfDrop } from './staged-sheets.ts';
import type { Choices, Importing } from './use-import.ts';
import type { FactQuestion } from '../../contract/intake/intake-shapes.ts';
import { recordText } from '../ui/records/record-text.ts';
import { sayField } from '../ui/window-words.ts';

type Own = Choices['own'][number];

/** Refusals of bookings that a reason lifts, and of reasons that do not do. */
const CONSENT_CODES: readonly string[] = ['BOOKING_WARNED', 'REASON_TOO_SHORT', 'NOT_ALLOWED'];

interface FileChoiceProps {
  readonly ask: FileNeeds;
  readonly own: Own;
  /** Tenants that come with the same drop. */
  readonly dropped: readonly TenantName[];
  readonly onChange: (own: Own) => void;
}

function FileChoice({ ask, own, dropped, onChange }: FileChoiceProps) {
  const tenants = [...useNames().tenants, ...dropped];
  const { fileName: file, needs, accounts } = ask;
  const tenant = tenants.find(({ uscc }) => uscc === own.tenant)?.id ?? null;
  const pickTenant = (id: number | null): void =>
    onChange({ ...own, tenant: tenants.find((one) => one.id === id)?.uscc ?? null, account: null });
  const known = [...new Set([...accounts, ...(own.account === null ? [] : [own.account])])];
  return (
    <>
      {needs.includes('month') ? (
        <MonthField label={sayImport('fileMonth', { file })} isNeeded value={own.month} onChange={(month) => onChange({ ...own, month })} />
      ) : null}
      {needs.includes('tenant') ? (
        <TenantField label={sayImport('fileTenant', { file })} isNeeded value={tenant} more={dropped} onChange={pickTenant} />
      ) : null}
      {needs.includes('renamedFrom') ? (
        <DayField
          label={sayImport('fileRenamed', { file })}
          isNeeded
          value={own.renamedFrom ?? null}
          onChange={(renamedFrom) => onChange({ ...own, renamedFrom })}
        />
      ) : null}
      {needs.includes('account') && known.length > 0 ? (
        <ChoiceField
          label={sayImport('fileAccount', { file })}
          isNeeded
          value={own.account}
          options={known.map((one) => ({ value: one, label: one }))}
          onChange={(account) => onChange({ ...own, account })}
        />
      ) : null}
    </>
  );
}

type Choosing = Pick<Importing, 'choices' | 'preview' | 'choose'>;

/** Choices that the files need, and how to take what differs or has trouble. */
export function ChoicesPanel({ importing }: { readonly importing: Choosing }) {
  const { choices, preview, choose } = importing;
  const asks = listFileNeeds(preview?.files ?? [], choices.own);
  const dropped = useMemo(() => listTenantsOfDrop(preview?.tenants ?? []), [preview]);
  const setOwn = (own: Own): void => void choose({ own: [...choices.own.filter(({ file }) => file !== own.file), own] });
  return (
    <>
      {asks.length === 0 ? null : (
        <Section title={sayImport('ownerTitle')}>
          <p className="soft intake-help">{sayImport('ownerHelp')}</p>
          <div className="intake-asks">
            {asks.map((ask) => (
              <FileChoice
                key={ask.file}
                ask={ask}
                own={choices.own.find(({ file }) => file === ask.file) ?? { file: ask.file, month: null, tenant: null, account: null }}
                dropped={dropped}
                onChange={setOwn}
              />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

/** Whether bookings that lie ahead wait for a reason, or have been given one. */
function isConsentAsked({ choices, preview }: Choosing): boolean {
  const refused = (preview?.files ?? []).flatMap(({ sheets }) => sheets).flatMap((sheet) => sheet.refused);
  return choices.overrideReason !== null || refused.some(({ code }) => CONSENT_CODES.includes(code));
}

/** How to take figures that differ, rows that have trouble, and bookings that need a reason. */
export function HowChoices({ importing }: { readonly importing: Choosing }) {
  const { choices, choose } = importing;
  const give = (text: string): void => {
    const overrideReason = trimOrNull(text);
    if (overrideReason !== choices.overrideReason) void choose({ overrideReason });
  };
  return (
    <div className="intake-how" role="group" aria-label={sayImport('how')}>
      <span id="intake-difference">{sayImport('difference')}</span>
      <Radio.Group
        aria-labelledby="intake-difference"
        value={choices.onDifference}
        onChange={(event) => void choose({ onDifference: event.target.value === 'keep' ? 'keep' : 'replace' })}
        options={[
          { value: 'replace', label: sayImport('replace') },
          { value: 'keep', label: sayImport('keep') },
        ]}
      />
      <Checkbox
        checked={choices.takesGoodRows}
        onChange={(event) => void choose({ takesGoodRows: event.target.checked })}
        title={sayImport('goodRowsHelp')}
      >
        {sayImport('goodRows')}
      </Checkbox>
      {isConsentAsked(importing) ? (
        <Input
          aria-label={sayImport('consent')}
          placeholder={sayImport('consent')}
          title={sayImport('consentHelp')}
          defaultValue={choices.overrideReason ?? ''}
          onPressEnter={(event) => give(event.currentTarget.value)}
          onBlur={(event) => give(event.currentTarget.value)}
        />
      ) : null}
    </div>
  );
}

type Chosen = NonNullable<Choices['facts']>;

/** Facts that nobody has chosen yet. */
export function openFacts(facts: readonly FactQuestion[], chosen: Chosen): readonly FactQuestion[] {
  return facts.filter(({ field }) => !chosen.some((one) => one.field === field));
}

function OneFact({
  fact,
  chosen,
  onChoose,
}: {
  readonly fact: FactQuestion;
  readonly chosen: boolean | null;
  readonly onChoose: (keep: boolean) => void;
}) {
  const names = useNames();
  const { field, before, after, who, at, fromFile, file, sheet, row } = fact;
  const text = (value: typeof before): string => recordText('base_fact', field, value, names);
  const named = sayField('base_fact', field);
  const there = fromFile === null ? sayImport('factTyped', { who, at: at.slice(0, 10) }) : sayImport('factFromFile', { file: fromFile });
  return (
    <fieldset className="intake-fact">
      <legend>{named}</legend>
      <Radio.Group
        className="intake-fact-sides"
        aria-label={named}
        value={chosen}
        onChange={(event) => onChoose(event.target.value === true)}
        options={[
          {
            value: true,
            label: (
              <span>
                <strong>{text(before)}</strong>
                <span className="soft">
                  {' '}
                  {sayImport('factThere')} · {there}
                </span>
              </span>
            ),
          },
          {
            value: false,
            label: (
              <span>
                <strong>{text(after)}</strong>
                <span className="soft"> {sayImport('factSaid', { file, sheet, row })}</span>
              </span>
            ),
          },
        ]}
      />
    </fieldset>
  );
}

/** The questions; nothing where no fact differs. */
export function FactChoices({ importing }: { readonly importing: Importing }) {
  const { preview, choices, choose } = importing;
  const facts = preview?.facts ?? [];
  const chosen = choices.facts ?? [];
  if (facts.length === 0) return null;
  const set = (fields: readonly string[], keep: boolean): void =>
    void choose({ facts: [...chosen.filter(({ field }) => !fields.includes(field)), ...fields.map((field) => ({ field, keep }))] });
  const all = facts.map(({ field }) => field);
  return (
    <Section
      title={sayImport('factsTitle', { count: facts.length })}
      actions={
        facts.length < 2 ? undefined : (
          <>
            <Button onClick={() => set(all, true)}>{sayImport('factsKeep')}</Button>
            <Button onClick={() => set(all, false)}>{sayImport('factsTake')}</Button>
          </>
        )
      }
    >
      <p className="soft intake-help">{sayImport('factsHelp')}</p>
      {facts.map((fact) => (
        <OneFact
          key={`${fact.field}-${fact.file}`}
          fact={fact}
          chosen={chosen.find(({ field }) => field === fact.field)?.keep ?? null}
          onChoose={(keep) => set([fact.field], keep)}
        />
      ))}
    </Section>
  );
}
