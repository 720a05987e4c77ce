// Fields for what is chosen: a word of a list, yes or no, a tenant, studios. Names are found by characters, Pinyin, old names and codes.
// A figure of the report, picked from its list by words or by address.
import { AutoComplete, Select, Switch } from 'antd';
import { useMemo, type ComponentProps } from 'react';
import type { Names, TenantName } from '../../../contract/records/records.ts';
import { useApiQuery } from '../api.tsx';
import { sayUi } from '../ui-messages.ts';
import { useToday } from '../today.ts';
import { Field, type FieldProps } from './Field.tsx';
import { type TenantOption, useTenantSearch } from './tenant-search.tsx';
import type { HistoricalGrid } from '../../../contract/report/filing-shapes.ts';

interface Option<V extends string | number = string | number> {
  readonly value: V;
  readonly label: string;
  /** Everything it is found by, in lower case. */
  readonly found: string;
}

interface ChoiceProps extends FieldProps<string | null> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function matches(input: string, option: Option | undefined): boolean {
  return option !== undefined && option.found.includes(input.trim().toLowerCase());
}

/** Whether a suggested word holds what was typed, anywhere in it. */
export function isSuggestionFound(input: string, option: { readonly label: string } | undefined): boolean {
  return (option?.label ?? '').includes(input.trim());
}

/** One of what is listed: found by any of its words. */
function OneOf<V extends string | number>({
  label,
  value,
  onChange,
  options,
  isDisabled,
  ...frame
}: FieldProps<V | null> & { readonly options: readonly Option[] }) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Select<V, Option>
          {...ids}
          value={value}
          options={[...options]}
          disabled={isDisabled === true}
          allowClear={frame.isNeeded !== true}
          showSearch={{ filterOption: matches }}
          onChange={(next) => onChange(next ?? null)}
        />
      )}
    </Field>
  );
}

/** One word of a list. */
export function ChoiceField({ options, ...field }: ChoiceProps) {
  return <OneOf {...field} options={options.map((one) => ({ ...one, found: one.label.toLowerCase() }))} />;
}

/** A word of a list, or one that the list does not have yet. */
export function SuggestField({ label, value, onChange, options, isDisabled, ...frame }: ChoiceProps) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <AutoComplete
          {...ids}
          value={value ?? ''}
          options={[...options]}
          disabled={isDisabled === true}
          showSearch={{ filterOption: isSuggestionFound }}
          onChange={(next: string) => onChange(next)}
        />
      )}
    </Field>
  );
}

/** Yes or no. */
export function YesNoField({ label, value, onChange, isDisabled, ...frame }: FieldProps<boolean>) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <span>
          <Switch
            id={ids.id}
            checked={value}
            disabled={isDisabled === true}
            checkedChildren={sayUi('yes')}
            unCheckedChildren={sayUi('no')}
            onChange={onChange}
          />
        </span>
      )}
    </Field>
  );
}

/** Names of tenants and studios as of today; empty until they are there. */
export function useNames(): Names {
  const today = useToday();
  const asked = useApiQuery('records.names', { day: today });
  return asked.state === 'ready' ? asked.value : NO_NAMES;
}

/** Whether the names have not come yet: that nobody is found says nothing then. */
export function areNamesLoading(names: Names): boolean {
  return names === NO_NAMES;
}

/** What tenants are called in lists, by their ids: the short name, else what is given. */
export function useShortNames(): (tenant: number, name: string) => string {
  const names = useNames();
  return useMemo(() => {
    const byId = new Map(names.tenants.map(({ id, short }) => [id, short]));
    return (tenant, name) => byId.get(tenant) ?? name;
  }, [names]);
}

const NO_NAMES: Names = { tenants: [], studios: [], months: [] };

function studioOptions(names: Names): Option<number>[] {
  return names.studios.map((one) => ({
    value: one.id,
    label: one.name === null || one.name === one.code ? one.code : `${one.code} ${one.name}`,
    found: [one.code, one.name ?? '', one.floor ?? ''].join(' ').toLowerCase(),
  }));
}

interface TenantFieldProps extends FieldProps<number | null> {
  /** Tenants that the base does not have yet. */
  readonly more?: readonly TenantName[];
}

const NO_MORE: readonly TenantName[] = [];

/** A tenant, by its id. */
export function TenantField({ label, value, onChange, isDisabled, more = NO_MORE, ...frame }: TenantFieldProps) {
  const names = useNames();
  const all = useMemo(() => ({ ...names, tenants: [...names.tenants, ...more] }), [names, more]);
  const search = useTenantSearch(all);
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Select<number, TenantOption>
          {...ids}
          {...search}
          value={value}
          disabled={isDisabled === true}
          allowClear={frame.isNeeded !== true}
          onChange={(next) => onChange(next ?? null)}
        />
      )}
    </Field>
  );
}

/** A studio, by its id. */
export function StudioField(field: FieldProps<number | null>) {
  const names = useNames();
  const options = useMemo(() => studioOptions(names), [names]);
  return <OneOf {...field} options={options} />;
}

/** Several of what is listed: found by any of its words. */
export function SeveralField<V extends string | number>({
  label,
  value,
  onChange,
  options,
  isDisabled,
  ...frame
}: FieldProps<readonly V[]> & { readonly options: readonly Option<V>[] }) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Select<V[], Option<V>>
          {...ids}
          mode="multiple"
          value={[...value]}
          options={[...options]}
          disabled={isDisabled === true}
          showSearch={{ filterOption: matches }}
          onChange={(next) => onChange(next)}
        />
      )}
    </Field>
  );
}

/** Several studios, by their ids. */
export function StudiosField(field: FieldProps<readonly number[]>) {
  const names = useNames();
  const options = useMemo(() => studioOptions(names), [names]);
  return <SeveralField {...field} options={options} />;
}

interface FigureOption {
  readonly value: string;
  readonly label: string;
}

/** Columns of the tables of indicators: a target stands for the row, whatever its columns. */
const OF_INDICATOR = /^([^.]+\.[^.]+)\.(?:month|value)$/;

/** What can be picked, in the form's order. */
export function listFigureOptions(rows: HistoricalGrid['rows'], isIndicator: boolean): readonly FigureOption[] {
  return rows.flatMap(({ figure, label }) => {
    const own = OF_INDICATOR.exec(figure)?.[1];
    if (!isIndicator) return [{ value: figure, label }];
    // Of `ZB-2.06 直播成交额·本年 本月` the indicator alone.
    return own === undefined ? [] : [{ value: own, label: label.slice(0, label.lastIndexOf('·')) }];
  });
}

type FigureFieldProps = Omit<ComponentProps<typeof ChoiceField>, 'options'> & {
  /** Whether the row of the table is meant, as by a target, and not a figure of it. */
  readonly isIndicator: boolean;
};

export function FigureField({ isIndicator, ...field }: FigureFieldProps) {
  const year = Number(useToday().slice(0, 4));
  const asked = useApiQuery('filing.historical', { year });
  const options = asked.state === 'ready' ? listFigureOptions(asked.value.rows, isIndicator) : [];
  return <ChoiceField {...field} options={options} />;
}
