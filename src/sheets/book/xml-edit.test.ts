// Places in XML texts as parseXml tells them, and what edits leave as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type XmlNode,
  applyEdits,
  attributeOf,
  childOf,
  escapeAttributeValue,
  escapeText,
  linkIdOf,
  listNodesUnder,
  parseXml,
  prefixOf,
  removeAttribute,
  setAttribute,
  getTextOfNode,
} from './xml-edit.ts';
import { DRAWING_SPACES } from '../xml/xml-spaces.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

function rootOf(text: string, options: Parameters<typeof parseXml>[1] = {}): XmlNode {
  const parsed = parseXml(text, options);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

function troubleOf(text: string): string {
  const parsed = parseXml(text, { part: 'xl/a.xml' });
  return parsed.ok ? 'none' : `${parsed.refusal.code} ${String(parsed.refusal.data['detail'])}`;
}

describe('parseXml', () => {
  it('counts places in the text as given: byte order mark, declaration, CRLF, comments, instructions', () => {
    const text = `\ufeff<?xml version='1.0'?>\r\n<!-- <a> -->\r\n<a xmlns="${MAIN}">\r\n<?x y?><b  c = 'd&#10;"' />e<![CDATA[<&>]]></a >\r\n<!-- end -->`;
    const root = rootOf(text);
    const b = childOf(root, 'b');
    expect(text.slice(root.from, root.openTo)).toBe(`<a xmlns="${MAIN}">`);
    expect(text.slice(root.closeFrom, root.to)).toBe('</a >');
    expect(b === null ? null : text.slice(b.from, b.to)).toBe(`<b  c = 'd&#10;"' />`);
    expect(b?.isEmpty).toBe(true);
    const c = b?.attributes[0];
    expect(c?.value).toBe('d\n"');
    expect(text.slice(c?.from, c?.to)).toBe(`c = 'd&#10;"'`);
    expect(text.slice(c?.valueFrom, c?.valueTo)).toBe('d&#10;"');
    expect(getTextOfNode(text, root)).toBe('\ne<&>');
  });

  it.each([
    ['default, transitional', `<row xmlns="${MAIN}"/>`, 'row'],
    ['prefix, strict', `<x:row xmlns:x='${STRICT}'/>`, 'row'],
    ['another namespace', '<x:row xmlns:x="urn:a"/>', '{urn:a}row'],
    ['none', '<row/>', '{}row'],
  ])('tells names by their namespace: %s', (_, text, name) => {
    expect(rootOf(text).name).toBe(name);
  });

  it('ends a namespace with its element', () => {
    const text = `<a xmlns="${MAIN}"><b xmlns="urn:b"><c/></b><c/><p:d xmlns:p="urn:p" p:e="1" f="2"/></a>`;
    const root = rootOf(text);
    expect(root.children.map((child) => child.name)).toEqual(['{urn:b}b', 'c', '{urn:p}d']);
    expect(root.children[0]?.children[0]?.name).toBe('{urn:b}c');
    expect(root.children[2]?.attributes.map(({ key }) => key)).toEqual(['xmlns:p', '{urn:p}e', 'f']);
  });

  it('takes the home that a part has', () => {
    const space = [...DRAWING_SPACES][1] ?? '';
    const root = rootOf(`<xdr:wsDr xmlns:xdr="${space}"><xdr:oneCellAnchor><xdr:from/></xdr:oneCellAnchor></xdr:wsDr>`, {
      home: DRAWING_SPACES,
    });
    expect(root.name).toBe('wsDr');
    expect(listNodesUnder(root, 'from')).toHaveLength(1);
    expect(prefixOf(root)).toBe('xdr:');
  });

  it('passes over what it is told to skip, and tells places as in the whole text', () => {
    const inside = '<row><c/><sheetData><c/></sheetData><!-- </sheetData> --></row>';
    const text = `<a xmlns="${MAIN}"><sheetData>${inside}</sheetData><after/></a>`;
    const openTo = text.indexOf(inside);
    const root = rootOf(text, { skip: { openTo, closeFrom: openTo + inside.length } });
    expect(root.children.map((child) => [child.name, child.children.length])).toEqual([
      ['sheetData', 0],
      ['after', 0],
    ]);
    expect(text.slice(root.children[1]?.from, root.children[1]?.to)).toBe('<after/>');
    const [data] = root.children;
    expect(text.slice(data?.openTo, data?.closeFrom)).toBe(inside);
    expect(troubleOf(`<a><sheetData><b></sheetData></a>`)).toMatch(/^WB_DAMAGED/);
  });

  it.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DTD'],
    ['an entity', '<a>&b;</a>', 'XML'],
    ['an entity in an attribute', '<a b="&c;"/>', 'XML'],
    ['an element left open', '<a><b></a>', 'XML'],
    ['no end', '<a>', 'XML'],
    ['two roots', '<a/><b/>', 'XML'],
    ['nothing', '', 'XML'],
    ['text outside', '<a/>b', 'XML'],
    ['an attribute twice', '<a b="1" b="2"/>', 'XML'],
    ['no space between attributes', '<a b="1"c="2"/>', 'XML'],
    ['no quotes', '<a b=1/>', 'XML'],
    ['an unknown prefix', '<x:a/>', 'XML'],
    ['a control character', '<a>\u0001</a>', 'XML'],
    ['another encoding', '<?xml version="1.0" encoding="gb2312"?><a/>', 'encoding'],
    ['a tag within a value', '<a b="<"/>', 'XML'],
    ['a declaration that is late', ' <?xml version="1.0"?><a/>', 'XML'],
  ])('refuses %s', (_, text, what) => {
    expect(troubleOf(text)).toMatch(new RegExp(`^WB_DAMAGED xl/a\\.xml: ${what} @\\d+$`));
  });

  it('finds the place of every element in any text that it takes', () => {
    const name = fc.constantFrom('a', 'row', 'x:c');
    const word = fc.constantFrom('', 'é', '&amp;', '<![CDATA[]]&gt;]]>', '<!-- - -->', '\r\n', '<?p ?>');
    const { tree } = fc.letrec<{ tree: string; leaf: string; branch: string }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('branch')),
      leaf: name.map((tag) => `<${tag} k='1' ></${tag}\n>`),
      branch: fc
        .tuple(name, word, fc.array(tie('tree'), { maxLength: 3 }), word)
        .map(([tag, before, children, after]) => `<${tag} k='1' >${before}${children.join(after)}${after}</${tag}\n>`),
    }));
    fc.assert(
      fc.property(tree, (inner) => {
        const text = `<r xmlns="${MAIN}" xmlns:x="urn:x">${inner}</r>`;
        const all = (node: XmlNode): readonly XmlNode[] => [node, ...node.children.flatMap(all)];
        const nodes = all(rootOf(text));
        expect(nodes).toHaveLength((inner.match(/ k='1'/g) ?? []).length + 1);
        for (const node of nodes) {
          expect(text.slice(node.from, node.from + 1 + node.raw.length)).toBe(`<${node.raw}`);
          expect(text.slice(node.openTo - 1, node.openTo)).toBe('>');
          expect(text.slice(node.closeFrom, node.closeFrom + 2 + node.raw.length)).toBe(`</${node.raw}`);
          expect(text.slice(node.to - 1, node.to)).toBe('>');
        }
      }),
    );
  });
});

describe('attributes', () => {
  const text = `<a xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships' ref = 'A1'\n q:id="r7" ><b/><b c="1"/></a>`;
  const root = rootOf(text);

  it('are found as written and by their namespace', () => {
    expect(attributeOf(root, 'ref')?.value).toBe('A1');
    expect(attributeOf(root, 'q:id')?.value).toBe('r7');
    expect(attributeOf(root, 'id')).toBeNull();
    expect(linkIdOf(root)).toBe('r7');
  });

  it('are changed in their place and quotes, added last, taken out with the space before', () => {
    const [first, second] = root.children;
    if (first === undefined || second === undefined) throw new Error('no children');
    const changed = applyEdits(text, [setAttribute(first, text, 'n', '"\'\n'), setAttribute(root, text, 'ref', `'it's "&"'!A1`)]);
    expect(changed).toBe(text.replace(`'A1'`, `'&apos;it&apos;s "&amp;"&apos;!A1'`).replace('<b/>', `<b n="&quot;'&#10;"/>`));
    const without = attributeOf(second, 'c');
    expect(without === null ? null : applyEdits(text, [removeAttribute(text, without)])).toBe(text.replace('<b c="1"/>', '<b/>'));
    expect(attributeOf(rootOf(changed), 'ref')?.value).toBe(`'it's "&"'!A1`);
  });

  it('come back as they were written', () => {
    const characters = fc.string({ unit: fc.constantFrom('a', '&', '<', '>', '"', "'", '\n', '\t', '\r', '表', '😀', ' ') });
    fc.assert(
      fc.property(characters, characters, (value, content) => {
        const written = `<a b="${escapeAttributeValue(value)}" c='${escapeAttributeValue(value, "'")}'>${escapeText(content)}</a>`;
        const node = rootOf(written);
        expect(attributeOf(node, 'b')?.value).toBe(value);
        expect(attributeOf(node, 'c')?.value).toBe(value);
        expect(getTextOfNode(written, node)).toBe(content);
      }),
    );
  });
});

describe('applyEdits', () => {
  it('takes edits in any order, keeps that of inserts at one place, and lets nothing overlap', () => {
    const insert = (at: number, text: string) => ({ from: at, to: at, text });
    expect(applyEdits('abcdef', [{ from: 4, to: 6, text: '' }, insert(2, 'X'), { from: 2, to: 3, text: 'C' }, insert(2, 'Y')])).toBe(
      'abXYCd',
    );
    expect(applyEdits('abc', [])).toBe('abc');
    expect(() => applyEdits('abc', [{ from: 0, to: 2, text: '' }, insert(1, 'x')])).toThrow('overlap');
    expect(() => applyEdits('abc', [{ from: 0, to: 4, text: '' }])).toThrow('overlap');
  });
});
