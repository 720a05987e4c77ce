// Reads pages, their boxes and their text out of a PDF of ours, by the fonts' own character maps.
import { inflateSync } from 'node:zlib';

/** One page: its box in points, its text in drawing order, one line a text command group, and its drawing commands with the fonts' characters by code. */
export interface PdfPage {
  readonly box: readonly number[];
  readonly text: string;
  readonly content: string;
  readonly fonts: ReadonlyMap<string, readonly string[]>;
}

function objectsOf(source: string): Map<string, string> {
  return new Map([...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function inflated(object: string): string {
  const start = object.indexOf('stream\n');
  return start < 0 ? '' : inflateSync(Buffer.from(object.slice(start + 7, object.lastIndexOf('\nendstream')), 'latin1')).toString('latin1');
}

function characterMap(stream: string): string[] {
  const map: string[] = [];
  for (const range of stream.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    [...(range[2] ?? '').matchAll(/<([0-9a-f ]+)>/g)].forEach((code, index) => {
      const units = (code[1] ?? '').replaceAll(' ', '').match(/.{4}/g) ?? [];
      map[Number.parseInt(range[1] ?? '0', 16) + index] = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
    });
  }
  return map;
}

function textOf(content: string, fonts: ReadonlyMap<string, string[]>): string {
  let map: string[] = [];
  let text = '';
  for (const command of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|^BT/gm)) {
    if (command[1] !== undefined) map = fonts.get(command[1]) ?? [];
    else if (command[2] !== undefined) {
      for (const run of command[2].matchAll(/<(\w+)>/g))
        text += (run[1]?.match(/.{4}/g) ?? []).map((code) => map[Number.parseInt(code, 16)] ?? '?').join('');
    }
  }
  return text;
}

/** The pages of `bytes`, in order. */
export function readPdf(bytes: Uint8Array): PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const at = (reference: string | undefined): string => objects.get(reference ?? '') ?? '';
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\n/.test(object))
    .map((page) => {
      const resources = at(/\/Resources (\d+) 0 R/.exec(page)?.[1]);
      const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((font): [string, string[]] => {
        const map = /\/ToUnicode (\d+) 0 R/.exec(at(font[2]))?.[1];
        return [font[1] ?? '', characterMap(inflated(at(map)))];
      });
      const box = (/\/MediaBox \[([^\]]*)\]/.exec(page)?.[1] ?? '').split(' ').map(Number);
      const content = inflated(at(/\/Contents (\d+) 0 R/.exec(page)?.[1]));
      return { box, text: textOf(content, new Map(fonts)), content, fonts: new Map(fonts) };
    });
}
