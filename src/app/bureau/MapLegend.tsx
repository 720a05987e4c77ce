// What the colours and signs over the sheet mean, with how many there are of each; and whether placeholders are filled.
import { Checkbox } from 'antd';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { countTones, type Mark, TONES } from './map-marks.ts';
import { SIGNS } from './mark-text.ts';
import type { MapEditor } from './use-map-editor.ts';

/** The legend. What is not there is not explained, besides the states that everything goes through. */
export function MapLegend({ marks }: { readonly marks: readonly Mark[] }) {
  const counts = countTones(marks);
  const shown = ([...TONES, 'wrong'] as const).filter((tone) => counts[tone] > 0 || tone === 'confirmed' || tone === 'strong');
  return (
    <ul className="blank-legend legend" aria-label={sayMapEditor('legend')}>
      {shown.map((tone) => (
        <li key={tone}>
          <span
            className={tone === 'wrong' ? 'blank-swatch blank-mark-wrong' : `blank-swatch blank-mark-${tone}`}
            data-theme="light"
            aria-hidden="true"
          >
            {SIGNS[tone]}
          </span>
          {sayMapEditor(`tone_${tone}`)} <strong>{counts[tone]}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Whether the blank's placeholders are searched for; only a blank that has some asks. */
export function PlaceholderSwitch({ view, editor }: { readonly view: Workbook; readonly editor: MapEditor }) {
  const { draft, act } = editor;
  const hasSome = view.pictures.some(({ cells }) => cells.some(({ text }) => text.includes('{{')));
  if (!hasSome) return null;
  return (
    <Checkbox checked={draft.map.placeholders} onChange={(event) => act({ type: 'placeholders', isOn: event.target.checked })}>
      {sayMapEditor('placeholders')}
    </Checkbox>
  );
}
