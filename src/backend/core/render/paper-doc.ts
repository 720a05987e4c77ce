// What all paper of the desk shares as PDF: fonts, dates and the file's particulars, so that equal input gives equal bytes.
import { type Content, SANS_TEXT, type TDocumentDefinitions } from './pdf.ts';

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
