// A chart in the house's one style, with its numbers as a table beside it, and both as files.
import { Button, Segmented } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { sayUi } from './ui-messages.ts';
import { init } from './echarts.ts';
import { useDownload, useSaveFile } from './save-file.ts';
import { coloursOf } from './colours.ts';
import { useThemeName } from './theme.ts';
import './chart.css';

/** The colours a chart is drawn with. */
export interface ChartColours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly danger: string;
  readonly series: readonly string[];
}

/** A chart's numbers as a table: the same that it draws. */
export interface ChartNumbers {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface ChartProps {
  readonly label: string;
  readonly height: number;
  readonly option: (colours: ChartColours) => EChartsCoreOption;
  readonly numbers: ChartNumbers;
  /** Where the backend writes the workbook of these numbers, exact to the fen; without it the rows above are written. */
  readonly exportNumbers?: () => Promise<void>;
}

/** Told apart by lightness too, so that they stay different in grey. */
const SERIES = {
  light: ['#0f6b62', '#d9822b', '#3b5bb5', '#9b3f77', '#6b8e23', '#7a5c3e', '#4a9fb5', '#8a8f98'],
  dark: ['#52b8ab', '#f0a860', '#8aa4f0', '#d98abb', '#b3cf6b', '#c9a57f', '#7fcfe3', '#b4b9c2'],
} as const;

/** How far below the window a box already counts as seen, px. */
const NEARLY = 160;

/** Calls `see` once, when the box is in sight or nearly, at once where it is. Paper shows all of a page. Answers how to give up waiting. */
function whenSeen(host: HTMLElement, see: () => void): () => void {
  const { top, bottom } = host.getBoundingClientRect();
  if (top < window.innerHeight + NEARLY && bottom > -NEARLY) {
    see();
    return () => {};
  }
  const abort = new AbortController();
  const watcher = new IntersectionObserver((entries) => (entries.some((one) => one.isIntersecting) ? end() : undefined), {
    rootMargin: `${NEARLY}px`,
  });
  const giveUp = (): void => {
    watcher.disconnect();
    abort.abort();
  };
  const end = (): void => {
    giveUp();
    see();
  };
  watcher.observe(host);
  window.addEventListener('beforeprint', end, { signal: abort.signal });
  return giveUp;
}

function useChart(option: ChartProps['option']) {
  const box = useRef<HTMLDivElement | null>(null);
  const theme = useThemeName();
  const [picture, setPicture] = useState<(() => string) | null>(null);
  useEffect(() => {
    const host = box.current;
    if (host === null) return;
    const { ink, inkSoft, line, accent, danger } = coloursOf(theme);
    let end: (() => void) | null = null;
    const draw = (): void => {
      const chart = init(host, null, { renderer: 'canvas' });
      chart.setOption({
        animation: false,
        // Painted at once: what is left for later frames would be painted after the chart is gone.
        progressive: 0,
        textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
        color: [...SERIES[theme]],
        ...option({ ink, soft: inkSoft, line, accent, danger, series: SERIES[theme] }),
      });
      const watcher = new ResizeObserver(() => chart.resize());
      watcher.observe(host);
      setPicture(() => () => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: coloursOf(theme).surface }));
      end = () => {
        watcher.disconnect();
        chart.dispose();
      };
    };
    const giveUp = whenSeen(host, draw);
    return () => {
      giveUp();
      end?.();
    };
  }, [option, theme]);
  return { box, picture };
}

function bytesOfDataUrl(address: string): Uint8Array {
  const text = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** A number, or the text of one with thousands. */
function isNumeric(value: string | number | null): boolean {
  return typeof value === 'number' || value === null || value === '—' || /^[-+]?[\d,]+(\.\d+)?%?$/.test(value);
}

function NumbersTable({ label, numbers }: { readonly label: string; readonly numbers: ChartNumbers }) {
  return (
    <div className="chart-numbers" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {numbers.headings.map((text) => (
              <th scope="col" key={text}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.rows.map((row, at) => (
            <tr key={`${String(row[0])}-${at}`}>
              {row.map((value, column) => (
                <td key={numbers.headings[column]} className={isNumeric(value) ? 'number' : ''}>
                  {value ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawing({
  label,
  height,
  option,
  onPicture,
}: Omit<ChartProps, 'numbers' | 'exportNumbers'> & { readonly onPicture: (picture: () => string) => void }) {
  const { box, picture } = useChart(option);
  useEffect(() => {
    if (picture !== null) onPicture(picture);
  }, [picture, onPicture]);
  return <div ref={box} className="chart-box" role="img" aria-label={label} style={{ height }} />;
}

/** A chart. `option` must keep its identity between renders (useCallback), or the chart is drawn again. */
export function Chart({ label, height, option, numbers, exportNumbers }: ChartProps) {
  const save = useSaveFile();
  const { download } = useDownload('sheets.make');
  const [side, setSide] = useState<'chart' | 'numbers'>('chart');
  const [picture, setPicture] = useState<(() => string) | null>(null);
  const [takePicture] = useState(() => (next: () => string) => setPicture(() => next));
  const exportShown = (): Promise<void> =>
    download({ name: label, headings: [...numbers.headings], rows: numbers.rows.map((row) => [...row]) });
  return (
    <figure className="chart" aria-label={label}>
      {side === 'chart' ? (
        <Drawing label={label} height={height} option={option} onPicture={takePicture} />
      ) : (
        <NumbersTable label={label} numbers={numbers} />
      )}
      <figcaption className="chart-tools no-print">
        <Segmented
          size="small"
          aria-label={label}
          value={side}
          onChange={setSide}
          options={[
            { value: 'chart', label: sayUi('chart') },
            { value: 'numbers', label: sayUi('numbers') },
          ]}
        />
        <Button
          size="small"
          type="text"
          disabled={picture === null || side !== 'chart'}
          onClick={() => (picture === null ? undefined : void save({ name: `${label}.png`, bytes: bytesOfDataUrl(picture()) }))}
        >
          {sayUi('savePicture')}
        </Button>
        <Button size="small" type="text" onClick={() => void (exportNumbers ?? exportShown)()}>
          {sayUi('exportXlsx')}
        </Button>
      </figcaption>
    </figure>
  );
}
