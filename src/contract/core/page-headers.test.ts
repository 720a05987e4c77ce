// What the page is handed over with: its policy, its files' kinds, and which paths name a file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheControlOf, createContentSecurityPolicy, mimeTypeOf, pageFileOf, withNonce } from './page-headers.ts';

describe('the policy', () => {
  it('lets the page load its own files only, and styles with the nonce of this answer', () => {
    expect(createContentSecurityPolicy('abc')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(createContentSecurityPolicy(null)).toContain("style-src 'self';");
    expect(createContentSecurityPolicy(null)).not.toContain('unsafe');
  });

  it('puts the nonce wherever the page has a place for it', () => {
    expect(withNonce('<a nonce="__CSP_NONCE__"><b nonce="__CSP_NONCE__">', 'x1')).toBe('<a nonce="x1"><b nonce="x1">');
  });
});

describe('files', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a-12345678.js', 'assets/a-12345678.js'],
    ['/assets/%E5%AD%97.woff2', 'assets/字.woff2'],
    ['/a%20b.svg', 'a b.svg'],
  ])('%s is %s', (path, file) => {
    expect(pageFileOf(path)).toBe(file);
  });

  it.each([
    '',
    'index.html',
    '/..',
    '/.',
    '/a/..',
    '/a//b',
    '/a/',
    '/.git',
    '/a%2f..%2fb',
    '/a%5Cb',
    '/%00',
    '/a:b',
    '/%',
    '/%ff',
    '/a.',
    '/a%20',
  ])('%s is none', (path) => {
    expect(pageFileOf(path)).toBeNull();
  });

  it('no path names a file outside of the folder', () => {
    const piece = fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '%5c', '%00', 'a', 'C:', '~', '%25', '%c0%af', '\u2215', ';');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = pageFileOf(`/${pieces.join('')}`);
        if (file === null) return;
        expect(file).not.toMatch(/(^|\/)\.|\\|:|\0|^\/|\/\/|\/$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('are known by their ends; others are bytes', () => {
    expect(mimeTypeOf('assets/a.JS')).toBe('text/javascript; charset=utf-8');
    expect(mimeTypeOf('a.woff2')).toBe('font/woff2');
    expect(mimeTypeOf('a.exe')).toBe('application/octet-stream');
    expect(mimeTypeOf('noend')).toBe('application/octet-stream');
  });

  it('are kept for ever with a hash in their name, index.html never', () => {
    expect(cacheControlOf('assets/index-Ab3_dE-9.js')).toBe('public, max-age=31536000, immutable');
    expect(cacheControlOf('index.html')).toBe('no-store');
    expect(cacheControlOf('assets/plain.js')).toBe('no-cache');
    expect(cacheControlOf('icon.svg')).toBe('no-cache');
  });
});
