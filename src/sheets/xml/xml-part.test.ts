// What the scanner tells of documents in one piece and in many, and what it refuses.
import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, attributeIn } from './xml-attributes.ts';
import type { XmlTrouble } from './xml-reader.ts';
import { createXmlScanner, feedXml, finishXml } from './xml-part.ts';

const HOME = 'urn:home';

/** The events of a document fed in pieces of `size` characters; neighbouring texts joined. */
function scan(document: string, size = document.length || 1): { events: string[]; trouble: XmlTrouble | null } {
  const events: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') events.push(`text ${text}`);
    text = '';
  };
  const scanner = createXmlScanner(
    {
      open: (name, at) => {
        flush();
        events.push(`open ${name} ${attribute(at, 'a') ?? ''}`.trim());
      },
      close: (name) => {
        flush();
        events.push(`close ${name}`);
      },
      text: (piece) => {
        text += piece;
      },
    },
    new Set([HOME]),
  );
  scanner.reader.wantsText = true;
  for (let at = 0; at < document.length; at += size) if (!feedXml(scanner, document.slice(at, at + size))) break;
  finishXml(scanner);
  return { events, trouble: scanner.reader.trouble };
}

describe('what is told', () => {
  const document = `<?xml version='1.0' encoding='utf-8'?><!-- a > b --><x:r xmlns:x="${HOME}" xmlns="urn:other" a='1 > "2"'>
<x:t a="&lt;&#20013;&#x4e2d;">甲&amp;乙<![CDATA[<&]]></x:t><?pi x?><e/><x:t xmlns:x="urn:third"  a = "z" ></x:t ></x:r>`;
  const events = [
    'open r 1 > "2"',
    'text \n',
    'open t <中中',
    'text 甲&乙<&',
    'close t',
    'open {urn:other}e',
    'close {urn:other}e',
    'open {urn:third}t z',
    'close {urn:third}t',
    'close r',
  ];

  it('is the same for every size of the pieces', () => {
    for (let size = 1; size <= document.length; size++)
      expect(scan(document, size), `pieces of ${size}`).toEqual({ events, trouble: null });
  });

  it('reads line ends as line feeds, also cut between pieces', () => {
    for (const size of [1, 2, 3, 50]) expect(scan('<r>a\r\nb\rc</r>', size).events[1]).toBe('text a\nb\nc');
  });

  it('finds attributes by the namespace of their prefix', () => {
    let found: string | null = null;
    const scanner = createXmlScanner(
      {
        open: (_, at) => {
          found = attributeIn(at, new Set(['urn:links']), 'id');
        },
        close: () => {},
        text: () => {},
      },
      new Set(),
    );
    feedXml(scanner, '<s id="no" xmlns:l="urn:links" l:id="yes"/>');
    expect(found).toBe('yes');
  });
});

describe('what is refused', () => {
  it.each([
    ['<a><b></a></b>'],
    ['<a>'],
    ['<a></a'],
    ['</a>'],
    ['<a/><b/>'],
    ['text'],
    ['<a/>text'],
    [''],
    ['<a b=c/>'],
    ['<a b="c/>'],
    ['<a b="1" b="2"/>'],
    ['<a b="1"c="2"/>'],
    ['<a b="<"/>'],
    ['<a b="&unknown;"/>'],
    ['<a>&unknown;</a>'],
    ['<a>&#0;</a>'],
    ['<a>&#xD800;</a>'],
    ['<a>&#x110000;</a>'],
    ['<a>&amp</a>'],
    ['<a>&'],
    ['<a><!-- -- --></a>'],
    ['<a><!-- </a>'],
    ['<a><![CDATA[</a>'],
    ['<![CDATA[x]]><a/>'],
    ['<a><?xml version="1.0"?></a>'],
    ['<a><!ELEMENT a></a>'],
    ['<x:a/>'],
    ['<a xmlns:x=""/>'],
    [' <!-- x --><?xml version="1.0"?><a/>'],
    ['<a/><'],
    ['<1a/>'],
    ['< a/>'],
    ['<a>\u0000</a>'],
    ['<a>\ufffe</a>'],
  ])('%j is not well-formed, in whatever pieces', (document) => {
    for (const size of [1, 2, 3, 100]) expect(scan(document, size).trouble).toBe('xml');
  });

  it('a DTD and a false encoding have names of their own', () => {
    expect(scan('<!DOCTYPE a [<!ENTITY x "y">]><a/>', 3).trouble).toBe('dtd');
    expect(scan('<?xml version="1.0" encoding="Big5"?><a/>').trouble).toBe('encoding');
  });

  it('endless nesting, attributes and tags', () => {
    expect(scan('<a>'.repeat(2_000)).trouble).toBe('xml');
    expect(scan(`<a ${Array.from({ length: 400 }, (_, index) => `b${index}="1"`).join(' ')}/>`).trouble).toBe('xml');
    expect(scan(`<a b="${'x'.repeat(1_200_000)}`, 100_000).trouble).toBe('xml');
  });
});

it('agrees with another parser on what is well-formed and what it says', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="1">',
      '</b>',
      '<d/>',
      '&lt;',
      '&#65;',
      '<!-- x -->',
      '<![CDATA[y]]>',
      "<e f='&gt;'/>",
      '中',
      ' ',
      '&',
      '<',
      '>',
      '"',
    ),
    fc.string({ maxLength: 3, unit: fc.constantFrom('a', '<', '>', '/', '=', '"', ' ', '&', ';', '!', '-') }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
      const document = `<r>${pieces.join('')}</r>`;
      const expected = bySaxes(document);
      const found = scan(document, size);
      if (expected === null) expect(found.trouble).not.toBeNull();
      else expect(found).toEqual({ events: expected, trouble: null });
    }),
    { numRuns: 2_000 },
  );
});

function bySaxes(document: string): string[] | null {
  const events: string[] = [];
  let text = '';
  let failed = false;
  const flush = (): void => {
    if (text !== '') events.push(`text ${text}`);
    text = '';
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', (tag) => {
    flush();
    events.push(`open {}${tag.local} ${tag.attributes['a']?.value ?? ''}`.trim());
  });
  parser.on('closetag', (tag) => {
    flush();
    events.push(`close {}${tag.local}`);
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('cdata', (piece) => {
    text += piece;
  });
  parser.write(document).close();
  return failed ? null : events;
}
