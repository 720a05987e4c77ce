// A PDF of ours as lines: each text with its place, size and font, each line and box with its place and look. A run of like strokes is told by its first and last.
import { type PdfPage, readPdf } from '../pdf-text.ts';

interface Shape {
  readonly look: string;
  readonly place: string;
}

const round = (digits: string): string => String(Math.round(Number(digits) * 10) / 10);

/** About how wide a text is, in letters as wide as high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (one < '\u2000' ? 0.57 : 1), 0);
}

/** The first half of a paper's code: its letters are wide or narrow from run to run. */
const HALF_CODE = /[\dA-Z]{5}-$/;
const PAINTS = new Set(['B', 'S', 'f', 'b', 's']);

/** The shapes of a page in drawing order, and its texts. */
function readDrawing({ content, fonts }: PdfPage): { readonly shapes: readonly Shape[]; readonly texts: readonly string[] } {
  const shapes: Shape[] = [];
  const texts: { readonly y: string; readonly font: string; readonly x: string; text: string; end: number }[] = [];
  let [path, colours, style]: [string[], string[], string[]] = [[], [], []];
  let [x, y, font] = ['', '', ''];
  for (const line of content.split('\n')) {
    const words = line.split(' ');
    const command = words.pop() ?? '';
    if (['re', 'm', 'l', 'c'].includes(command)) path.push(`${command} ${words.map(round).join(' ')}`);
    else if (['scn', 'SCN'].includes(command)) colours.push(`${command} ${words.map((one) => Number(one).toFixed(2)).join(' ')}`);
    else if (['w', 'd'].includes(command)) style.push(`${command} ${words.join(' ')}`);
    else if (PAINTS.has(command)) {
      if (path.length > 0) shapes.push({ look: [command, ...colours, ...style].join(', '), place: path.join(', ') });
      [path, colours, style] = [[], [], []];
    } else if (command === 'Tm') [x, y] = [round(words[4] ?? ''), round(words[5] ?? '')];
    else if (command === 'Tf') font = `${words[0] ?? ''} ${words[1] ?? ''}`;
    else if (command === 'TJ') {
      const map = fonts.get(font.split(' ')[0]?.slice(1) ?? '') ?? [];
      const codes = [...line.matchAll(/<(\w+)>/g)].flatMap(([, run = '']) => run.match(/.{4}/g) ?? []);
      const text = codes.map((code) => map[Number.parseInt(code, 16)] ?? '?').join('');
      const size = Number(font.split(' ')[1]);
      const last = texts.at(-1);
      // A line is written word by word, and character by character where it ends at a margin.
      const isNear = (end: number, before: string): boolean => Math.abs(Number(x) - end) < size / 2 || HALF_CODE.test(before);
      const goesOn = last?.y === y && last.font === font && isNear(last.end, last.text);
      if (goesOn) [last.text, last.end] = [last.text + text, Number(x) + widthOf(text) * size];
      else texts.push({ x, y, font, text, end: Number(x) + widthOf(text) * size });
    }
  }
  return { shapes, texts: texts.map((one) => `${one.x} ${one.y} ${one.font} ${one.text}`) };
}

/** A page's shapes: neighbours of one look and kind as the first, the last and how many. */
function foldShapes(shapes: readonly Shape[]): string[] {
  const kindOf = ({ look, place }: Shape): string => `${look}; ${place.replaceAll(/[\d. -]+/g, ' ')}`;
  const runs: Shape[][] = [];
  for (const shape of shapes) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && kindOf(run[0]) === kindOf(shape)) run.push(shape);
    else runs.push([shape]);
  }
  return runs.flatMap((run) => {
    const places = run.map(({ place }) => place);
    const shown = places.length > 4 ? [places[0], `… ${places.length} …`, places.at(-1)] : places;
    return [`[${run[0]?.look ?? ''}]`, ...shown.map((place) => `  ${place ?? ''}`)];
  });
}

/** Each page of a PDF as lines. */
export function listPdfLines(bytes: Uint8Array): string[] {
  return readPdf(bytes).flatMap((page, at) => {
    const { shapes, texts } = readDrawing(page);
    return [`page ${at + 1}, ${page.box.join(' ')}`, ...texts, ...foldShapes(shapes)];
  });
}
