// Draws a described document as PDF bytes: the one place that knows the PDF package and the fonts that are embedded.
// What all paper of the desk shares as PDF: fonts, dates and the file's particulars, so that equal input gives equal bytes.
import { createRequire } from 'node:module';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { listPhones } from '../../../domain/base/phones-in.ts';

export type { Column, Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Serif for the form's text, sans for its titles; both under the Open Font License. */
export const SERIF = 'NotoSerifSC';
export const SANS = 'NotoSansSC';
/** Sans in both weights, for what is small and read from afar: boards and lists. */
export const SANS_TEXT = 'NotoSansSCText';

/** The font files that come with the program. Packages hold more: these are the ones that ship. */
export const FONT_FILES = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

/** Where they stand; they are opened only when something is printed. */
function installedFonts(): TFontDictionary {
  const { resolve } = createRequire(import.meta.url);
  const sansBold = resolve(FONT_FILES.sansBold);
  return {
    [SERIF]: { normal: resolve(FONT_FILES.serif), bold: resolve(FONT_FILES.serifBold) },
    [SANS]: { normal: sansBold, bold: sansBold },
    [SANS_TEXT]: { normal: resolve(FONT_FILES.sans), bold: sansBold },
  };
}

const papers = new WeakMap<Uint8Array, ReadonlySet<string>>();

/** Phones on a paper that this program drew, by its bytes; null: it was not drawn here. */
export function findPhonesOnPaper(bytes: Uint8Array): ReadonlySet<string> | null {
  return papers.get(bytes) ?? null;
}

/** The document as PDF: nothing but its own fonts is read, no address is fetched. Equal definitions give equal bytes. */
export async function writePdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  // Loaded here: most runs of the program print nothing.
  const { default: printer } = await import('pdfmake');
  const fonts = installedFonts();
  const files = new Set<unknown>(Object.values(fonts).flatMap((family) => [family.normal, family.bold]));
  printer.setFonts(fonts);
  printer.setUrlAccessPolicy(() => false);
  printer.setLocalAccessPolicy((path) => files.has(path));
  // Looked for before it is drawn: drawing leaves its own objects in the definition.
  const phones = listPhones(JSON.stringify(definition));
  const bytes = await printer.createPdf(definition).getBuffer();
  papers.set(bytes, phones);
  return bytes;
}

/** A document of the desk, without its content. `printedOn`: the day (`2026-11-05`) that the file is dated with. */
export interface PaperFrame {
  readonly title: string;
  readonly baseName: string;
  readonly printedOn: string;
}

/** Points of A4 and A5. */
export const A4 = { short: 595.28, long: 841.89 } as const;
export const A5 = { short: 419.53, long: 595.28 } as const;

/** A document's definition. */
export function createPaperDefinition(
  { title, baseName, printedOn }: PaperFrame,
  layout: Pick<TDocumentDefinitions, 'pageSize' | 'pageOrientation' | 'pageMargins' | 'footer' | 'header'>,
  content: Content,
): TDocumentDefinitions {
  const date = new Date(`${printedOn}T00:00:00Z`);
  return {
    ...layout,
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    // Both dates and every text of `info` enter the file's id: it must come from the input alone.
    info: { title, author: baseName, creator: 'Livebase', producer: 'Livebase', creationDate: date, modDate: date },
    defaultStyle: { font: SANS_TEXT, fontSize: 9, lineHeight: 1 },
    content,
  };
}
