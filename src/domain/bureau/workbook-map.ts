// What a map (对应表) says: which figure goes to which cell of a bureau's workbook (docs/rules/workbook.md, The map). Types only.

/** What every entry that a person confirms may say of itself. `state`: until then; `label`: the words seen at confirming. */
interface Confirmed {
  readonly label?: readonly string[] | undefined;
  readonly state?: 'proposed' | undefined;
}

/** A figure and its cell. */
export interface MapCell extends Confirmed {
  readonly sheet: string;
  readonly cell: string;
  readonly figure: string;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly as?: 'auto' | 'number' | 'text' | 'date' | undefined;
  readonly none?: 'dash' | 'blank' | undefined;
  readonly locked?: boolean | undefined;
}

/** A field of the head or foot and its cell (a range of one row with `boxes`). */
export interface MapHead extends Confirmed {
  readonly sheet: string;
  readonly cell: string;
  readonly field: string;
  readonly as?: 'auto' | 'number' | 'text' | 'date' | 'tick' | 'boxes' | undefined;
  readonly locked?: boolean | undefined;
}

/** A list's column: its key, or with a unit of its own. */
export type MapListColumn = string | { readonly column: string; readonly unit: string; readonly decimals?: number | undefined };

/** A list of rows: tenants, platforms or classes. */
export interface MapList extends Confirmed {
  readonly sheet: string;
  readonly rows: string;
  readonly firstRow: number;
  readonly templateRows: number;
  readonly columns: Readonly<Record<string, MapListColumn>>;
  readonly onOverflow: 'insertRows' | 'refuse';
  readonly locked?: boolean | undefined;
}

/** A cell of the workbook's own whose result must be one of these. */
export interface MapCheck extends Confirmed {
  readonly sheet: string;
  readonly cell: string;
  readonly ok: readonly (string | number | boolean)[];
}

/** A range that nothing may touch. */
export interface MapKeep {
  readonly sheet: string;
  readonly range: string;
}

/** A whole map. */
export interface MapValue {
  readonly version: 1;
  readonly workbook: { readonly file: string; readonly sha256: string };
  readonly placeholders: boolean;
  readonly cells: readonly MapCell[];
  readonly heads: readonly MapHead[];
  readonly lists: readonly MapList[];
  readonly checks: readonly MapCheck[];
  readonly keep: readonly MapKeep[];
}
