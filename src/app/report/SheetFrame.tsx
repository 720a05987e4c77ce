// What stands over and under a table of the form: who files, the form's numbers, the period; sign-off, seal and notes.
import type { ReportPage } from '../../contract/report/filing-shapes.ts';

type Field = ReportPage['foot'][number];

/** `填报单位：某某公司`, or a line to write on. */
function FieldText({ field, blank }: { readonly field: Field; readonly blank: number }) {
  return (
    <span className="sheet-field">
      {field.label}：{field.value === '' ? '_'.repeat(blank) : field.value}
    </span>
  );
}

/** Who files at the left, the form's numbers at the right, then period and unit. */
export function SheetHead({ page }: { readonly page: ReportPage }) {
  return (
    <div className="sheet-head">
      <div className="sheet-upper">
        <div className="sheet-fields">
          {page.head.map((field) => (
            <FieldText key={field.label} field={field} blank={18} />
          ))}
        </div>
        {page.stack.length === 0 ? null : (
          <dl className="sheet-stack">
            {page.stack.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}：</dt>
                <dd>{value === '' ? '\u00A0' : value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div className="sheet-period">
        <FieldText field={page.period} blank={10} />
        {page.unit === null ? null : <FieldText field={page.unit} blank={10} />}
      </div>
    </div>
  );
}

/** Sign-off, the place of the seal, notes. */
export function SheetFoot({ page }: { readonly page: ReportPage }) {
  return (
    <div className="sheet-foot">
      <div className="sheet-sign">
        {page.foot.map((field) => (
          <FieldText key={field.label} field={field} blank={9} />
        ))}
      </div>
      <div className="sheet-seal">{page.seal}</div>
      {page.notes.map((note) => (
        <p className="sheet-note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}
