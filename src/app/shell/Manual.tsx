// The manual (docs/manual), as it comes with the program: a chapter at a time, its links lead to other chapters. What is no text of the manual (raw HTML) is shown as text.
import { Button } from 'antd';
import { lexer, type MarkedToken, type Token } from 'marked';
import { createElement, type ReactNode, useState } from 'react';
import { sayShell } from './shell-messages.ts';

const TEXTS = import.meta.glob<string>('../../../docs/manual/*.md', { query: '?raw', import: 'default', eager: true });
const PICTURES = import.meta.glob<string>('../../../docs/manual/images/*.png', { query: '?url', import: 'default', eager: true });
const FOLDER = '../../../docs/manual/';
/** The chapter that lists the others. */
const FIRST = 'README.md';

type Go = (chapter: string) => void;

/** Every token that `lexer` makes without extensions is one of these. */
function isMarked(token: Token): token is MarkedToken {
  return token.type !== 'extension';
}

function showAll(tokens: readonly Token[] | undefined, go: Go): ReactNode {
  return (tokens ?? []).filter(isMarked).map((token, nth) => <Piece key={nth} token={token} go={go} />);
}

interface PieceProps {
  readonly token: MarkedToken;
  readonly go: Go;
}

function Link({ href, go, children }: { readonly href: string; readonly go: Go; readonly children: ReactNode }) {
  return Object.hasOwn(TEXTS, `${FOLDER}${href}`) ? (
    <Button type="link" size="small" onClick={() => go(href)}>
      {children}
    </Button>
  ) : (
    <>{children}</>
  );
}

function Piece({ token, go }: PieceProps): ReactNode {
  switch (token.type) {
    case 'heading':
      return createElement(`h${Math.min(token.depth + 1, 6)}`, {}, showAll(token.tokens, go));
    case 'paragraph':
      return <p>{showAll(token.tokens, go)}</p>;
    case 'text':
      return 'tokens' in token && token.tokens !== undefined ? showAll(token.tokens, go) : token.text;
    case 'list':
      return createElement(
        token.ordered ? 'ol' : 'ul',
        {},
        token.items.map((item, nth) => <li key={nth}>{showAll(item.tokens, go)}</li>),
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {token.header.map((cell, nth) => (
                <th key={nth}>{showAll(cell.tokens, go)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {token.rows.map((row, nth) => (
              <tr key={nth}>
                {row.map((cell, at) => (
                  <td key={at}>{showAll(cell.tokens, go)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'code':
      return <pre>{token.text}</pre>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'strong':
      return <strong>{showAll(token.tokens, go)}</strong>;
    case 'link':
      return (
        <Link href={token.href} go={go}>
          {showAll(token.tokens, go)}
        </Link>
      );
    case 'image':
      return <img src={PICTURES[`${FOLDER}${token.href}`]} alt={token.text} />;
    case 'space':
      return null;
    default:
      return token.raw;
  }
}

/** The manual, from its list of chapters on. */
export function Manual() {
  const [chapter, setChapter] = useState(FIRST);
  return (
    <div className="manual" tabIndex={0}>
      {chapter === FIRST ? null : <Button onClick={() => setChapter(FIRST)}>{sayShell('manualList')}</Button>}
      {showAll(lexer(TEXTS[`${FOLDER}${chapter}`] ?? ''), setChapter)}
    </div>
  );
}
